import { showPage } from './show-page.ts'

/**
 * Shows the progress of a form that sends files, and lets the person stop it. Without it, or when no file is chosen,
 * the form posts by itself. Its words come from the server in data attributes.
 */
export class Upload extends HTMLElement {
  private request: XMLHttpRequest | undefined

  connectedCallback(): void {
    this.addEventListener('submit', this.onSubmit)
  }

  disconnectedCallback(): void {
    this.removeEventListener('submit', this.onSubmit)
  }

  private readonly onSubmit = (event: SubmitEvent): void => {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || event.defaultPrevented) return
    if (this.request !== undefined) {
      event.preventDefault()
      return
    }
    const body = new FormData(form, event.submitter)
    const hasFiles = [...body.values()].some((value) => value instanceof File && value.size > 0)
    if (!hasFiles) return
    event.preventDefault()
    const override = event.submitter?.getAttribute('formaction')
    this.send(form, override ?? form.action, body, event.submitter?.dataset['backTo'])
  }

  private send(form: HTMLFormElement, action: string, body: FormData, backTo?: string): void {
    const panel = new ProgressPanel(this.text('cancel'), () => request.abort())
    form.append(panel.element)
    const request = new XMLHttpRequest()
    this.request = request
    const end = (words: string): void => {
      this.request = undefined
      panel.end(words)
    }
    request.responseType = 'document'
    request.upload.addEventListener('progress', ({ loaded, total, lengthComputable }) => {
      if (lengthComputable) panel.show(loaded / total, this.text('sending'))
    })
    request.upload.addEventListener('load', () => panel.say(this.text('done')))
    request.addEventListener('load', () => this.follow(request, action, end, backTo))
    request.addEventListener('error', () => end(this.text('failed')))
    request.addEventListener('abort', () => end(this.text('cancelled')))
    request.open('POST', action)
    request.send(body)
  }

  private follow(request: XMLHttpRequest, action: string, end: (words: string) => void, backTo?: string): void {
    const page = request.responseXML
    const redirected = request.responseURL !== new URL(action, location.href).href
    // The page behind the redirect is here already: fetching it twice would lose its one-time message.
    if (page?.body !== null && page !== null) showPage(page, redirected ? request.responseURL : undefined, backTo)
    else if (redirected && request.status < 400) location.assign(request.responseURL)
    else end(this.text('failed'))
  }

  private text(name: 'sending' | 'done' | 'failed' | 'cancelled' | 'cancel'): string {
    return this.dataset[name] ?? ''
  }
}

/** The bar, the words beside it and the button that stops. */
class ProgressPanel {
  readonly element = document.createElement('div')
  private readonly bar = document.createElement('progress')
  private readonly words = document.createElement('p')
  private readonly cancel = document.createElement('button')
  private lastTenth = -1

  constructor(cancelLabel: string, onCancel: () => void) {
    this.element.className = 'portico-progress'
    this.bar.max = 1
    this.words.setAttribute('role', 'status')
    this.bar.setAttribute('aria-hidden', 'true')
    this.cancel.type = 'button'
    this.cancel.className = 'btn btn-outline-primary btn-sm'
    this.cancel.textContent = cancelLabel
    this.cancel.addEventListener('click', onCancel)
    this.element.append(this.words, this.bar, this.cancel)
  }

  /** The bar moves with every event, the words every tenth: a screen reader reads each change aloud. */
  show(fraction: number, template: string): void {
    this.bar.value = fraction
    const tenth = Math.floor(fraction * 10)
    if (tenth === this.lastTenth) return
    this.lastTenth = tenth
    this.say(template.replace('{percent}', String(Math.round(fraction * 100))))
  }

  say(words: string): void {
    this.words.textContent = words
  }

  end(words: string): void {
    this.say(words)
    this.bar.remove()
    this.cancel.remove()
  }
}
