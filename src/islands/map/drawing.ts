import { MAX_POSITIONS } from '#kernel/geometry.ts'
import type { Geometry, Position } from '#kernel/geometry.ts'

export type Kind = 'point' | 'line' | 'area'

/** What is being drawn: the corners so far, whether more are to come, and what there was before each change. */
export interface Drawing {
  readonly kind: Kind
  readonly corners: readonly Position[]
  readonly finished: boolean
  readonly before: readonly Omit<Drawing, 'before'>[]
}

const MAX_BEFORE = 100

/** Corners that a drawing needs to be one. */
export const needed = { point: 1, line: 2, area: 3 } as const satisfies Record<Kind, number>

export const blank = (kind: Kind): Drawing => ({ kind, corners: [], finished: false, before: [] })

function changed(drawing: Drawing, change: Partial<Omit<Drawing, 'before'>>): Drawing {
  const { before, ...now } = drawing
  return { ...now, ...change, before: [...before, now].slice(-MAX_BEFORE) }
}

/** To a centimetre: no hand draws finer. */
const rounded = ([x, y]: Position): Position => [Math.round(x * 1e7) / 1e7, Math.round(y * 1e7) / 1e7]

/** A further corner; a point is moved to it, and is finished by it. */
export function add(drawing: Drawing, corner: Position): Drawing {
  if (drawing.kind === 'point') return changed(drawing, { corners: [rounded(corner)], finished: true })
  // the ring of an area ends with its first corner once more
  if (drawing.finished || drawing.corners.length >= MAX_POSITIONS - 1) return drawing
  return changed(drawing, { corners: [...drawing.corners, rounded(corner)] })
}

export const canFinish = ({ kind, corners, finished }: Drawing): boolean => !finished && corners.length >= needed[kind]

export const finish = (drawing: Drawing): Drawing =>
  canFinish(drawing) ? changed(drawing, { finished: true }) : drawing

/** Without one corner; with too few left, there are more to come. */
export function remove(drawing: Drawing, index: number): Drawing {
  const corners = drawing.corners.filter((_, at) => at !== index)
  if (corners.length === drawing.corners.length) return drawing
  return changed(drawing, { corners, finished: drawing.finished && corners.length >= needed[drawing.kind] })
}

/** One corner somewhere else. */
export const move = (drawing: Drawing, index: number, to: Position): Drawing =>
  changed(drawing, { corners: drawing.corners.map((corner, at) => (at === index ? rounded(to) : corner)) })

/** All corners anew, as a hand has moved them. */
export const reshape = (drawing: Drawing, corners: readonly Position[]): Drawing =>
  changed(drawing, { corners: corners.map(rounded) })

/** Nothing drawn, or another kind of drawing begun: what there was can be had back. */
export const restart = (drawing: Drawing, kind: Kind = drawing.kind): Drawing =>
  changed(drawing, { kind, corners: [], finished: false })

export function undo(drawing: Drawing): Drawing {
  const last = drawing.before.at(-1)
  return last ? { ...last, before: drawing.before.slice(0, -1) } : drawing
}

/** The drawing as GeoJSON, once it has its corners. */
export function geometryOf({ kind, corners }: Omit<Drawing, 'before'>): Geometry | undefined {
  const [first] = corners
  if (!first || corners.length < needed[kind]) return undefined
  if (kind === 'point') return { type: 'Point', coordinates: first }
  return kind === 'line'
    ? { type: 'LineString', coordinates: corners }
    : { type: 'Polygon', coordinates: [[...corners, first]] }
}

/** A drawing that was made before, to be changed. */
export function drawingOf(geometry: Geometry): Drawing {
  switch (geometry.type) {
    case 'Point':
      return { ...blank('point'), corners: [geometry.coordinates], finished: true }
    case 'LineString':
      return { ...blank('line'), corners: geometry.coordinates, finished: true }
    case 'Polygon':
      return { ...blank('area'), corners: (geometry.coordinates[0] ?? []).slice(0, -1), finished: true }
  }
}
