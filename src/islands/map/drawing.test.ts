import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isGeometry } from '#kernel/geometry.ts'
import type { Position } from '#kernel/geometry.ts'
import {
  add,
  blank,
  canFinish,
  drawingOf,
  finish,
  geometryOf,
  move,
  remove,
  reshape,
  restart,
  undo,
} from './drawing.ts'
import type { Drawing, Kind } from './drawing.ts'

const corners: readonly Position[] = [
  [8, 45],
  [8.001, 45],
  [8.001, 45.001],
]
const with_ = (kind: Kind, ...positions: readonly Position[]) => positions.reduce(add, blank(kind))

describe('a drawing', () => {
  it('of a point is finished by it, and moved by the next', () => {
    const point = with_('point', ...corners)
    expect(point).toMatchObject({ corners: [[8.001, 45.001]], finished: true })
    expect(geometryOf(point)).toEqual({ type: 'Point', coordinates: [8.001, 45.001] })
  })

  it('of a line or area takes corners until it is finished', () => {
    expect(geometryOf(with_('line', [8, 45]))).toBeUndefined()
    expect(canFinish(with_('area', [8, 45], [8.001, 45]))).toBe(false)
    const area = finish(with_('area', ...corners))
    expect(add(area, [9, 45])).toBe(area)
    expect(geometryOf(area)).toEqual({ type: 'Polygon', coordinates: [[...corners, [8, 45]]] })
  })

  it('with too few corners left is no longer finished', () => {
    const area = finish(with_('area', ...corners))
    expect(remove(area, 1)).toMatchObject({ corners: [corners[0], corners[2]], finished: false })
    expect(remove(area, 7)).toBe(area)
    expect(move(area, 1, [8.0020000004, 45])).toMatchObject({ corners: [corners[0], [8.002, 45], corners[2]] })
  })

  it('ends at the corners that the form takes', () => {
    const many = Array.from({ length: 600 }, (_, index): Position => [8 + index / 1e5, 45 + (index % 2) / 1e3])
    expect(isGeometry(geometryOf(with_('line', ...many)))).toBe(true)
    expect(isGeometry(geometryOf(with_('area', ...many)))).toBe(true)
  })

  it('made before is found again as it was', () => {
    for (const kind of ['point', 'line', 'area'] as const) {
      const geometry = geometryOf(with_(kind, ...corners))
      expect(geometry && geometryOf(drawingOf(geometry))).toEqual(geometry)
    }
  })

  const position = fc.tuple(fc.double({ min: 7, max: 8, noNaN: true }), fc.double({ min: 44, max: 45, noNaN: true }))
  const change = fc.oneof(
    position.map((at) => (drawing: Drawing) => add(drawing, at)),
    fc.nat(5).map((index) => (drawing: Drawing) => remove(drawing, index)),
    fc.tuple(fc.nat(5), position).map(
      ([index, at]) =>
        (drawing: Drawing) =>
          move(drawing, index, at),
    ),
    fc.constantFrom<(drawing: Drawing) => Drawing>(
      finish,
      (drawing) => restart(drawing, 'line'),
      (drawing) => restart(drawing, 'area'),
      (drawing) => reshape(drawing, drawing.corners.toReversed()),
    ),
  )

  it('goes back one change at a time, to where it began, whatever was done', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
        const states = changes.reduce<Drawing[]>(
          (all, one) => {
            const last = all.at(-1) ?? blank('area')
            const next = one(last)
            return next === last ? all : [...all, next]
          },
          [blank('area')],
        )
        let back = states.at(-1) ?? blank('area')
        for (const wanted of states.toReversed().slice(1)) {
          back = undo(back)
          expect(back).toEqual(wanted)
        }
        expect(undo(back)).toBe(back)
      }),
    )
  })
})
