import { boundsOf, overlap, widened } from './bounds.ts'
import { linesOf } from './city-map.ts'
import type { CityMap, MapFeature } from './city-map.ts'
import type { Position } from './geometry.ts'
import { distanceToSide, isInside, planeAt } from './plane.ts'
import type { Point } from './plane.ts'

const FAR_METRES = 60

/** The least distance from some points to a line, and from its corners to the line between them. */
function distance(drawn: readonly Point[], line: readonly Point[]): number {
  const toLine = (from: readonly Point[], to: readonly Point[]) =>
    from.flatMap((point) => to.map((at, index) => distanceToSide(point, to[Math.max(0, index - 1)] ?? at, at)))
  return Math.min(...toLine(drawn, line), ...toLine(line, drawn))
}

function metresTo({ geometry, properties: { kind } }: MapFeature, drawn: readonly Position[]): number {
  const [first] = drawn
  const around = boundsOf(drawn)
  if (!first || !around) return Infinity
  const frame = widened(around, FAR_METRES)
  const onPlane = planeAt(first)
  const points = drawn.map(onPlane)
  const lines = linesOf(geometry).filter((line) => overlap(boundsOf(line) ?? frame, frame))
  return Math.min(
    ...lines.map((line) => {
      const there = line.map(onPlane)
      return kind === 'square' && points.some((point) => isInside(point, there)) ? 0 : distance(points, there)
    }),
  )
}

/** Streets and squares within 60 m of what was drawn, the nearest first, three at the most. */
export function namesNear({ features }: Pick<CityMap, 'features'>, drawn: readonly Position[]): string[] {
  return features
    .filter(({ properties: { kind } }) => kind === 'street' || kind === 'square')
    .map((feature) => ({ name: feature.properties.name, metres: metresTo(feature, drawn) }))
    .filter(({ metres }) => metres <= FAR_METRES)
    .sort((a, b) => a.metres - b.metres)
    .slice(0, 3)
    .map(({ name }) => name)
}
