// A form that answers with a download leaves its page open, so the buttons come back by themselves.
const reenableMilliseconds = 8000

/** Ignores the second click of a double click; the server has its idempotency key for what gets past. */
export class SubmitOnce extends HTMLElement {
  private sending = false

  connectedCallback(): void {
    this.addEventListener('submit', this.onSubmit)
    addEventListener('pageshow', this.release)
  }

  disconnectedCallback(): void {
    removeEventListener('pageshow', this.release)
  }

  private readonly onSubmit = (event: Event): void => {
    if (event.defaultPrevented) return
    if (this.sending) {
      event.preventDefault()
      return
    }
    this.mark(true)
    setTimeout(this.release, reenableMilliseconds)
  }

  private readonly release = (): void => this.mark(false)

  // aria-disabled and not disabled: a disabled button loses the focus and its value is not sent.
  private mark(sending: boolean): void {
    this.sending = sending
    for (const button of this.querySelectorAll('button')) {
      if (sending) button.setAttribute('aria-disabled', 'true')
      else button.removeAttribute('aria-disabled')
    }
  }
}
