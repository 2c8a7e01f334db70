// What the map stands on, in a file of its own: it changes with the versions of the libraries alone.
export { Map, NavigationControl, AttributionControl, ScaleControl, setWorkerUrl } from 'maplibre-gl'
export {
  TerraDraw,
  TerraDrawLineStringMode,
  TerraDrawPointMode,
  TerraDrawPolygonMode,
  TerraDrawSelectMode,
} from 'terra-draw'
export { TerraDrawMapLibreGLAdapter } from 'terra-draw-maplibre-gl-adapter'
