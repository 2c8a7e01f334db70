import type { Geometry, Position } from '#kernel/geometry.ts'

/** Part of a place in which coordinates are typed, for whoever does not draw on the map. */
export const cornersPart = 'corners'

/** A latitude and a longitude in degrees, with a point or a comma before the decimals: "45.0700, 7.6800". */
function readPosition(line: string): Position | undefined {
  const numbers = (line.match(/-?\d+(?:[.,]\d+)?/g) ?? []).map((one) => Number(one.replace(',', '.')))
  const [latitude, longitude] = numbers
  return numbers.length === 2 && latitude !== undefined && longitude !== undefined ? [longitude, latitude] : undefined
}

/**
 * What typed coordinates draw, one position a line: a point, a line, or an area whose edge goes through them in turn and
 * back to the first. Nothing where they cannot be read, or draw what is not asked for.
 */
export function readCorners(typed: string, kinds: readonly string[]): Geometry | undefined {
  const lines = typed.split(/[\n;]/).filter((line) => line.trim() !== '')
  const positions = lines.map(readPosition).filter((position) => position !== undefined)
  const [first, second] = positions
  if (!first || positions.length < lines.length) return undefined
  if (!second) return kinds.includes('point') ? { type: 'Point', coordinates: first } : undefined
  const last = positions.at(-1) ?? first
  const isClosed = last[0] === first[0] && last[1] === first[1]
  const ring = isClosed ? positions : [...positions, first]
  if (kinds.includes('area') && ring.length > 3) return { type: 'Polygon', coordinates: [ring] }
  return kinds.includes('line') ? { type: 'LineString', coordinates: positions } : undefined
}
