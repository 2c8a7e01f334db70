import type { Map as MapLibreMap, MapMouseEvent } from 'maplibre-gl'
import type { CityMap } from '#kernel/city-map.ts'
import { drawingFault } from '#kernel/drawing-fault.ts'
import type { Position } from '#kernel/geometry.ts'
import { sayMeasure, sayNear, sayPosition } from '#kernel/say-drawing.ts'
import { add, blank, canFinish, finish, geometryOf, move, remove, reshape, restart, undo } from './drawing.ts'
import type { Drawing, Kind } from './drawing.ts'
import type { Sketch } from './sketch.ts'
import type { MapWords } from './words.ts'

interface Parts {
  readonly board: HTMLElement
  readonly input: HTMLInputElement
  readonly map: MapLibreMap
  readonly city: CityMap | undefined
  readonly words: MapWords
  readonly locale: 'it' | 'en'
}

/** Pixels around a corner within which a click means that corner. */
const NEAR_PIXELS = 14

/** The buttons around the map, what they do to the drawing, and what is said of it. */
export class Board {
  private readonly parts: Parts
  private drawing: Drawing = blank('point')
  private sketch: Sketch | undefined

  constructor(parts: Parts) {
    this.parts = parts
  }

  open(sketch: Sketch, drawing: Drawing): void {
    const { board, map } = this.parts
    this.sketch = sketch
    board.addEventListener('click', this.onButton)
    board.addEventListener('change', this.onKind)
    map.on('click', this.onMap)
    map.on('moveend', this.sayCentre)
    this.choose(drawing.kind)
    this.change(drawing)
  }

  /** A hand has moved the corners on the map, where they are shown already. */
  readonly reshaped = (corners: readonly Position[]): void => {
    this.drawing = reshape(this.drawing, corners)
    this.tell(this.parts.words.moved)
  }

  private readonly onButton = ({ target }: Event): void => {
    const button = target instanceof Element ? target.closest<HTMLElement>('[data-do]') : null
    const act = button?.dataset['do']
    // aria-disabled and not disabled: a disabled button loses the focus
    if (act === undefined || button?.getAttribute('aria-disabled') === 'true') return
    const { words } = this.parts
    const corner = this.corner()
    switch (act) {
      case 'add':
        return this.change(add(this.drawing, this.centre()))
      case 'finish':
        return this.change(finish(this.drawing))
      case 'removeLast':
        return this.change(remove(this.drawing, this.drawing.corners.length - 1), words.removed)
      case 'undo':
        return this.undo()
      case 'clear':
        return this.change(restart(this.drawing), words.cleared)
      case 'remove':
        return this.change(remove(this.drawing, corner), words.removed)
      case 'move':
        return this.change(move(this.drawing, corner, this.centre()), words.moved)
      case 'show':
        this.showCorner(corner)
    }
  }

  private readonly onKind = ({ target }: Event): void => {
    if (!(target instanceof HTMLInputElement) || target.dataset['kind'] === undefined) return
    this.change(restart(this.drawing, target.dataset['kind'] as Kind))
  }

  /** A click puts a point; on the first corner of an area, or the last of a line, it finishes the drawing. */
  private readonly onMap = ({ lngLat, point }: MapMouseEvent): void => {
    const { kind, corners, finished } = this.drawing
    if (finished && kind !== 'point') return
    const end = kind === 'area' ? corners[0] : corners.at(-1)
    const at = end && this.parts.map.project([...end])
    const isEnd = at && kind !== 'point' && Math.hypot(at.x - point.x, at.y - point.y) < NEAR_PIXELS
    if (isEnd) this.change(finish(this.drawing))
    else this.change(add(this.drawing, [lngLat.lng, lngLat.lat]))
  }

  private undo(): void {
    const { kind } = this.drawing
    const before = undo(this.drawing)
    if (before.kind !== kind) this.choose(before.kind)
    this.change(before, this.parts.words.undone)
  }

  private centre(): Position {
    const { lng, lat } = this.parts.map.getCenter()
    return [lng, lat]
  }

  private corner(): number {
    return this.parts.board.querySelector<HTMLSelectElement>('[data-corner]')?.selectedIndex ?? -1
  }

  private showCorner(index: number): void {
    const corner = this.drawing.corners[index]
    if (corner) this.parts.map.easeTo({ center: [...corner] })
  }

  private choose(kind: Kind): void {
    const radio = this.parts.board.querySelector<HTMLInputElement>(`[data-kind=${kind}]`)
    if (radio) radio.checked = true
  }

  private change(drawing: Drawing, said = ''): void {
    this.drawing = drawing
    this.sketch?.show(drawing)
    this.tell(said)
  }

  /** Writes the drawing into the form, and says what it is now. */
  private tell(said: string): void {
    const { input } = this.parts
    const geometry = geometryOf(this.drawing)
    input.value = geometry === undefined ? '' : JSON.stringify(geometry)
    // the questions and amounts of the page that hang on it follow
    input.dispatchEvent(new Event('input', { bubbles: true }))
    input.dispatchEvent(new Event('change', { bubbles: true }))
    this.say('drawing', [said, ...this.sayDrawing()].filter(Boolean).join(' '))
    this.enable()
    this.listCorners()
  }

  private sayDrawing(): string[] {
    const { words, city, locale } = this.parts
    const { kind, corners, finished } = this.drawing
    const geometry = geometryOf(this.drawing)
    if (corners.length === 0) return [words.empty[kind]]
    const count = corners.length === 1 ? words.more.one : words.more.many.replace('{count}', String(corners.length))
    const last = corners.slice(-1)
    const where = sayNear(city, geometry && finished ? corners : last, locale) ?? sayPosition(last[0] ?? [0, 0], locale)
    const fault = geometry && drawingFault(geometry, city?.bounds)
    // an edge that crosses itself encloses nothing that could be measured
    const measure = geometry && kind !== 'point' && !fault ? sayMeasure(geometry, locale) : undefined
    return [
      finished && kind !== 'point' ? words.finished : count,
      ...[[measure, where].filter(Boolean).join('; ')].map(
        (text) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`,
      ),
      ...(fault ? [words[fault]] : []),
    ]
  }

  /** What is in the middle, for whoever moves the map by the keyboard. */
  private readonly sayCentre = (): void => {
    const { map, words, city, locale } = this.parts
    if (document.activeElement !== map.getCanvas()) return
    const centre = this.centre()
    const where = [sayNear(city, [centre], locale), sayPosition(centre, locale)].filter(Boolean).join('; ')
    this.say('centre', words.centre.replace('{where}', where))
  }

  private say(what: 'drawing' | 'centre', text: string): void {
    const line = this.parts.board.querySelector(`[data-says=${what}]`)
    if (line) line.textContent = text
  }

  private enable(): void {
    const { drawing } = this
    const can: Readonly<Record<string, boolean>> = {
      add: !drawing.finished || drawing.kind === 'point',
      finish: canFinish(drawing),
      removeLast: drawing.corners.length > 0,
      undo: drawing.before.length > 0,
      clear: drawing.corners.length > 0,
    }
    for (const button of this.parts.board.querySelectorAll<HTMLElement>('[data-do]')) {
      const act = button.dataset['do'] ?? ''
      // one point is finished as it is put, and is the last one
      button.hidden = drawing.kind === 'point' && (act === 'finish' || act === 'removeLast')
      if (can[act] === false) button.setAttribute('aria-disabled', 'true')
      else button.removeAttribute('aria-disabled')
    }
    const frame = this.parts.board.querySelector('.portico-place-frame')
    frame?.toggleAttribute('data-finished', drawing.finished)
  }

  private listCorners(): void {
    const { board, words, city, locale } = this.parts
    const select = board.querySelector<HTMLSelectElement>('[data-corner]')
    const details = board.querySelector<HTMLElement>('[data-shows=corners]')
    if (!select || !details) return
    const chosen = select.selectedIndex
    const { corners } = this.drawing
    details.hidden = corners.length === 0
    select.replaceChildren(
      ...corners.map((corner, index) => {
        const where = sayNear(city, [corner], locale) ?? sayPosition(corner, locale)
        return new Option(words.corner.replace('{number}', String(index + 1)).replace('{where}', where))
      }),
    )
    select.selectedIndex = Math.max(0, Math.min(chosen, corners.length - 1))
  }
}
