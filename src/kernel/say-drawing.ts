import type { CityMap } from './city-map.ts'
import { areaSquareMetres, cornersOf, lengthMetres } from './geometry.ts'
import type { Geometry, Position } from './geometry.ts'
import { sayDecimal } from './language/say-value.ts'
import { namesNear } from './near.ts'
import type { Locale } from './text.ts'

/** A position as people write it: `45,43120° N, 7,97350° E`, to a metre. */
export function sayPosition([longitude, latitude]: Position, locale: Locale): string {
  const say = (degrees: number, [plus, minus]: readonly [string, string]) =>
    `${sayDecimal(Math.abs(degrees).toFixed(5), locale)}°\u00a0${degrees < 0 ? minus : plus}`
  return `${say(latitude, ['N', 'S'])}, ${say(longitude, ['E', locale === 'it' ? 'O' : 'W'])}`
}

/** How large a drawing is: `area di 35,20 m², contorno di 24 m`; a point is only where it is. */
export function sayMeasure(drawn: Geometry, locale: Locale): string {
  const decimal = (measure: number) => sayDecimal(String(measure), locale)
  const length = decimal(lengthMetres(drawn))
  switch (drawn.type) {
    case 'Point':
      return locale === 'it' ? 'un punto' : 'a point'
    case 'LineString':
      return locale === 'it' ? `tratto di ${length}\u00a0m` : `a stretch of ${length}\u00a0m`
    case 'Polygon': {
      const area = decimal(areaSquareMetres(drawn))
      return locale === 'it'
        ? `area di ${area}\u00a0m², contorno di ${length}\u00a0m`
        : `an area of ${area}\u00a0m², edge of ${length}\u00a0m`
    }
  }
}

/** The streets and squares around some positions: `vicino a Via Roma, Piazza Dante`; nothing where there is none. */
export function sayNear(
  map: Pick<CityMap, 'features'> | undefined,
  drawn: readonly Position[],
  locale: Locale,
): string | undefined {
  const names = map ? namesNear(map, drawn) : []
  if (names.length === 0) return undefined
  return `${locale === 'it' ? 'vicino a' : 'near'} ${names.join(', ')}`
}

/** A drawing in words, for whoever does not see the map. */
export function sayDrawing(drawn: Geometry, map: Pick<CityMap, 'features'> | undefined, locale: Locale): string {
  const corners = cornersOf(drawn)
  const [first] = corners
  const where = drawn.type === 'Point' && first ? sayPosition(first, locale) : undefined
  return [sayMeasure(drawn, locale), sayNear(map, corners, locale), where].filter(Boolean).join('; ')
}
