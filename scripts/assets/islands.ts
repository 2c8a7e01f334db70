import { build } from 'esbuild'
import { root } from './paths.ts'

export async function buildIslands(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [`${root}src/islands/index.ts`],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    // The paths in comments would differ between machines.
    absWorkingDir: root,
    legalComments: 'none',
  })
  return outputFiles.map(({ text }) => text).join('')
}
