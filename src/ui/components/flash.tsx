import type { Locale } from '#platform/i18n/index.ts'
import type { FlashView } from '../view.ts'
import { Alert } from './alert.tsx'

/** What the last action did, said once on the page that follows it. */
export function Flash({ locale, flash }: { locale: Locale; flash?: FlashView | undefined }) {
  if (flash === undefined) return null
  return (
    <div class="portico-flash">
      <Alert locale={locale} kind={flash.kind} live>
        <p class="mb-0">{flash.text}</p>
      </Alert>
    </div>
  )
}
