import { ErrorSummary } from './error-summary.ts'
import { Focal } from './focal.ts'
import { Place } from './place.ts'
import { Refresh } from './refresh.ts'
import { isElsewhere } from './show-page.ts'
import { SubmitOnce } from './submit-once.ts'
import { Upload } from './upload.ts'

declare global {
  interface Window {
    BOOTSTRAP_ITALIA_VERSION: string
  }
}

// The validator of the national model reads it on every page; it misreads the CSS variable of this version.
window.BOOTSTRAP_ITALIA_VERSION = '2.18.3'

customElements.define('portico-error-summary', ErrorSummary)
customElements.define('portico-submit-once', SubmitOnce)
customElements.define('portico-upload', Upload)
customElements.define('portico-refresh', Refresh)
customElements.define('portico-place', Place)
customElements.define('portico-focal', Focal)

// A page put in place of another by `showPage` has an entry in the history, but no document behind it. A link to a place
// in the page fires the event too: reloading an answered form there would send it again.
addEventListener('popstate', () => {
  if (isElsewhere()) location.reload()
})
