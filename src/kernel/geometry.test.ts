import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boundsOf, widened } from './bounds.ts'
import { crossesItself, drawingFault } from './drawing-fault.ts'
import { areaSquareMetres, lengthMetres } from './geometry.ts'
import type { Geometry, Position } from './geometry.ts'

const area = (...corners: readonly Position[]): Geometry => ({
  type: 'Polygon',
  coordinates: [[...corners, corners[0] ?? [0, 0]]],
})
const line = (...coordinates: readonly Position[]): Geometry => ({ type: 'LineString', coordinates })
const square = area([8, 45], [8.001, 45], [8.001, 45.001], [8, 45.001])

/** The same line with a hundred positions on each side. */
function denser(positions: readonly Position[]): Position[] {
  return positions.slice(1).flatMap(([x, y], index) => {
    const [fromX, fromY] = positions[index] ?? [x, y]
    return Array.from({ length: 101 }, (_, step): Position => [
      fromX + ((x - fromX) * step) / 100,
      fromY + ((y - fromY) * step) / 100,
    ])
  })
}

describe('measures', () => {
  // degrees of the meridian and of the parallel at 45° on WGS84: 111,132 m and 78,847 m (National Imagery and Mapping
  // Agency, TR8350.2); a quarter of the meridian is 10,001,965.73 m, the whole ellipsoid 510,065,621.724 km²
  it('are those of the ellipsoid', () => {
    expect(lengthMetres(line([8, 44.5], [8, 45.5]))).toBeCloseTo(111_131.8, 0)
    expect(lengthMetres(line([8, 45], [8.1, 45]))).toBeCloseTo(7_884.7, 0)
    expect(
      lengthMetres(
        line(
          ...denser([
            [8, 0],
            [8, 90],
          ]),
        ),
      ),
    ).toBeCloseTo(10_001_965.73, -1)
    const earth = areaSquareMetres(area([-180, -90], [180, -90], [180, 90], [-180, 90]))
    expect(earth / 1e6).toBeCloseTo(510_065_621.724, 0)
    expect(areaSquareMetres(square)).toBe(8762.31)
    expect(lengthMetres(square)).toBe(379.96)
    expect([areaSquareMetres(line([8, 45], [8.1, 45])), lengthMetres({ type: 'Point', coordinates: [8, 45] })]).toEqual(
      [0, 0],
    )
  })

  const position = fc.tuple(
    fc.double({ min: 7, max: 7.1, noNaN: true }),
    fc.double({ min: 44, max: 44.1, noNaN: true }),
  )
  it('do not hang on the corner that comes first, nor on the way round, nor on corners along a side', () => {
    fc.assert(
      fc.property(fc.array(position, { minLength: 3, maxLength: 8 }), fc.nat(7), (corners, turns) => {
        const cut = turns % corners.length
        const turned = area(...corners.slice(cut), ...corners.slice(0, cut))
        const back = area(...corners.toReversed())
        const dense = area(...denser([...corners, corners[0] ?? [0, 0]]))
        const wanted = areaSquareMetres(area(...corners))
        for (const one of [turned, back, dense]) {
          expect(Math.abs(areaSquareMetres(one) - wanted)).toBeLessThan(0.02)
          expect(Math.abs(lengthMetres(one) / lengthMetres(area(...corners)) - 1)).toBeLessThan(1e-5)
        }
      }),
      { numRuns: 50 },
    )
  })
})

describe('a drawing', () => {
  const bow = area([8, 45], [8.001, 45.001], [8.001, 45], [8, 45.001])
  const spike = area([8, 45], [8.002, 45], [8.001, 45], [8.001, 45.001])
  const touching = area([8, 45], [8.002, 45], [8.002, 45.002], [8.001, 45], [8, 45.002])
  const territory = [7.9, 44.9, 8.1, 45.1] as const

  it.each([
    ['a square', square, undefined],
    ['a square twice over a corner', area([8, 45], [8, 45], [8.001, 45], [8.001, 45.001]), undefined],
    ['a bow', bow, 'crosses'],
    ['a side that goes back', spike, 'crosses'],
    ['a corner on another side', touching, 'crosses'],
    ['a line that crosses itself', line([8, 45], [8.001, 45.001], [8.001, 45], [8, 45.001]), undefined],
    ['a line of one place', line([8, 45], [8, 45]), 'nothing'],
    ['an area of one place', area([8, 45], [8, 45], [8, 45]), 'nothing'],
    ['a point', { type: 'Point', coordinates: [8, 45] }, undefined],
    ['a point at the border', { type: 'Point', coordinates: [8.105, 45] }, undefined],
    ['a point elsewhere', { type: 'Point', coordinates: [9, 45] }, 'elsewhere'],
    ['longitude and latitude the other way round', { type: 'Point', coordinates: [45, 8] }, 'elsewhere'],
    [
      'an open ring',
      {
        type: 'Polygon',
        coordinates: [
          [
            [8, 45],
            [8.1, 45],
            [8.1, 45.1],
            [8, 45.1],
          ],
        ],
      },
      'unreadable',
    ],
    ['heights', { type: 'Point', coordinates: [8, 45, 200] }, 'unreadable'],
    ['501 corners', line(...Array.from({ length: 501 }, (_, index): Position => [8 + index / 1e6, 45])), 'unreadable'],
    ['text', 'POINT(8 45)', 'unreadable'],
  ] as const)('%s', (_, drawn, fault) => expect(drawingFault(drawn, territory)).toBe(fault))

  it('may lie anywhere where no bounds are known', () =>
    expect(drawingFault({ type: 'Point', coordinates: [150, -30] })).toBeUndefined())

  it('of 500 corners is looked at in time, however it is wound', () => {
    const round = Array.from({ length: 500 }, (_, index): Position => {
      const angle = (index / 499) * 2 * Math.PI
      return [8 + Math.cos(angle) / 100, 45 + Math.sin(angle) / 100]
    })
    expect(crossesItself(round)).toBe(false)
    expect(crossesItself(round.map(([x, y], index) => [index === 3 ? 7 : x, y]))).toBe(true)
  })
})

it('a margin is as wide as it is high', () => {
  const [west, south, east, north] = widened(
    boundsOf([
      [8, 45],
      [8.1, 45.1],
    ]) ?? [0, 0, 0, 0],
    1_000,
  )
  expect(lengthMetres(line([west, 45.05], [8, 45.05]))).toBeCloseTo(1_000, -1)
  expect(lengthMetres(line([8, south], [8, 45]))).toBeCloseTo(1_000, -1)
  expect([east > 8.1, north > 45.1]).toEqual([true, true])
})
