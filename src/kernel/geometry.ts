/** Longitude and latitude in degrees, WGS84 (EPSG:4326), in this order as in GeoJSON (RFC 7946). */
export type Position = readonly [longitude: number, latitude: number]

/** A point, a line, or an area without holes whose ring ends where it began. */
export type Geometry =
  | { readonly type: 'Point'; readonly coordinates: Position }
  | { readonly type: 'LineString'; readonly coordinates: readonly Position[] }
  | { readonly type: 'Polygon'; readonly coordinates: readonly (readonly Position[])[] }

// ellipsoid of WGS84: semi-major axis in metres and the square of the eccentricity
const AXIS_METRES = 6_378_137
const ECCENTRICITY_SQUARED = 0.006_694_379_990_141

/** Positions in metres on the plane that touches the ellipsoid at the first: exact to a millionth over a kilometre. */
function onPlane(positions: readonly Position[]): { readonly x: number; readonly y: number }[] {
  const [first] = positions
  if (!first) return []
  const latitude = (first[1] * Math.PI) / 180
  const flattening = 1 - ECCENTRICITY_SQUARED * Math.sin(latitude) ** 2
  const eastMetres = (AXIS_METRES / Math.sqrt(flattening)) * Math.cos(latitude)
  const northMetres = (AXIS_METRES * (1 - ECCENTRICITY_SQUARED)) / flattening ** 1.5
  return positions.map(([x, y]) => ({
    x: ((x - first[0]) * Math.PI * eastMetres) / 180,
    y: ((y - first[1]) * Math.PI * northMetres) / 180,
  }))
}

// to the centimetre: what is drawn by hand is not more exact, and the last bits of a sine may differ between machines
const toCentimetres = (value: number) => Math.round(value * 100) / 100

/** Area in square metres to two decimals; 0 for what has none. */
export function areaSquareMetres(geometry: Geometry): number {
  if (geometry.type !== 'Polygon') return 0
  const ring = onPlane(geometry.coordinates[0] ?? [])
  const doubled = ring.reduce((sum, at, index) => {
    const next = ring[(index + 1) % ring.length] ?? at
    return sum + at.x * next.y - next.x * at.y
  }, 0)
  return toCentimetres(Math.abs(doubled) / 2)
}

/** Length of a line, or of the edge of an area, in metres to two decimals; 0 for a point. */
export function lengthMetres(geometry: Geometry): number {
  if (geometry.type === 'Point') return 0
  const line = onPlane(geometry.type === 'LineString' ? geometry.coordinates : (geometry.coordinates[0] ?? []))
  const steps = line.slice(1).map((at, index) => {
    const before = line[index] ?? at
    return Math.hypot(at.x - before.x, at.y - before.y)
  })
  return toCentimetres(steps.reduce((sum, step) => sum + step, 0))
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
