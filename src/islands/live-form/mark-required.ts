/** Says beside the question whether it may be left empty, and to a screen reader whether it must not. */
export function markRequired(box: HTMLElement, name: string, required: boolean, optional: string): void {
  const label = box.querySelector('.form-label')
  const sign = label?.querySelector(':scope > .portico-optional')
  if (required) sign?.remove()
  else if (label && !sign) label.append(signOf(optional))
  for (const control of controlsOf(box, name)) {
    if (required) control.setAttribute('aria-required', 'true')
    else control.removeAttribute('aria-required')
  }
}

function signOf(words: string): HTMLElement {
  const sign = document.createElement('span')
  sign.className = 'portico-optional'
  sign.textContent = ` ${words}`
  return sign
}

/** The controls of the question itself, the three boxes of a date included; parts of an answer have questions of their own. */
function controlsOf(box: HTMLElement, name: string): Element[] {
  const controls = box.querySelectorAll<HTMLInputElement>(
    'input:not([type=radio], [type=checkbox], [type=hidden]), textarea, select',
  )
  return [...controls].filter((control) => control.name === name || control.name.startsWith(`${name}-`))
}
