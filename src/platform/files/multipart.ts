import { Busboy, type BusboyInstance } from '@fastify/busboy'
import { finished, type Readable } from 'node:stream'
import { PorticoError } from '#kernel/errors.ts'
import { uploadBroken, uploadTooMany } from './errors.ts'
import { filePart } from './file-part.ts'

/** A file of a form while it arrives. */
export interface IncomingFile {
  readonly field: string
  /** As the sender wrote it: pass it through `safeFileName`. */
  readonly name: string
  /** As the sender says: the store finds the true one. */
  readonly mimeType: string
  /** Fails with `file-too-large` above the limit and with `upload-broken` when the sender goes away. */
  readonly stream: Readable
  /** Values of a field of text that came before it. */
  readonly sent: (field: string) => readonly string[]
}

export interface MultipartOptions<T> {
  readonly body: Readable
  readonly headers: Readonly<Record<string, string>>
  readonly maxFileBytes: number
  readonly maxFiles: number
  /** Takes one file. A PorticoError refuses that file alone; anything else ends the upload. */
  readonly onFile: (file: IncomingFile) => Promise<T>
}

export interface MultipartResult<T> {
  readonly fields: Record<string, string[]>
  readonly files: { field: string; name: string; result: T | PorticoError }[]
}

type Taken<T> = MultipartResult<T>['files'][number] | undefined

const FIELDS_MAX = 500
const FIELD_BYTES_MAX = 256 * 1024
/** All text together, as of any other form: it is held in memory. */
const TEXT_CHARACTERS_MAX = 1_000_000

/** Reads a form as it comes (RFC 7578). Throws `upload-broken` or `upload-too-many`; files under way then fail too. */
export async function readMultipart<T>(options: MultipartOptions<T>): Promise<MultipartResult<T>> {
  const { body, maxFileBytes, maxFiles, onFile } = options
  const fields = new Map<string, string[]>()
  const jobs: Promise<Taken<T>>[] = []
  const stop = new AbortController()
  let characters = 0
  const parser = createParser(options)

  parser.on('field', (name: string | undefined, value: string, nameCut: boolean, valueCut: boolean) => {
    characters += value.length
    if (nameCut || valueCut || characters > TEXT_CHARACTERS_MAX) parser.destroy(uploadTooMany.with({ maxFiles }))
    fields.set(name ?? '', [...(fields.get(name ?? '') ?? []), value])
  })
  parser.on('file', (field: string | undefined, file: Readable, name: string, _encoding: string, mimeType: string) => {
    const job = filePart({ file, name, maxFileBytes, stop: stop.signal }).then((stream) =>
      stream === undefined
        ? undefined
        : take(onFile, { field: field ?? '', name, mimeType, stream, sent: (one) => fields.get(one) ?? [] }),
    )
    // Rejects before anyone waits for it when the sender goes away: unheard, it would end the process.
    job.catch(() => {})
    jobs.push(job)
  })
  for (const limit of ['filesLimit', 'fieldsLimit', 'partsLimit'] as const) {
    parser.on(limit, () => parser.destroy(uploadTooMany.with({ maxFiles })))
  }

  try {
    await piped(body, parser)
  } catch (error) {
    const cause = error instanceof PorticoError ? error : uploadBroken.with()
    stop.abort(cause)
    await Promise.allSettled(jobs)
    throw cause
  }
  const taken = await Promise.all(jobs)
  return { fields: Object.fromEntries(fields), files: taken.filter((file) => file !== undefined) }
}

function createParser({ headers, maxFiles }: Pick<MultipartOptions<unknown>, 'headers' | 'maxFiles'>): BusboyInstance {
  const limits = { files: maxFiles, fields: FIELDS_MAX, fieldSize: FIELD_BYTES_MAX, parts: FIELDS_MAX + maxFiles }
  const isPartAFile = (_field?: string, _type?: string, name?: string) => name !== undefined
  try {
    return new Busboy({ headers: { ...headers, 'content-type': headers['content-type'] ?? '' }, limits, isPartAFile })
  } catch {
    throw uploadBroken.with()
  }
}

async function take<T>(onFile: MultipartOptions<T>['onFile'], file: IncomingFile): Promise<Taken<T>> {
  const { field, name, stream } = file
  try {
    return { field, name, result: await onFile(file) }
  } catch (error) {
    if (error instanceof PorticoError) return { field, name, result: error }
    throw error
  } finally {
    stream.destroy() // what was not read of it is read and thrown away, so that the parts behind it arrive
  }
}

/** Not `pipeline`: it would close the connection of a refused upload before the answer could leave. */
function piped(body: Readable, parser: BusboyInstance): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (error?: Error | null) => {
      body.unpipe(parser)
      body.resume()
      if (error) reject(error)
      else resolve()
    }
    parser.once('finish', () => end())
    parser.on('error', end)
    finished(body, { writable: false }, (error) => error && end(error))
    body.pipe(parser)
  })
}
