import { start } from './start.ts'

/** A form that asks its conditions again at every answer. A script of its own: the other pages do without its weight. */
class LiveForm extends HTMLElement {
  private stop: (() => void) | undefined

  connectedCallback(): void {
    this.stop = start(this)
  }

  disconnectedCallback(): void {
    this.stop?.()
  }
}

customElements.define('portico-live-form', LiveForm)
