import type { SoFar } from '#kernel/form/so-far.ts'

function element(name: string, className: string, ...children: readonly (Node | string)[]): HTMLElement {
  const made = document.createElement(name)
  made.className = className
  made.append(...children)
  return made
}

/** Writes what the answers come to, in the list that the server drew. */
export function showSoFar(host: HTMLElement, told: readonly SoFar[]): void {
  const panel = host.querySelector<HTMLElement>(':scope > [data-so-far]')
  if (!panel) return
  panel.hidden = told.length === 0
  const rows = told.map(({ label, text }) =>
    element(
      'div',
      'portico-summary-row',
      element('dt', '', label),
      element('dd', '', element('span', 'portico-lines', text)),
    ),
  )
  panel.querySelector('dl')?.replaceChildren(...rows)
}
