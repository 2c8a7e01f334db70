import type * as board from './map/index.ts'
import { ownAsset } from './own-asset.ts'

/** Words for a browser that cannot show a map: too old, without WebGL, or cut off on the way. */
const failed = {
  it: 'La mappa non si può mostrare in questo browser. Non serve: basta scrivere dove si trova.',
  en: 'The map cannot be shown in this browser. You do not need it: writing where it is is enough.',
} as const

/** Brings the map, its libraries and its style sheet to a page where something can be drawn, and to no other. */
export class Place extends HTMLElement {
  private close: (() => void) | undefined

  connectedCallback(): void {
    this.open().catch(() => this.sayFailed())
  }

  disconnectedCallback(): void {
    this.close?.()
    this.close = undefined
  }

  private async open(): Promise<void> {
    const { script, styles = '' } = this.dataset
    const [map] = await Promise.all([import(ownAsset(script)) as Promise<typeof board>, bring(styles)])
    const close = await map.openBoard(this)
    if (this.isConnected) this.close = close
    else close()
  }

  private sayFailed(): void {
    const warning = this.querySelector<HTMLElement>('[data-shows=failed]')
    const board = this.querySelector<HTMLElement>('.portico-place-board')
    if (warning) {
      warning.textContent = failed[this.dataset['locale'] === 'en' ? 'en' : 'it']
      warning.hidden = false
    }
    if (board) board.hidden = true
  }
}

/** A style sheet, once a page, ready when the promise is. */
function bring(href: string): Promise<unknown> {
  if (document.querySelector(`link[href="${CSS.escape(href)}"]`)) return Promise.resolve()
  const link = document.createElement('link')
  link.rel = 'stylesheet'
  link.href = href
  const ready = new Promise((resolve, reject) => {
    link.addEventListener('load', resolve)
    link.addEventListener('error', reject)
  })
  document.head.append(link)
  return ready
}
