import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { brotliCompressSync } from 'node:zlib'
import { iconNamesFile, outputFolder } from './paths.ts'

export interface Output {
  /** Absolute path -> content, everything that is generated. */
  readonly files: ReadonlyMap<string, Buffer>
  readonly summary: readonly { path: string; kilobytes: string; compressed: string }[]
}

/** Collects the assets under names that carry the hash of their content, so that they can be cached for ever. */
export class AssetSet {
  private readonly files = new Map<string, Buffer>()
  private readonly manifest = new Map<string, string>()

  /** Returns the hashed name. */
  add(name: string, content: string | Buffer): string {
    const bytes = Buffer.from(content)
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 10)
    const dot = name.lastIndexOf('.')
    const hashed = `${name.slice(0, dot)}.${hash}${name.slice(dot)}`
    this.files.set(outputFolder + hashed, bytes)
    this.manifest.set(name, hashed)
    return hashed
  }

  output(iconNames: string): Output {
    const summary = [...this.files].map(([path, bytes]) => ({
      path: path.slice(outputFolder.length),
      kilobytes: (bytes.length / 1000).toFixed(1),
      compressed: (brotliCompressSync(bytes).length / 1000).toFixed(1),
    }))
    const manifest = Object.fromEntries([...this.manifest].sort(([a], [b]) => (a < b ? -1 : 1)))
    const files = new Map(this.files)
    files.set(`${outputFolder}manifest.json`, Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`))
    files.set(iconNamesFile, Buffer.from(iconNames))
    return { files, summary }
  }
}

/** Files that differ from the output, are missing, or are left over from an earlier one. */
export function staleFiles({ files }: Output): string[] {
  const wrong = [...files].filter(([path, bytes]) => !bytes.equals(readIfAny(path))).map(([path]) => path)
  return [...wrong, ...leftovers(files)].sort()
}

export function writeOutput({ files }: Output): void {
  mkdirSync(outputFolder, { recursive: true })
  for (const path of leftovers(files)) rmSync(path)
  for (const [path, bytes] of files) if (!bytes.equals(readIfAny(path))) writeFileSync(path, bytes)
}

function leftovers(files: ReadonlyMap<string, Buffer>): string[] {
  return list(outputFolder)
    .map((name) => outputFolder + name)
    .filter((path) => !files.has(path))
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}

function readIfAny(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch (error) {
    // A generated file is never empty, so an empty buffer equals none of them.
    if (isMissing(error)) return Buffer.alloc(0)
    throw error
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
