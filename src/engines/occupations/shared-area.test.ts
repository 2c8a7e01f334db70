import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { areaSquareMetres } from '#kernel/geometry.ts'
import { boundsOf, sharedSquareMetres } from './shared-area.ts'
import type { Area } from './shared-area.ts'

/** A rectangle from a corner, in millionths of a degree from a square of the city: about a tenth of a metre each. */
function rectangle(x: number, y: number, width: number, height: number): Area {
  const [west, south] = [7.68 + x / 1e6, 45.07 + y / 1e6]
  const [east, north] = [west + width / 1e6, south + height / 1e6]
  return {
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  }
}

const rectangles = fc
  .tuple(
    fc.integer({ min: 0, max: 500 }),
    fc.integer({ min: 0, max: 500 }),
    fc.integer({ min: 20, max: 500 }),
    fc.integer({ min: 20, max: 500 }),
  )
  .map(([x, y, width, height]) => ({ x, y, width, height, area: rectangle(x, y, width, height) }))

test('two rectangles share the rectangle that both hold', () => {
  fc.assert(
    fc.property(rectangles, rectangles, (one, other) => {
      const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x)
      const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y)
      const expected =
        width > 0 && height > 0
          ? areaSquareMetres(rectangle(Math.max(one.x, other.x), Math.max(one.y, other.y), width, height))
          : 0
      expect(sharedSquareMetres(one.area, other.area)).toBeCloseTo(expected, 0)
      expect(sharedSquareMetres(one.area, other.area)).toBeCloseTo(sharedSquareMetres(other.area, one.area), 1)
    }),
  )
})

test('an area shares all of itself with itself, and nothing with the next along its edge', () => {
  const stall = rectangle(0, 0, 300, 200)
  expect(sharedSquareMetres(stall, stall)).toBeCloseTo(areaSquareMetres(stall), 1)
  expect(sharedSquareMetres(stall, rectangle(300, 0, 300, 200))).toBeLessThan(0.1)
})

test('what two areas share may be in two parts, and may have a hole in neither', () => {
  // a beam across a U shares both its arms
  const [west, south] = [7.68, 45.07]
  const at = (x: number, y: number) => [west + x / 1e6, south + y / 1e6] as const
  const u: Area = {
    type: 'Polygon',
    coordinates: [
      [
        at(0, 0),
        at(300, 0),
        at(300, 300),
        at(200, 300),
        at(200, 100),
        at(100, 100),
        at(100, 300),
        at(0, 300),
        at(0, 0),
      ],
    ],
  }
  const beam = rectangle(0, 200, 300, 50)
  expect(sharedSquareMetres(u, beam)).toBeCloseTo((areaSquareMetres(beam) * 2) / 3, 0)
})

test('the bounds of an area hold each of its corners', () => {
  const { west, south, east, north } = boundsOf(rectangle(10, 20, 30, 40))
  expect([west, south, east, north].map((one) => Math.round(one * 1e6))).toEqual([
    7_680_010, 45_070_020, 7_680_040, 45_070_060,
  ])
})
