import { listKey, type ListKey } from './list-key.ts'

interface Suggestion {
  readonly code: string
  readonly name: string
}

// a request at every key would be a dozen for one street
const pauseMilliseconds = 150

/**
 * Offers what the server suggests while one types: a combobox with a list (WAI-ARIA APG). What is typed stays an answer
 * of its own: nothing has to be chosen. Without it the server finds what was meant when the page is sent.
 *
 * `data-href` answers `{ [data-list]: [{ code, name }] }`. The code goes into the hidden field where there is one; with
 * `data-go` it is the path of a page, which is opened, and begins with what `data-go` says.
 */
class Suggest extends HTMLElement {
  private readonly known = new Map<string, readonly Suggestion[]>()
  private offered: readonly Suggestion[] = []
  private active = -1
  private timer: ReturnType<typeof setTimeout> | undefined
  private control: AbortController | undefined

  connectedCallback(): void {
    const { input, list } = this
    if (!input || !list) return
    this.control = new AbortController()
    const { signal } = this.control
    const set = { role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': list.id }
    for (const [name, value] of Object.entries(set)) input.setAttribute(name, value)
    input.addEventListener('input', this.onInput, { signal })
    input.addEventListener('keydown', this.onKey, { signal })
    input.addEventListener('blur', () => this.close(), { signal })
    // the list must not take the keyboard away from the box
    list.addEventListener('mousedown', (event) => event.preventDefault(), { signal })
    list.addEventListener('click', this.onClick, { signal })
  }

  disconnectedCallback(): void {
    clearTimeout(this.timer)
    this.control?.abort()
  }

  private get input() {
    return this.querySelector<HTMLInputElement>('input[type=text], input[type=search]')
  }

  private get list() {
    return this.querySelector<HTMLElement>('[role=listbox]')
  }

  private get code() {
    return this.querySelector<HTMLInputElement>('input[type=hidden]')
  }

  private readonly onInput = (event: Event): void => {
    // an event of our own, which tells the rest of the page what was chosen
    if (!event.isTrusted) return
    if (this.code) this.code.value = ''
    clearTimeout(this.timer)
    this.timer = setTimeout(() => {
      this.look().catch(() => this.close())
    }, pauseMilliseconds)
  }

  private async look(): Promise<void> {
    const typed = this.input?.value.trim() ?? ''
    if (typed.length < 2) return this.close()
    const found = this.known.get(typed) ?? (await this.fetchSuggestions(typed))
    this.known.set(typed, found)
    // somebody who goes on typing, or has gone elsewhere, is not interrupted by an older answer
    if (this.input?.value.trim() === typed && document.activeElement === this.input) this.show(found)
  }

  private async fetchSuggestions(typed: string): Promise<readonly Suggestion[]> {
    const address = new URL(this.dataset['href'] ?? '', location.href)
    address.searchParams.set('q', typed.slice(0, 120))
    const response = await fetch(address, { headers: { accept: 'application/json' } })
    if (!response.ok) return []
    const answer: Readonly<Record<string, readonly Suggestion[]>> = await response.json()
    return answer[this.dataset['list'] ?? ''] ?? []
  }

  private show(offered: readonly Suggestion[]): void {
    const { list, input } = this
    if (!list || !input) return
    this.offered = offered
    list.replaceChildren(...offered.map(({ name }, index) => optionOf(`${list.id}-${index}`, name)))
    list.hidden = offered.length === 0
    input.setAttribute('aria-expanded', String(offered.length > 0))
    this.mark(-1)
    const words = offered.length === 0 ? 'none' : offered.length === 1 ? 'one' : 'many'
    this.say((this.dataset[words] ?? '').replace('{count}', String(offered.length)))
  }

  private close(): void {
    if (this.list) this.list.hidden = true
    this.input?.setAttribute('aria-expanded', 'false')
    this.mark(-1)
  }

  private mark(index: number): void {
    this.active = index
    const options = [...(this.list?.children ?? [])]
    for (const [at, option] of options.entries()) option.setAttribute('aria-selected', String(at === index))
    const current = options[index]
    current?.scrollIntoView({ block: 'nearest' })
    if (current) this.input?.setAttribute('aria-activedescendant', current.id)
    else this.input?.removeAttribute('aria-activedescendant')
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    const open = this.list?.hidden === false
    const step: ListKey = listKey(event.key, { open, active: this.active, count: this.offered.length })
    if (step.kind === 'nothing') return
    event.preventDefault()
    if (step.kind === 'choose') this.choose(this.offered[this.active])
    else if (step.kind === 'close') this.close()
    else if (open) this.mark(step.index)
    else this.look().catch(() => this.close())
  }

  private readonly onClick = (event: MouseEvent): void => {
    const option = event.target instanceof Element ? event.target.closest('[role=option]') : null
    if (option) this.choose(this.offered[[...(this.list?.children ?? [])].indexOf(option)])
  }

  private choose(chosen: Suggestion | undefined): void {
    const { input, code } = this
    if (!chosen || !input) return
    const { go } = this.dataset
    if (go !== undefined) return location.assign(go + chosen.code)
    input.value = chosen.name
    if (code) code.value = chosen.code
    this.close()
    this.say('')
    for (const type of ['input', 'change']) input.dispatchEvent(new Event(type, { bubbles: true }))
  }

  private say(words: string): void {
    const status = this.querySelector('[role=status]')
    if (status) status.textContent = words
  }
}

function optionOf(id: string, name: string): HTMLElement {
  const option = document.createElement('li')
  option.id = id
  option.setAttribute('role', 'option')
  option.setAttribute('aria-selected', 'false')
  option.textContent = name
  return option
}

customElements.define('portico-suggest', Suggest)
