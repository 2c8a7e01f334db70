import { build } from 'esbuild'
import { root } from './paths.ts'

const maplibre = `${root}node_modules/maplibre-gl/dist/`

/** The worker that MapLibre starts, and its style sheet, as they come. */
export const mapFiles = {
  'maplibre-worker.js': `${maplibre}maplibre-gl-worker.mjs`,
  'map.css': `${maplibre}maplibre-gl.css`,
} as const

/**
 * One file of scripts. The islands of every page are a few kilobytes; the map is a file of its own, fetched where there
 * is something to draw, and the libraries it stands on another, so that a change of ours does not fetch them anew.
 */
export async function buildScript(
  entry: 'index' | 'live-form/index' | 'suggest/index' | 'writing/index' | 'map/index' | 'map/libraries',
): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [`${root}src/islands/${entry}.ts`],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    // The paths in comments would differ between machines.
    absWorkingDir: root,
    // the libraries of the map ask that their licence goes with them
    legalComments: entry === 'map/libraries' ? 'eof' : 'none',
  })
  return outputFiles.map(({ text }) => text).join('')
}
