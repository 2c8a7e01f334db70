import { build } from 'esbuild'
import { root } from './paths.ts'

/** The script of every page, or one that an island loads where it is needed. */
export async function buildIslands(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [`${root}src/islands/${entry}`],
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
