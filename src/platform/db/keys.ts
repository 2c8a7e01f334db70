import { randomBytes, randomUUID } from 'node:crypto'
import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** A file of secrets under the data folder, made on first use and readable by its owner alone. */
export function secretFile<T>(folder: string, name: string, make: (random: () => string) => T): T {
  mkdirSync(dirname(folder), { recursive: true }) // the server's own user must be able to pass through it
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, name)
  if (!existsSync(file)) {
    const fresh = make(() => randomBytes(24).toString('base64url'))
    const temporary = `${file}.${randomUUID()}.part` // a name that appears with its content: nobody reads half a file
    writeFileSync(temporary, `${JSON.stringify(fresh, null, 2)}\n`, { mode: 0o600, flag: 'wx', flush: true })
    try {
      linkSync(temporary, file)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error // another process made it meanwhile
    } finally {
      rmSync(temporary)
    }
  }
  chmodSync(file, 0o600)
  return JSON.parse(readFileSync(file, 'utf8')) as T
}
