import { boundsOf, widened } from '#kernel/bounds.ts'
import type { Bounds } from '#kernel/bounds.ts'
import { cornersOf } from '#kernel/geometry.ts'
import type { Geometry, Position } from '#kernel/geometry.ts'
import { planeAt } from '#kernel/plane.ts'
import type { Point } from '#kernel/plane.ts'

/** Size of a picture in its own units: on a telephone its words come out at nine pixels, in a letter at ten points. */
export const WIDTH = 360
export const HEIGHT = 270

const LEAST_METRES = 240
const ROOM = 1.8

/** What a picture shows, and where a position comes to stand in it. */
export interface Frame {
  readonly bounds: Bounds
  readonly metresPerUnit: number
  readonly at: (position: Position) => Point
}

/** The frame of a picture around what was drawn, with enough of the town to know the place. */
export function frameOf(drawn: Geometry): Frame {
  const [west, south, east, north] = boundsOf(cornersOf(drawn)) ?? [0, 0, 0, 0]
  const centre: Position = [(west + east) / 2, (south + north) / 2]
  const onPlane = planeAt(centre)
  const [halfWide, halfHigh] = onPlane([east, north])
  const wide = Math.max(LEAST_METRES, 2 * ROOM * halfWide, (2 * ROOM * halfHigh * WIDTH) / HEIGHT)
  const metresPerUnit = wide / WIDTH
  return {
    bounds: widened([...centre, ...centre], wide / 2),
    metresPerUnit,
    at(position) {
      const [x, y] = onPlane(position)
      return [WIDTH / 2 + x / metresPerUnit, HEIGHT / 2 - y / metresPerUnit]
    },
  }
}

/** The longest round number of metres that takes a third of the width at the most. */
export function scaleBar(metresPerUnit: number): { readonly metres: number; readonly units: number } {
  const most = (metresPerUnit * WIDTH) / 3
  const power = 10 ** Math.floor(Math.log10(most))
  const metres = [5, 2, 1].map((digit) => digit * power).find((length) => length <= most) ?? power
  return { metres, units: metres / metresPerUnit }
}
