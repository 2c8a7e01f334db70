import { readFileSync } from 'node:fs'

export type AssetName =
  | 'portico.css'
  | 'islands.js'
  | 'live-form.js'
  | 'suggest.js'
  | 'writing.js'
  | 'map.js'
  | 'map.css'
  | 'maplibre.js'
  | 'maplibre-worker.js'
  | 'sprite.svg'
  | 'icon.svg'
  | 'crest.svg'
  | 'europe.svg'
  | `titillium-web-${300 | 400 | 600 | 700}.woff2`

let manifest: Readonly<Record<string, string>> | undefined

/** The address of a built asset, whose name changes with its content: it can be cached for ever. */
export function asset(name: AssetName): string {
  manifest ??= readManifest()
  const hashed = manifest[name]
  if (hashed === undefined) throw new Error(`No asset "${name}": run node bin/run.mjs scripts/build-assets.ts`)
  return `/assets/${hashed}`
}

/** Folder that the web layer serves under `/assets/`. */
export const assetsFolder = new URL('../../public/assets/', import.meta.url)

function readManifest(): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(new URL('manifest.json', assetsFolder), 'utf8'))
}
