import { randomUUID } from 'node:crypto'
import { link, open, readdir, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'

const HOURS_24_MS = 86_400_000

/** A name that is one step of a path and nothing else. Throws TypeError otherwise: names here come from the program. */
export function pathStep(name: string): string {
  if (!/^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/.test(name)) throw new TypeError('not a name of one path step')
  return name
}

/** Makes a small file once and for all: whoever comes second finds the first one's. Says whether it made it. */
export async function makeOnce(path: string, content: Buffer): Promise<boolean> {
  const temporary = `${path}.${randomUUID()}.part`
  const handle = await open(temporary, 'wx', 0o600)
  try {
    await handle.writeFile(content)
    await handle.sync()
    await link(temporary, path) // unlike rename, it never replaces
    await syncFolder(dirname(path))
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  } finally {
    await handle.close()
    await rm(temporary, { force: true })
  }
}

/** Writes the entries of a folder to the disk: without it a power cut may forget a rename. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return // a folder cannot be opened there
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Removes what a killed process left half written; a day is longer than any upload. */
export async function sweep(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    const age = Date.now() - ((await stat(path).catch(() => undefined))?.mtimeMs ?? Date.now())
    if (age > HOURS_24_MS) await rm(path, { force: true })
  }
}

/** The system's word for a failure, such as `ENOENT`. */
export function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
