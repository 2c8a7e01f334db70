import type { Point } from '#kernel/plane.ts'
import { HEIGHT, WIDTH } from './frame.ts'

export const LABEL_SIZE = 11
/** Width of a letter on the average, in parts of its size: Titillium Web measures 0.48 over the street names of Turin. */
const LETTER = 0.5
const MARGIN = 6

export interface Label {
  readonly text: string
  readonly at: Point
  /** Clockwise, in degrees; never upside down. */
  readonly turned: number
}

interface Wanted {
  readonly text: string
  readonly lines: readonly (readonly Point[])[]
  /** Across the middle of an area, and not along its edge. */
  readonly area: boolean
}

const widthOf = (text: string) => text.length * LABEL_SIZE * LETTER

/** The part of a side that is in the picture (Liang and Barsky). */
function visible([ax, ay]: Point, [bx, by]: Point): readonly [Point, Point] | undefined {
  const [dx, dy] = [bx - ax, by - ay]
  const edges = [
    [-dx, ax - MARGIN],
    [dx, WIDTH - MARGIN - ax],
    [-dy, ay - MARGIN],
    [dy, HEIGHT - MARGIN - ay],
  ] as const
  const crossed = edges.filter(([step]) => step !== 0)
  if (edges.some(([step, room]) => step === 0 && room < 0)) return undefined
  const from = Math.max(0, ...crossed.filter(([step]) => step < 0).map(([step, room]) => room / step))
  const to = Math.min(1, ...crossed.filter(([step]) => step > 0).map(([step, room]) => room / step))
  return from < to
    ? [
        [ax + from * dx, ay + from * dy],
        [ax + to * dx, ay + to * dy],
      ]
    : undefined
}

/** Points along lines, as far apart as a label is high. */
export function pointsAlong(line: readonly Point[]): Point[] {
  return line.flatMap((to, index) => {
    const from = line[Math.max(0, index - 1)] ?? to
    const side = visible(from, to) ?? [to, to]
    const steps = Math.ceil(lengthOf(side) / LABEL_SIZE)
    const [[ax, ay], [bx, by]] = side
    return Array.from({ length: steps + 1 }, (_, step): Point => {
      const part = steps === 0 ? 0 : step / steps
      return [ax + (bx - ax) * part, ay + (by - ay) * part]
    })
  })
}

const lengthOf = ([[ax, ay], [bx, by]]: readonly [Point, Point]) => Math.hypot(bx - ax, by - ay)

/** Places for a name along a street: the middle of each side that is long enough, the longest first. */
function along({ text, lines }: Wanted): Label[] {
  return lines
    .flatMap((line) =>
      line.slice(1).flatMap((to, index) => {
        const side = visible(line[index] ?? to, to)
        return side ? [side] : []
      }),
    )
    .filter((side) => lengthOf(side) > widthOf(text))
    .sort((a, b) => lengthOf(b) - lengthOf(a))
    .map(([[ax, ay], [bx, by]]) => {
      const angle = (Math.atan2(by - ay, bx - ax) * 180) / Math.PI
      const turned = angle > 90 ? angle - 180 : angle <= -90 ? angle + 180 : angle
      return { text, at: [(ax + bx) / 2, (ay + by) / 2], turned }
    })
}

/** The middle of an area that is not much smaller than its name, where that does not leave the picture. */
function across({ text, lines: [ring = []] }: Wanted): Label[] {
  const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)]
  const at: Point = [(Math.min(...xs) + Math.max(...xs)) / 2, (Math.min(...ys) + Math.max(...ys)) / 2]
  const room = widthOf(text) / 2 + MARGIN
  const isIn = at[0] > room && at[0] < WIDTH - room && at[1] > 2 * MARGIN && at[1] < HEIGHT - 2 * MARGIN
  const isLarge = Math.max(...xs) - Math.min(...xs) > widthOf(text) / 2
  return isIn && isLarge ? [{ text, at, turned: 0 }] : []
}

/** Points along the middle of a label, as far apart as it is high. */
function spine({ text, at: [x, y], turned }: Label): Point[] {
  const half = Math.ceil(widthOf(text) / 2 / LABEL_SIZE)
  const [dx, dy] = [Math.cos((turned * Math.PI) / 180) * LABEL_SIZE, Math.sin((turned * Math.PI) / 180) * LABEL_SIZE]
  return Array.from({ length: 2 * half + 1 }, (_, index) => [x + (index - half) * dx, y + (index - half) * dy])
}

/** Where names stand: each once, none over another, none on what is `taken`; those that come first are placed first. */
export function placeLabels(wanted: readonly Wanted[], taken: readonly Point[]): Label[] {
  const occupied = [...taken]
  return wanted.flatMap((one) => {
    const found = (one.area ? across(one) : along(one)).find((label) =>
      spine(label).every(([x, y]) => occupied.every(([ox, oy]) => Math.hypot(x - ox, y - oy) > LABEL_SIZE * 1.2)),
    )
    if (found) occupied.push(...spine(found))
    return found ?? []
  })
}
