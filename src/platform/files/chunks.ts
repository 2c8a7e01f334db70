import { createCipheriv, createDecipheriv } from 'node:crypto'
import { fileDamaged } from './errors.ts'

export const CHUNK_BYTES = 65_536
export const TAG_BYTES = 16
/** Random part of the nonces of one file; the number of the chunk makes the other four bytes. */
export const PREFIX_BYTES = 8

/** What binds a chunk to its place: tenant, file, position, and whether it is the last. */
export interface ChunkPlace {
  readonly key: Buffer
  readonly tenant: string
  readonly fileId: string
  readonly prefix: Buffer
  readonly index: number
  readonly last: boolean
}

/** AES-256-GCM of one chunk: the encrypted bytes, then the tag. */
export function seal(place: ChunkPlace, plain: Buffer): Buffer {
  const cipher = createCipheriv('aes-256-gcm', place.key, nonceOf(place)).setAAD(additionalDataOf(place))
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

/** The plain bytes of a chunk. Throws `file-damaged` when a bit, its place or its key is not the one it was sealed with. */
export function unseal(place: ChunkPlace, sealed: Buffer): Buffer {
  if (sealed.length < TAG_BYTES) throw fileDamaged.with()
  const decipher = createDecipheriv('aes-256-gcm', place.key, nonceOf(place))
  decipher.setAAD(additionalDataOf(place)).setAuthTag(sealed.subarray(-TAG_BYTES))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, -TAG_BYTES)), decipher.final()])
  } catch {
    throw fileDamaged.with()
  }
}

/** The source cut into chunks of 64 KiB; one is held back until it is known whether it is the last. */
export async function* chunksOf(source: AsyncIterable<Buffer>): AsyncGenerator<{ plain: Buffer; last: boolean }> {
  const chunk = Buffer.allocUnsafe(CHUNK_BYTES)
  let filled = 0
  for await (const part of source) {
    let rest = part
    while (rest.length > 0) {
      if (filled === CHUNK_BYTES) {
        yield { plain: chunk, last: false }
        filled = 0
      }
      const copied = rest.copy(chunk, filled)
      filled += copied
      rest = rest.subarray(copied)
    }
  }
  yield { plain: chunk.subarray(0, filled), last: true }
}

function nonceOf({ prefix, index }: ChunkPlace): Buffer {
  const nonce = Buffer.alloc(PREFIX_BYTES + 4)
  prefix.copy(nonce)
  nonce.writeUInt32BE(index, PREFIX_BYTES)
  return nonce
}

function additionalDataOf({ tenant, fileId, index, last }: ChunkPlace): Buffer {
  return Buffer.from(`${tenant}|${fileId}|${index}|${last ? 1 : 0}`)
}
