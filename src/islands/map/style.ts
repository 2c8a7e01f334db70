import type {
  DataDrivenPropertyValueSpecification,
  FilterSpecification,
  LayerSpecification,
  LineLayerSpecification,
  StyleSpecification,
} from 'maplibre-gl'
import type { CityMap, MapFeature, MapKind } from '#kernel/city-map.ts'
import type { Bounds } from '#kernel/bounds.ts'

type Feature = Pick<MapFeature, 'type' | 'geometry'> & { readonly properties: { kind: string; name: string } }

// the colours of the still picture (src/ui/map/drawing.tsx)
const colours = {
  land: '#f3f1ec',
  water: '#c3ddf0',
  square: '#e6dfd0',
  street: '#ffffff',
  kerb: '#b9bfc6',
  boundary: '#6b2fb3',
  ink: '#17324d',
} as const

/** A street is 9 m wide: so many pixels at each zoom, at the latitude of Italy. */
const width = (extra: number): DataDrivenPropertyValueSpecification<number> => [
  'interpolate',
  ['exponential', 2],
  ['zoom'],
  12,
  1 + extra,
  15,
  3 + extra,
  20,
  84 + extra,
]

const only = (kind: MapKind, type: 'Polygon' | 'LineString'): FilterSpecification => [
  'all',
  ['==', ['get', 'kind'], kind],
  ['==', ['geometry-type'], type],
]

function line(
  id: string,
  kind: MapKind,
  type: 'Polygon' | 'LineString',
  paint: NonNullable<LineLayerSpecification['paint']>,
): LayerSpecification {
  const layout = { 'line-cap': 'round', 'line-join': 'round' } as const
  return { id, type: 'line', source: 'city', filter: only(kind, type), layout, paint }
}

function fill(id: string, kind: MapKind, colour: string): LayerSpecification {
  return { id, type: 'fill', source: 'city', filter: only(kind, 'Polygon'), paint: { 'fill-color': colour } }
}

/**
 * Names are drawn with the typeface of the page, as the browser has it: a style without an address of glyphs makes
 * MapLibre draw them itself, and so there is nothing to build and nothing more to fetch.
 */
function names(id: string, kind: MapKind, along: boolean, least: number): LayerSpecification {
  return {
    id,
    type: 'symbol',
    source: 'city',
    minzoom: least,
    filter: ['==', ['get', 'kind'], kind],
    layout: {
      'text-field': ['get', 'name'],
      'text-font': ['Titillium Web'],
      'text-size': 14,
      'symbol-placement': along ? 'line' : 'point',
      'text-padding': 4,
    },
    paint: { 'text-color': colours.ink, 'text-halo-color': '#ffffff', 'text-halo-width': 1.5 },
  }
}

/** Squares for a ground of which nothing is known. */
export function grid([west, south, east, north]: Bounds): Feature[] {
  const step = (east - west) / 20
  const steps = (from: number, to: number) =>
    Array.from({ length: Math.ceil((to - from) / step) + 1 }, (_, n) => from + n * step)
  const kerb = (...coordinates: [number, number][]): Feature => ({
    type: 'Feature',
    properties: { kind: 'grid', name: '' },
    geometry: { type: 'LineString', coordinates },
  })
  return [
    ...steps(west, east).map((x) => kerb([x, south], [x, north])),
    ...steps(south, north).map((y) => kerb([west, y], [east, y])),
  ]
}

/** How the municipality looks: its own lines, over tiles where it has chosen some. */
export function styleOf(map: CityMap): StyleSpecification {
  const { tiles, features } = map
  const shown = features.length > 0 || tiles ? features : grid(map.bounds)
  return {
    version: 8,
    sources: {
      city: { type: 'geojson', data: { type: 'FeatureCollection', features: shown } as never },
      ...(tiles
        ? { tiles: { type: 'raster' as const, tiles: [tiles.address], tileSize: 256, attribution: tiles.attribution } }
        : {}),
    },
    layers: [
      { id: 'land', type: 'background', paint: { 'background-color': colours.land } },
      ...(tiles ? [{ id: 'tiles', type: 'raster', source: 'tiles' } as const] : []),
      {
        id: 'grid',
        type: 'line',
        source: 'city',
        filter: ['==', ['get', 'kind'], 'grid'],
        paint: { 'line-color': colours.kerb, 'line-width': 1 },
      },
      fill('lake', 'water', colours.water),
      line('river', 'water', 'LineString', { 'line-color': colours.water, 'line-width': width(1) }),
      fill('square', 'square', colours.square),
      line('square-edge', 'square', 'Polygon', { 'line-color': colours.kerb, 'line-width': 1 }),
      line('kerb', 'street', 'LineString', { 'line-color': colours.kerb, 'line-width': width(2) }),
      line('street', 'street', 'LineString', { 'line-color': colours.street, 'line-width': width(0) }),
      line('boundary', 'boundary', 'Polygon', {
        'line-color': colours.boundary,
        'line-width': 1.5,
        'line-dasharray': [5, 2, 1, 2],
      }),
      names('square-name', 'square', false, 15),
      names('street-name', 'street', true, 14),
      names('water-name', 'water', false, 12),
    ],
  }
}
