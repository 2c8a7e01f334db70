/** Brings the keyboard and the screen reader to the summary of errors when the page opens. */
export class ErrorSummary extends HTMLElement {
  connectedCallback(): void {
    // After the page is laid out: focus before it does not scroll.
    requestAnimationFrame(() => this.querySelector<HTMLElement>('[role=alert]')?.focus())
  }
}
