import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { headerOf } from './headers.ts'

/** A mail as it lies in the folder. */
export interface StoredMail {
  readonly path: string
  readonly messageId: string
  readonly to: string
  readonly subject: string
}

export interface Mailbox {
  /** Keeps a mail unless one with its Message-ID is there; says whether it was new. */
  keep: (raw: Buffer) => Promise<boolean>
  /** The mails in the order of their arrival. */
  list: () => Promise<StoredMail[]>
}

/** A folder of mails, one file each: `<time>-<hash of the Message-ID>.eml`, readable by its owner alone. */
export async function openMailbox(folder: string): Promise<Mailbox> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const known = new Set((await names(folder)).map(hashOf))

  return {
    async keep(raw) {
      // A mail without an id is known by its whole content.
      const hash = shortHash(headerOf(raw.toString('latin1'), 'message-id') || raw)
      if (known.has(hash)) return false
      known.add(hash) // before the first wait: two copies that arrive together are one mail
      try {
        const path = join(folder, `${timeNow()}-${hash}.eml`)
        await writeFile(`${path}.part`, raw, { mode: 0o600 })
        await rename(`${path}.part`, path)
      } catch (error) {
        known.delete(hash)
        throw error
      }
      return true
    },
    async list() {
      return Promise.all((await names(folder)).map((name) => read(join(folder, name))))
    },
  }
}

async function names(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => name.endsWith('.eml')).sort()
}

async function read(path: string): Promise<StoredMail> {
  const raw = await readFile(path, 'utf8')
  return { path, messageId: headerOf(raw, 'message-id'), to: headerOf(raw, 'to'), subject: headerOf(raw, 'subject') }
}

let lastTime = 0

/** The instant as a name that sorts, later for each mail even within one millisecond. */
function timeNow(): string {
  lastTime = Math.max(Date.now(), lastTime + 1)
  return new Date(lastTime).toISOString().replace(/[-:.]/g, '')
}

function shortHash(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex').slice(0, 32)
}

function hashOf(name: string): string {
  return name.slice(name.indexOf('-') + 1, -'.eml'.length)
}
