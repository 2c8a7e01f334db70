import type { Map as MapLibreMap } from 'maplibre-gl'
import { boundsOf, widened } from '#kernel/bounds.ts'
import type { Bounds } from '#kernel/bounds.ts'
import { centreOf } from '#kernel/city-map.ts'
import type { CityMap } from '#kernel/city-map.ts'
import { cornersOf, isGeometry } from '#kernel/geometry.ts'
import type { Geometry } from '#kernel/geometry.ts'
import { ownAsset } from '../own-asset.ts'
import { Board } from './board.ts'
import { blank, drawingOf } from './drawing.ts'
import type { Kind } from './drawing.ts'
import { startSketch } from './sketch.ts'
import type { Libraries } from './sketch.ts'
import { styleOf } from './style.ts'
import { mapWords } from './words.ts'

/** Italy, for a municipality that says nothing of where it is. */
const italy: CityMap = { bounds: [6.6, 35.4, 18.6, 47.1], features: [] }

const names = { Point: 'point', LineString: 'line', Polygon: 'area' } as const satisfies Record<Geometry['type'], Kind>

function readGeometry(text: string): Geometry | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isGeometry(value) ? value : undefined
  } catch {
    return undefined
  }
}

async function fetchMap(href: string | undefined): Promise<CityMap | undefined> {
  if (href === undefined) return undefined
  const response = await fetch(href)
  if (!response.ok) throw new Error(`no map: ${response.status}`)
  return (await response.json()) as CityMap
}

const corners = ([west, south, east, north]: Bounds): [number, number, number, number] => [west, south, east, north]

/** A map with buttons to move it by; ready when it has drawn itself. */
async function showMap(
  { Map, NavigationControl, ScaleControl, AttributionControl }: Libraries,
  container: HTMLElement,
  { city, locale, drawn }: { city: CityMap; locale: 'it' | 'en'; drawn: Geometry | undefined },
): Promise<MapLibreMap> {
  const words = mapWords[locale]
  const map = new Map({
    container,
    style: styleOf(city),
    center: [...centreOf(city)],
    zoom: city.centre ? 16 : 5,
    maxZoom: 20,
    maxBounds: corners(widened(city.bounds, 5_000)),
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    // the wheel turns the page: who rolls past the map does not get lost in it
    scrollZoom: false,
    doubleClickZoom: false,
    fadeDuration: 0,
    locale: {
      'Map.Title': container.dataset['label'] ?? '',
      'NavigationControl.ZoomIn': words.zoomIn,
      'NavigationControl.ZoomOut': words.zoomOut,
    },
  })
  map.touchZoomRotate.disableRotation()
  map.keyboard.disableRotation()
  map.addControl(new NavigationControl({ showCompass: false }))
  map.addControl(new ScaleControl({ unit: 'metric' }))
  if (city.tiles) map.addControl(new AttributionControl({ compact: false }))
  const around = drawn && boundsOf(cornersOf(drawn))
  if (around) map.fitBounds(corners(widened(around, 60)), { animate: false, maxZoom: 18 })
  else if (!city.centre) map.fitBounds(corners(city.bounds), { animate: false })
  await map.once('load')
  return map
}

/** Shows the board of a `portico-place` with its map; gives what takes it down again. Fails where no map can be shown. */
export async function openBoard(place: HTMLElement): Promise<() => void> {
  const { dataset } = place
  const locale = dataset['locale'] === 'en' ? 'en' : 'it'
  const input = place.querySelector<HTMLInputElement>('input[type=hidden]')
  const board = place.querySelector<HTMLElement>('.portico-place-board')
  const container = place.querySelector<HTMLElement>('.portico-place-map')
  if (!input || !board || !container) throw new Error('this is not a place')
  const [libraries, city] = await Promise.all([
    import(ownAsset(dataset['libraries'])) as Promise<Libraries>,
    fetchMap(dataset['map']),
  ])
  libraries.setWorkerUrl(new URL(ownAsset(dataset['worker']), location.href).href)
  const drawn = readGeometry(input.value)
  const kinds = (dataset['draws'] ?? 'point').split(' ') as Kind[]
  // MapLibre measures its container: it must be there
  board.hidden = false
  const map = await showMap(libraries, container, { city: city ?? italy, locale, drawn })
  const start = drawn && kinds.includes(names[drawn.type]) ? drawingOf(drawn) : blank(kinds[0] ?? 'point')
  const shown = new Board({ board, input, map, city, words: mapWords[locale], locale })
  const sketch = startSketch(libraries, map, shown.reshaped)
  shown.open(sketch, start)
  place.querySelector('[data-shows=still]')?.remove()
  return () => {
    sketch.stop()
    map.remove()
  }
}
