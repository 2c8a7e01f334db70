import { DatabaseSync } from 'node:sqlite'
import { setTimeout as pause } from 'node:timers/promises'

const busy = 5 // SQLITE_BUSY: somebody else holds it

/** How long a lock is waited for, and what is said when the wait begins. */
export interface Waiting {
  readonly forMs: number
  readonly onWait: () => void
}

/**
 * Work that one process of a machine does at a time. The lock is the kernel's, on an empty file that SQLite locks for us:
 * it ends with its holder, however that ends. A file with the number of a process in it would outlive a kill, and two
 * who found it stale at the same moment could both go on.
 */
export async function alone<T>(file: string, { forMs, onWait }: Waiting, work: () => Promise<T>): Promise<T> {
  const lock = new DatabaseSync(file)
  try {
    const until = Date.now() + forMs
    for (let attempt = 0; !taken(lock); attempt += 1) {
      if (attempt === 0) onWait()
      if (Date.now() > until)
        throw new Error(`Another process has held ${file} for ${forMs / 1_000} seconds: end it, then start again.`)
      await pause(50)
    }
    return await work()
  } finally {
    lock.close()
  }
}

function taken(lock: DatabaseSync): boolean {
  try {
    lock.exec('begin exclusive')
    return true
  } catch (error) {
    if ((error as { errcode?: number }).errcode === busy) return false
    throw error
  }
}
