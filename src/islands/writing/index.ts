import { gulpease } from '#kernel/rich-text/gulpease.ts'
import { readRichText } from '#kernel/rich-text/parse.ts'
import { plainText } from '#kernel/rich-text/rich-text.ts'
import { commands, editFor, nextEntry } from './commands.ts'
import type { Command, Edit } from './commands.ts'

const pauseMilliseconds = 400

/**
 * What helps who writes a rich text: a toolbar that writes its marks (WAI-ARIA APG, toolbar), the ease of reading and
 * what is wrong, line by line, while one types. What is announced is what has changed, not every key. Without it the
 * marks are typed, and the rest is told when the draft is saved.
 *
 * `data-words` has the labels of the commands and the templates of what is told, as JSON; `data-ease` is there where the
 * text is Italian, which the index is made for.
 */
class Writing extends HTMLElement {
  private timer: ReturnType<typeof setTimeout> | undefined
  private control: AbortController | undefined
  private told = ''

  connectedCallback(): void {
    const { area } = this
    if (!area || this.control) return
    this.control = new AbortController()
    const { signal } = this.control
    area.before(this.toolbar(area))
    const status = document.createElement('p')
    status.className = 'visually-hidden'
    status.setAttribute('role', 'status')
    const faults = document.createElement('ul')
    faults.className = 'form-text'
    faults.hidden = true
    this.append(faults, status)
    area.addEventListener('keydown', this.onKey, { signal })
    area.addEventListener(
      'input',
      () => {
        clearTimeout(this.timer)
        this.timer = setTimeout(() => this.tell(area, faults, status), pauseMilliseconds)
      },
      { signal },
    )
  }

  disconnectedCallback(): void {
    clearTimeout(this.timer)
    this.control?.abort()
  }

  private get area() {
    return this.querySelector('textarea')
  }

  private get words(): Readonly<Record<string, string>> {
    return JSON.parse(this.dataset['words'] ?? '{}') as Record<string, string>
  }

  private toolbar(area: HTMLTextAreaElement): HTMLElement {
    const { words } = this
    const bar = document.createElement('div')
    bar.className = 'portico-toolbar'
    bar.setAttribute('role', 'toolbar')
    bar.setAttribute('aria-label', words['toolbar'] ?? '')
    bar.setAttribute('aria-controls', area.id)
    const buttons = commands.map((command, index) => {
      const button = document.createElement('button')
      button.type = 'button'
      button.className = 'btn btn-outline-primary btn-xs'
      button.textContent = words[command] ?? command
      button.tabIndex = index === 0 ? 0 : -1
      button.addEventListener('click', () => this.do(command))
      bar.append(button)
      return button
    })
    const reach = (at: number): void => {
      const next = (at + buttons.length) % buttons.length
      for (const [index, button] of buttons.entries()) button.tabIndex = index === next ? 0 : -1
      buttons[next]?.focus()
    }
    bar.addEventListener('keydown', (event) => {
      const at = buttons.findIndex((button) => button === document.activeElement)
      const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }[event.key]
      if (to === undefined) return
      event.preventDefault()
      reach(to)
    })
    return bar
  }

  private do(command: Command): void {
    const { area, words } = this
    if (!area) return
    const selected = { text: area.value, from: area.selectionStart, to: area.selectionEnd }
    apply(area, editFor(command, selected, { words: words['words'] ?? '', column: words['column'] ?? '' }))
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    const { area } = this
    if (!area || event.isComposing) return
    const command = ({ b: 'bold', k: 'link' } as const)[event.key.toLowerCase()]
    if (command && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) {
      event.preventDefault()
      this.do(command)
    } else if (event.key === 'Enter' && !event.shiftKey && !event.ctrlKey) {
      const edit = nextEntry({ text: area.value, from: area.selectionStart, to: area.selectionEnd })
      if (!edit) return
      event.preventDefault()
      apply(area, edit)
    }
  }

  /** Tells how the text stands; aloud only when that is another than before. */
  private tell(area: HTMLTextAreaElement, list: HTMLElement, status: HTMLElement): void {
    const { words } = this
    const { text, faults } = readRichText(area.value)
    const locale = document.documentElement.lang === 'en' ? 'en' : 'it'
    const lines = faults.map(({ line, sentence }) =>
      (words['line'] ?? '').replace('{line}', String(line)).replace('{fault}', sentence[locale]),
    )
    list.replaceChildren(...lines.map((line) => Object.assign(document.createElement('li'), { textContent: line })))
    list.hidden = lines.length === 0
    const ease = this.querySelector<HTMLElement>('[data-ease]')
    const found = ease ? gulpease(plainText(text)) : undefined
    const band = found ? (words[`ease-${found.easyFor}`] ?? '') : ''
    if (ease) {
      ease.hidden = found === undefined
      ease.textContent = (words['ease'] ?? '').replace('{score}', String(found?.score)).replace('{words}', band)
    }
    const heard = [...lines, band].join(' ')
    if (heard !== this.told) status.textContent = heard
    this.told = heard
  }
}

/** Writes an edit as if it had been typed, so that undo takes it back. */
function apply(area: HTMLTextAreaElement, { from, to, put, selectFrom, selectTo }: Edit): void {
  area.focus()
  area.setSelectionRange(from, to)
  // the one way to keep the undo of the browser; where it is no more, the text is changed all the same
  const isTyped = put === '' ? document.execCommand('delete') : document.execCommand('insertText', false, put)
  if (!isTyped) {
    area.setRangeText(put, from, to)
    area.dispatchEvent(new Event('input', { bubbles: true }))
  }
  area.setSelectionRange(selectFrom, selectTo)
}

/** Asks before a form is left with what nobody has saved. */
class Unsaved extends HTMLElement {
  private control: AbortController | undefined

  connectedCallback(): void {
    const form = this.querySelector('form')
    if (!form) return
    this.control = new AbortController()
    const { signal } = this.control
    let isChanged = this.dataset['changed'] !== undefined
    form.addEventListener('input', () => (isChanged = true), { signal })
    form.addEventListener('submit', () => (isChanged = false), { signal })
    addEventListener('beforeunload', (event) => isChanged && event.preventDefault(), { signal })
  }

  disconnectedCallback(): void {
    this.control?.abort()
  }
}

customElements.define('portico-writing', Writing)
customElements.define('portico-unsaved', Unsaved)
