/** Longitude and latitude in degrees, WGS84 (EPSG:4326), in this order as in GeoJSON (RFC 7946). */
export type Position = readonly [longitude: number, latitude: number]

/** A point, a line, or an area without holes whose ring ends where it began. */
export type Geometry =
  | { readonly type: 'Point'; readonly coordinates: Position }
  | { readonly type: 'LineString'; readonly coordinates: readonly Position[] }
  | { readonly type: 'Polygon'; readonly coordinates: readonly (readonly Position[])[] }

// ellipsoid of WGS84: semi-major axis in metres and the eccentricity
const AXIS_METRES = 6_378_137
const ECCENTRICITY_SQUARED = 0.006_694_379_990_141
const ECCENTRICITY = Math.sqrt(ECCENTRICITY_SQUARED)

const radians = (degrees: number) => (degrees * Math.PI) / 180

// to the centimetre: what is drawn by hand is not more exact, and the last bits of a sine may differ between machines
const toCentimetres = (value: number) => Math.round(value * 100) / 100

/** Square metres of the ellipsoid from the equator to a latitude, for each radian of longitude. */
function belowLatitude(degrees: number): number {
  const sine = Math.sin(radians(degrees))
  const sides = sine / (1 - ECCENTRICITY_SQUARED * sine ** 2) + Math.atanh(ECCENTRICITY * sine) / ECCENTRICITY
  return (AXIS_METRES ** 2 * (1 - ECCENTRICITY_SQUARED) * sides) / 2
}

/**
 * Area in square metres to two decimals; 0 for what has none. The area of the ellipsoid itself, with sides that are
 * straight in longitude and latitude (RFC 7946, 3.1.1): below each side lies its change of longitude times the mean of
 * `belowLatitude` over it, by Simpson's rule, and what lies below all of them together is the area. For a city the error
 * is below 0.001 m²; it does not depend on the corner that comes first.
 */
export function areaSquareMetres(geometry: Geometry): number {
  if (geometry.type !== 'Polygon') return 0
  const [ring = []] = geometry.coordinates
  // what is below the first corner cancels out: without it there are more digits left
  const base = belowLatitude(ring[0]?.[1] ?? 0)
  const below = ring.slice(1).reduce((sum, [x, y], index) => {
    const [beforeX, beforeY] = ring[index] ?? [x, y]
    const mean = (belowLatitude(beforeY) + 4 * belowLatitude((beforeY + y) / 2) + belowLatitude(y)) / 6 - base
    return sum + radians(x - beforeX) * mean
  }, 0)
  return toCentimetres(Math.abs(below))
}

/** Metres between two positions, on the plane that touches the ellipsoid midway: exact to a millionth over 10 km. */
function stepMetres(from: Position, to: Position): number {
  const middle = radians((from[1] + to[1]) / 2)
  const flattening = 1 - ECCENTRICITY_SQUARED * Math.sin(middle) ** 2
  const east = (radians(to[0] - from[0]) * AXIS_METRES * Math.cos(middle)) / Math.sqrt(flattening)
  const north = (radians(to[1] - from[1]) * AXIS_METRES * (1 - ECCENTRICITY_SQUARED)) / flattening ** 1.5
  return Math.hypot(east, north)
}

/** Length of a line, or of the edge of an area, in metres to two decimals; 0 for a point. */
export function lengthMetres(geometry: Geometry): number {
  const line = cornersOf(geometry)
  return toCentimetres(line.slice(1).reduce((sum, at, index) => sum + stepMetres(line[index] ?? at, at), 0))
}

/** The positions of a geometry, in their order; of an area the first comes again at the end. */
export function cornersOf(geometry: Geometry): readonly Position[] {
  if (geometry.type === 'Point') return [geometry.coordinates]
  return geometry.type === 'LineString' ? geometry.coordinates : (geometry.coordinates[0] ?? [])
}

const isPosition = (value: unknown): value is Position =>
  Array.isArray(value) &&
  value.length === 2 &&
  value.every((one: unknown) => typeof one === 'number' && Number.isFinite(one)) &&
  Math.abs(Number(value[0])) <= 180 &&
  Math.abs(Number(value[1])) <= 90

const isLine = (value: unknown, least: number): value is Position[] =>
  Array.isArray(value) && value.length >= least && value.length <= MAX_POSITIONS && value.every(isPosition)

/** Corners of a line or area at the most: what a person draws has some tens. */
export const MAX_POSITIONS = 500

function isRing(value: unknown): boolean {
  if (!isLine(value, 4)) return false
  const [first, last] = [value[0], value.at(-1)]
  return first?.[0] === last?.[0] && first?.[1] === last?.[1]
}

/** Whether a value is a geometry as drawn: known type, positions on the earth, a closed ring. */
export function isGeometry(value: unknown): value is Geometry {
  if (value === null || typeof value !== 'object' || !('type' in value) || !('coordinates' in value)) return false
  const { type, coordinates } = value
  if (type === 'Point') return isPosition(coordinates)
  if (type === 'LineString') return isLine(coordinates, 2)
  return type === 'Polygon' && Array.isArray(coordinates) && coordinates.length === 1 && isRing(coordinates[0])
}
