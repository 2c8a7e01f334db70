import { Transform, type Readable } from 'node:stream'
import { fileTooLarge, uploadBroken } from './errors.ts'
import { megabytes } from './megabytes.ts'

export interface FilePart {
  readonly file: Readable
  readonly name: string
  readonly maxFileBytes: number
  /** Aborted with the error that ended the upload. */
  readonly stop: AbortSignal
}

/** The stream to hand on for a file of a form; undefined for an input that was left empty. */
export async function filePart({ file, name, maxFileBytes, stop }: FilePart): Promise<Readable | undefined> {
  const guard = limited(maxFileBytes)
  guard.on('error', () => {}) // whoever reads it meets the error; when nobody does, it is already known
  file.on('error', () => guard.destroy(uploadBroken.with()))
  stop.addEventListener('abort', () => guard.destroy(reasonOf(stop)))
  guard.on('close', () => {
    file.unpipe(guard)
    file.resume() // the parser waits for whoever reads this part before it goes on to the next
  })
  if (name === '' && (await isEmpty(file))) {
    guard.destroy()
    return undefined
  }
  file.pipe(guard)
  return guard
}

function limited(maxBytes: number): Transform {
  let bytes = 0
  return new Transform({
    transform(part: Buffer, _encoding, done) {
      bytes += part.length
      if (bytes > maxBytes) done(fileTooLarge.with({ megabytes: megabytes(maxBytes) }))
      else done(null, part)
    },
  })
}

/** A browser sends an input without a file as a part without a name and without bytes. */
function isEmpty(file: Readable): Promise<boolean> {
  return new Promise((resolve) => {
    file.once('error', () => resolve(true))
    file.once('readable', () => {
      const part: unknown = file.read()
      if (part !== null) file.unshift(part)
      resolve(part === null)
    })
  })
}

function reasonOf(stop: AbortSignal): Error {
  return stop.reason instanceof Error ? stop.reason : uploadBroken.with()
}
