/** Address of the page that is on the screen, without the place in it. */
let shown = location.pathname + location.search

/** Whether the history has gone to another page; a link to a place in this one goes nowhere else. */
export function isElsewhere(): boolean {
  return location.pathname + location.search !== shown
}

/** Scripts of a page that was put in place of another do not run by themselves: those that are new here are run. */
function runNewScripts(known: ReadonlySet<string>): void {
  for (const { src } of document.querySelectorAll<HTMLScriptElement>('script[type=module][src]')) {
    if (known.has(src)) continue
    const script = document.createElement('script')
    script.type = 'module'
    script.src = src
    document.head.append(script)
  }
}

/**
 * Puts a page that has already been fetched in place of this one, as if the browser had gone there: to the element with
 * an id, where nothing is wrong with it.
 */
export function showPage(page: Document, address: string | undefined, id?: string): void {
  if (address !== undefined && address !== location.href) history.pushState(null, '', address)
  shown = location.pathname + location.search
  const scripts = document.querySelectorAll<HTMLScriptElement>('script[type=module][src]')
  const known = new Set([...scripts].map(({ src }) => src))
  // The custom elements that are defined already wake up when they arrive.
  document.documentElement.replaceWith(document.adoptNode(page.documentElement))
  runNewScripts(known)
  scrollTo(0, 0)
  if (document.querySelector('portico-error-summary') !== null) return
  const place = id === undefined ? null : document.getElementById(id)
  ;(place ?? document.querySelector('main'))?.focus()
  place?.scrollIntoView({ block: 'center' })
}
