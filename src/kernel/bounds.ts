import type { Position } from './geometry.ts'

/** The sides of a rectangle in degrees, in the order of GeoJSON's `bbox` (RFC 7946, 5). */
export type Bounds = readonly [west: number, south: number, east: number, north: number]

/** The least rectangle around some positions; none around nothing. */
export function boundsOf(positions: readonly Position[]): Bounds | undefined {
  const [first] = positions
  if (!first) return undefined
  return positions.reduce<Bounds>(
    ([west, south, east, north], [x, y]) => [
      Math.min(west, x),
      Math.min(south, y),
      Math.max(east, x),
      Math.max(north, y),
    ],
    [first[0], first[1], first[0], first[1]],
  )
}

/** Metres of a degree of latitude, on the average of the earth: enough for margins and pictures, not for measures. */
export const DEGREE_METRES = 111_320

/** The same rectangle with a margin on each side. */
export function widened([west, south, east, north]: Bounds, marginMetres: number): Bounds {
  const high = marginMetres / DEGREE_METRES
  const wide = high / Math.cos((((south + north) / 2) * Math.PI) / 180)
  return [west - wide, south - high, east + wide, north + high]
}

/** Whether all positions lie within a rectangle. */
export function isWithin(positions: readonly Position[], [west, south, east, north]: Bounds): boolean {
  return positions.every(([x, y]) => x >= west && x <= east && y >= south && y <= north)
}

/** Whether two rectangles have a place in common. */
export function overlap(a: Bounds, b: Bounds): boolean {
  return a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3]
}
