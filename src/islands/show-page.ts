/** Address of the page that is on the screen, without the place in it. */
let shown = location.pathname + location.search

/** Whether the history has gone to another page; a link to a place in this one goes nowhere else. */
export function isElsewhere(): boolean {
  return location.pathname + location.search !== shown
}

/** Puts a page that has already been fetched in place of this one, as if the browser had gone there. */
export function showPage(page: Document, address: string | undefined): void {
  if (address !== undefined && address !== location.href) history.pushState(null, '', address)
  shown = location.pathname + location.search
  // Scripts of the new page do not run again: the custom elements are defined already and wake up when they arrive.
  document.documentElement.replaceWith(document.adoptNode(page.documentElement))
  scrollTo(0, 0)
  if (document.querySelector('portico-error-summary') === null) document.querySelector('main')?.focus()
}
