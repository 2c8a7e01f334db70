import type { Map as MapLibreMap } from 'maplibre-gl'
import type { GeoJSONStoreFeatures } from 'terra-draw'
import { cornersOf, isGeometry } from '#kernel/geometry.ts'
import type { Position } from '#kernel/geometry.ts'
import { geometryOf } from './drawing.ts'
import type { Drawing } from './drawing.ts'
import type * as libraries from './libraries.ts'

export type Libraries = typeof libraries

const COLOUR = '#a3004f'
const drawnId = 'drawn'

/** What Terra Draw is given: the drawing itself, and its corners while more are to come. */
function featuresOf({ kind, corners, finished }: Drawing): GeoJSONStoreFeatures[] {
  const whole = geometryOf({ kind: kind === 'area' && !finished ? 'line' : kind, corners, finished })
  const features = whole ? [featureOf(drawnId, whole)] : []
  const dots = finished
    ? []
    : corners.map((at, index) => featureOf(`corner-${index}`, { type: 'Point', coordinates: at }))
  return [...features, ...dots]
}

function featureOf(id: string, geometry: NonNullable<ReturnType<typeof geometryOf>>): GeoJSONStoreFeatures {
  const names = { Point: 'point', LineString: 'linestring', Polygon: 'polygon' } as const
  // Terra Draw keeps the arrays that it is given
  const copy = structuredClone(geometry) as GeoJSONStoreFeatures['geometry']
  return { type: 'Feature', id, geometry: copy, properties: { mode: names[geometry.type] } }
}

/** What shows a drawing on a map and lets its corners be dragged, put between two others or, with the right button, removed. */
export interface Sketch {
  show: (drawing: Drawing) => void
  stop: () => void
}

/** Starts Terra Draw on a map; `reshaped` gets the corners after each change by hand. */
export function startSketch(
  { TerraDraw, TerraDrawSelectMode, TerraDrawMapLibreGLAdapter, ...library }: Libraries,
  map: MapLibreMap,
  reshaped: (corners: readonly Position[]) => void,
): Sketch {
  const corners = { draggable: true, midpoints: { draggable: true }, deletable: true }
  const draw = new TerraDraw({
    adapter: new TerraDrawMapLibreGLAdapter({ map, coordinatePrecision: 9 }),
    idStrategy: { isValidId: (id: unknown) => typeof id === 'string', getId: () => crypto.randomUUID() },
    modes: [
      new library.TerraDrawPointMode({
        styles: { pointColor: COLOUR, pointOutlineColor: '#ffffff', pointWidth: 7, pointOutlineWidth: 2 },
      }),
      new library.TerraDrawLineStringMode({ styles: { lineStringColor: COLOUR, lineStringWidth: 3 } }),
      new library.TerraDrawPolygonMode({
        styles: { fillColor: COLOUR, outlineColor: COLOUR, fillOpacity: 0.25, outlineWidth: 3 },
      }),
      new TerraDrawSelectMode({
        allowManualDeselection: false,
        keyEvents: null,
        // a finger moves some 15 pixels before the browser tells
        pointerDistance: matchMedia('(pointer: coarse)').matches ? 40 : 24,
        flags: {
          point: { feature: { draggable: true } },
          linestring: { feature: { coordinates: corners } },
          polygon: { feature: { coordinates: corners } },
        },
        styles: {
          selectedPointColor: COLOUR,
          selectedPointOutlineColor: '#ffffff',
          selectedPointWidth: 8,
          selectedLineStringColor: COLOUR,
          selectedPolygonColor: COLOUR,
          selectedPolygonOutlineColor: COLOUR,
          selectedPolygonFillOpacity: 0.25,
          selectionPointColor: '#ffffff',
          selectionPointOutlineColor: COLOUR,
          selectionPointOutlineWidth: 3,
          selectionPointWidth: 7,
          midPointColor: COLOUR,
          midPointOutlineColor: '#ffffff',
          midPointWidth: 4,
        },
      }),
    ],
  })
  draw.start()
  draw.setMode('select')
  draw.on('finish', (id) => {
    const geometry = draw.getSnapshotFeature(id)?.geometry
    if (id !== drawnId || !isGeometry(geometry)) return
    const positions = cornersOf(geometry)
    reshaped(geometry.type === 'Polygon' ? positions.slice(0, -1) : positions)
  })
  return {
    show(drawing) {
      draw.clear()
      draw.addFeatures(featuresOf(drawing))
      if (drawing.finished && draw.hasFeature(drawnId)) draw.selectFeature(drawnId)
    },
    stop: () => draw.stop(),
  }
}
