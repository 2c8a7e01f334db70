// After this many looks the person is left with the link: a job that takes longer has gone wrong.
const looksMost = 40

/** Asks the server whether the page still says "being prepared", and says when it does not. Never reloads by itself. */
export class Refresh extends HTMLElement {
  private timer: ReturnType<typeof setTimeout> | undefined
  private looks = 0

  connectedCallback(): void {
    this.plan()
  }

  disconnectedCallback(): void {
    clearTimeout(this.timer)
  }

  private plan(): void {
    const seconds = Number(this.dataset['seconds'] ?? '4')
    if (this.looks >= looksMost) return
    this.looks += 1
    this.timer = setTimeout(() => {
      this.look().catch(() => this.plan())
    }, seconds * 1000)
  }

  private async look(): Promise<void> {
    const href = this.dataset['href'] ?? location.href
    const response = await fetch(href, { headers: { accept: 'text/html' }, redirect: 'manual' })
    // whoever is led elsewhere has to sign in again: the link stays, and leads there
    if (response.type === 'opaqueredirect') return
    const stillPreparing = (await response.text()).includes('<portico-refresh')
    if (!response.ok || stillPreparing) this.plan()
    else this.sayReady()
  }

  private sayReady(): void {
    const status = this.querySelector('[role=status]')
    const link = document.createElement('a')
    link.href = this.dataset['href'] ?? location.href
    link.className = 'btn btn-primary'
    link.textContent = this.dataset['open'] ?? ''
    const words = document.createElement('p')
    words.className = 'fw-semibold'
    words.textContent = this.dataset['ready'] ?? ''
    status?.replaceChildren(words, link)
  }
}
