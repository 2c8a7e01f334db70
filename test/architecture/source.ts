import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** A source file of the project with its lines. */
export interface SourceFile {
  readonly path: string
  readonly text: string
  readonly lines: readonly string[]
}

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? walk(path) : /\.tsx?$/.test(entry.name) ? [path] : []
  })
}

/** The sources below a folder, tests left out unless asked for. */
export function sourcesOf(folder: string, withTests = false): SourceFile[] {
  return walk(folder)
    .filter((path) => withTests || !/\.test\.tsx?$/.test(path))
    .map((path) => {
      const text = readFileSync(path, 'utf8')
      return { path, text, lines: text.split('\n') }
    })
}

/** What a file imports: line number and target as a path from the root. */
export function importsOf(file: SourceFile): { line: number; target: string }[] {
  const found: { line: number; target: string }[] = []
  for (const match of file.text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)) {
    const specifier = match[1] ?? ''
    const line = file.text.slice(0, match.index).split('\n').length
    if (specifier.startsWith('#'))
      found.push({ line, target: specifier.replace(/^#(services|test)\//, '$1/').replace(/^#/, 'src/') })
    else if (specifier.startsWith('.')) found.push({ line, target: join(file.path, '..', specifier) })
  }
  return found
}
