import { PurgeCSS } from 'purgecss'
import { transform } from 'esbuild'
import { compile } from 'sass'
import { fontFaces } from './fonts.ts'
import { themeable } from './theme.ts'
import type { Source } from './sources.ts'
import { designSystem, root } from './paths.ts'

/** The design system's Sass, less what no page uses (380 kB of the subset become about 60), plus our own rules. */
export async function buildStyles(sources: readonly Source[], fontNames: ReadonlyMap<string, string>): Promise<string> {
  const { css } = compile(`${root}src/ui/styles/index.scss`, {
    loadPaths: [`${designSystem}src/scss`, `${root}node_modules`],
    style: 'expanded',
    // The design system is still written with @import.
    silenceDeprecations: ['import', 'global-builtin', 'color-functions', 'if-function'],
    quietDeps: true,
  })
  const [purged] = await new PurgeCSS().purge({
    content: sources
      .filter(({ path }) => path.endsWith('.tsx') || path.startsWith('src/islands/'))
      .map(({ text }) => ({ raw: text, extension: 'tsx' })),
    css: [{ raw: css }],
    defaultExtractor: (text) => text.match(/[\w-]+/gu) ?? [],
    // Elements that hono writes or that the islands add.
    dynamicAttributes: ['aria-selected'],
    safelist: { standard: ['html', 'body', 'progress', 'is-busy'] },
    fontFace: false,
    keyframes: true,
    variables: false,
  })
  if (purged === undefined) throw new Error('PurgeCSS gave no style sheet')
  const { code } = await transform(fontFaces(fontNames) + themeable(purged.css), { loader: 'css', minify: true })
  return code
}
