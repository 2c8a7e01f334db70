import { intersect } from '@turf/intersect'
import { areaSquareMetres } from '#kernel/geometry.ts'
import type { Position } from '#kernel/geometry.ts'

/** An area without holes, as it is drawn. */
export interface Area {
  readonly type: 'Polygon'
  readonly coordinates: readonly (readonly Position[])[]
}

const feature = ({ coordinates }: Area) => ({
  type: 'Feature' as const,
  properties: {},
  geometry: {
    type: 'Polygon' as const,
    coordinates: coordinates.map((ring) => ring.map(([longitude, latitude]) => [longitude, latitude])),
  },
})

/** Square metres inside the outer ring, less the holes. */
function netArea(rings: readonly (readonly (readonly number[])[])[]): number {
  const [outer = 0, ...holes] = rings.map((ring) =>
    areaSquareMetres({ type: 'Polygon', coordinates: [ring.map(([x = 0, y = 0]): Position => [x, y])] }),
  )
  return holes.reduce((area, hole) => area - hole, outer)
}

/** Square metres that two areas share, to the centimetre of their corners; nothing where they only touch. */
export function sharedSquareMetres(one: Area, other: Area): number {
  const shared = intersect({ type: 'FeatureCollection', features: [feature(one), feature(other)] })?.geometry
  if (!shared) return 0
  const parts = shared.type === 'Polygon' ? [shared.coordinates] : shared.coordinates
  return parts.reduce((sum, part) => sum + netArea(part), 0)
}

/** The bounds of an area in degrees. */
export function boundsOf({ coordinates }: Area) {
  const [ring = []] = coordinates
  const longitudes = ring.map(([longitude]) => longitude)
  const latitudes = ring.map(([, latitude]) => latitude)
  return {
    west: Math.min(...longitudes),
    south: Math.min(...latitudes),
    east: Math.max(...longitudes),
    north: Math.max(...latitudes),
  }
}
