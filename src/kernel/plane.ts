import { DEGREE_METRES } from './bounds.ts'
import type { Position } from './geometry.ts'

/** A point of a plane: metres to the east and to the north, or pixels. */
export type Point = readonly [x: number, y: number]

/** Metres east and north of a position: right to a thousandth over a city, for pictures and for what is near. */
export function planeAt([longitude, latitude]: Position): (position: Position) => Point {
  const wide = DEGREE_METRES * Math.cos((latitude * Math.PI) / 180)
  return ([x, y]) => [(x - longitude) * wide, (y - latitude) * DEGREE_METRES]
}

/** How far a point is from a line between two others. */
export function distanceToSide([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay]
  const squared = dx * dx + dy * dy
  const along = squared === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / squared))
  return Math.hypot(x - ax - along * dx, y - ay - along * dy)
}

/** Whether a point is inside a ring (even-odd rule). */
export function isInside([x, y]: Point, ring: readonly Point[]): boolean {
  return ring.reduce((inside, [bx, by], index) => {
    const [ax, ay] = ring.at(index - 1) ?? [bx, by]
    return ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax ? !inside : inside
  }, false)
}
