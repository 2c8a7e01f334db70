import type { Bounds } from './bounds.ts'
import type { Position } from './geometry.ts'

/** What the map of a municipality shows; `zone` is a part of its territory that rules speak of. */
export const mapKinds = ['boundary', 'zone', 'water', 'square', 'street'] as const

export type MapKind = (typeof mapKinds)[number]

/** Lines and areas of a map, as GeoJSON has them; an area may have holes and parts. */
export type MapShape =
  | { readonly type: 'LineString'; readonly coordinates: readonly Position[] }
  | { readonly type: 'MultiLineString'; readonly coordinates: readonly (readonly Position[])[] }
  | { readonly type: 'Polygon'; readonly coordinates: readonly (readonly Position[])[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly (readonly Position[])[])[] }

/** Something on the map, with a name that people know it by. */
export interface MapFeature {
  readonly type: 'Feature'
  readonly properties: { readonly kind: MapKind; readonly id: string; readonly name: string }
  readonly geometry: MapShape
}

/** A municipality's own map: where it lies and what is in it. */
export interface CityMap {
  readonly bounds: Bounds
  /** Where a map opens; the middle of the bounds unless said. */
  readonly centre?: Position | undefined
  /** Pictures of the ground under the municipality's own lines, from a server of tiles. */
  readonly tiles?: { readonly address: string; readonly attribution: string } | undefined
  readonly features: readonly MapFeature[]
}

/** The lines of a shape: those of an area are its rings. */
export function linesOf(shape: MapShape): readonly (readonly Position[])[] {
  switch (shape.type) {
    case 'LineString':
      return [shape.coordinates]
    case 'MultiLineString':
    case 'Polygon':
      return shape.coordinates
    case 'MultiPolygon':
      return shape.coordinates.flat()
  }
}

/** Where a map opens. */
export function centreOf({ bounds: [west, south, east, north], centre }: Pick<CityMap, 'bounds' | 'centre'>): Position {
  return centre ?? [(west + east) / 2, (south + north) / 2]
}
