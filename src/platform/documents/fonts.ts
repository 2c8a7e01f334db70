import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { coverage } from './coverage.ts'

const resolve = createRequire(import.meta.url).resolve

/**
 * Titillium Web, the typeface of Italian public services, has 353 glyphs: all of Italian, Romanian and Polish but no
 * Greek, Cyrillic, Arabic or Hebrew. DejaVu Sans (5,900) writes the names that it cannot.
 */
export function fontFiles(): string[] {
  const titillium = join(dirname(resolve('bootstrap-italia/package.json')), 'dist/fonts/Titillium_Web')
  const dejavu = join(dirname(resolve('dejavu-fonts-ttf/package.json')), 'ttf')
  return [
    ...['regular', 'italic', '600', '700'].map((cut) =>
      join(titillium, `titillium-web-v10-latin-ext_latin-${cut}.ttf`),
    ),
    join(dejavu, 'DejaVuSans.ttf'),
    join(dejavu, 'DejaVuSans-Bold.ttf'),
  ]
}

let known: ReadonlySet<number> | undefined

/**
 * Code points that both weights of one family show. The union would let through a character that only the regular cut
 * has; where it is set bold, the document would fail.
 */
export function coveredCodePoints(): ReadonlySet<number> {
  if (known !== undefined) return known
  const sets = fontFiles().map((file) => coverage(readFileSync(file)))
  const narrow = sets.slice(0, 4).reduce((left, right) => left.intersection(right))
  const wide = sets.slice(4).reduce((left, right) => left.intersection(right))
  known = narrow.union(wide)
  return known
}
