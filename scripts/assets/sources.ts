import { globSync, readFileSync } from 'node:fs'
import { root } from './paths.ts'

export interface Source {
  readonly path: string
  readonly text: string
}

/** Every file that can put a class or an icon on a page. Tests are left out: they speak of what must not appear. */
export function readSources(): Source[] {
  return globSync('src/**/*.{tsx,ts}', { cwd: root })
    .filter((path) => !path.includes('.test.') && !path.endsWith('.gen.ts'))
    .sort()
    .map((path) => ({ path, text: readFileSync(root + path, 'utf8') }))
}
