import type { CityMap } from '#kernel/city-map.ts'
import { cornersOf, isGeometry } from '#kernel/geometry.ts'
import type { Geometry } from '#kernel/geometry.ts'
import { sayDrawing, sayPosition } from '#kernel/say-drawing.ts'
import type { Locale } from '#platform/i18n/index.ts'
import { markup } from '../markup.ts'
import { words } from '../words.ts'
import { Drawing } from './drawing.tsx'

export interface PlaceMapProps {
  readonly locale: Locale
  /** What was drawn; nothing is shown of what is no geometry. */
  readonly drawn: unknown
  /** The map of the municipality. */
  readonly map: CityMap | undefined
}

/** A sentence begins with a capital letter. */
const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** What was drawn on a map: a picture, what it shows in words, and where each of its points is. */
export function PlaceMap({ locale, drawn, map }: PlaceMapProps) {
  if (!isGeometry(drawn)) return null
  const t = words(locale)
  const said = sentence(sayDrawing(drawn, map, locale))
  const corners = drawn.type === 'Polygon' ? cornersOf(drawn).slice(1) : cornersOf(drawn)
  return (
    <figure class="portico-map">
      <Drawing drawn={drawn} map={map} label={t('mapOf', { what: said })} />
      <figcaption>{said}</figcaption>
      {corners.length < 2 ? null : (
        <details class="portico-details">
          <summary>{t('coordinates')}</summary>
          <ol>
            {corners.map((corner) => (
              <li>{sayPosition(corner, locale)}</li>
            ))}
          </ol>
        </details>
      )}
    </figure>
  )
}

/** The same as a file of its own, for a document: the picture, and what it shows in words. */
export function placePicture(
  drawn: Geometry,
  map: CityMap | undefined,
  locale: Locale,
): { readonly svg: string; readonly alt: string; readonly caption: string } {
  const caption = sentence(sayDrawing(drawn, map, locale))
  const alt = words(locale)('mapOf', { what: caption })
  return { svg: markup(<Drawing drawn={drawn} map={map} label={alt} />), alt, caption }
}
