/**
 * The point of an image that stays in sight wherever it is cut: a touch on the image writes it into the two fields, and
 * what they hold is shown on the image and in the cut. The keyboard uses the fields.
 */
export class Focal extends HTMLElement {
  connectedCallback(): void {
    const whole = this.querySelector<HTMLImageElement>('.portico-focal-whole img')
    const cut = this.querySelector<HTMLImageElement>('.portico-focal-cut img')
    const [x, y] = ['x', 'y'].map((name) => this.querySelector<HTMLInputElement>(`input[name="${name}"]`))
    if (!whole || !cut || !x || !y) return
    const mark = document.createElement('span')
    mark.className = 'portico-focal-mark'
    const help = document.createElement('p')
    help.className = 'form-text'
    help.textContent = this.dataset['help'] ?? ''
    whole.parentElement?.after(mark, help)
    // the cut is shown as it will be, before the server makes it
    cut.parentElement?.querySelector('source')?.remove()
    cut.removeAttribute('srcset')
    cut.src = whole.currentSrc || whole.src
    const show = (): void => {
      const [left = 0, top = 0] = [x, y].map(({ value }) => Math.min(100, Math.max(0, Number(value) || 0)))
      mark.style.left = `${whole.offsetLeft + (whole.clientWidth * left) / 100}px`
      mark.style.top = `${whole.offsetTop + (whole.clientHeight * top) / 100}px`
      cut.style.objectPosition = `${left}% ${top}%`
    }
    whole.addEventListener('click', ({ offsetX, offsetY }) => {
      x.value = String(Math.round((offsetX / whole.clientWidth) * 100))
      y.value = String(Math.round((offsetY / whole.clientHeight) * 100))
      show()
    })
    for (const input of [x, y]) input.addEventListener('input', show)
    whole.addEventListener('load', show)
    addEventListener('resize', show)
    show()
  }
}
