import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { CHUNK_BYTES, chunksOf, PREFIX_BYTES, seal, TAG_BYTES, unseal } from './chunks.ts'
import { fileDamaged, fileNotFound, fileTooLarge } from './errors.ts'
import { codeOf, pathStep, sweep, syncFolder } from './folder.ts'
import { createKeyRing } from './keys.ts'
import { megabytes } from './megabytes.ts'
import { createTypeReader } from './media-type.ts'
import type { FileStore, StoredContent } from './port.ts'

export interface FileStoreOptions {
  /** Where the encrypted files lie: `<tenant>/<first two characters>/<id>`. */
  readonly folder: string
  /** Where the keys lie: never in the same backup as the files. */
  readonly keysFolder: string
}

type Seal = { readonly key: Buffer; readonly tenant: string; readonly fileId: string }

/** Files in a folder, encrypted in chunks under a key per case; nothing larger than a chunk is held in memory. */
export function createFileStore({ folder, keysFolder }: FileStoreOptions): FileStore {
  const keys = createKeyRing(keysFolder)
  const swept = new Map<string, Promise<void>>()
  const pathOf = (tenant: string, fileId: string) =>
    join(folder, pathStep(tenant), pathStep(fileId).slice(0, 2), fileId)

  async function incoming(tenant: string): Promise<string> {
    const path = join(folder, pathStep(tenant), 'incoming')
    await mkdir(path, { recursive: true, mode: 0o700 })
    if (!swept.has(tenant)) swept.set(tenant, sweep(path))
    await swept.get(tenant)
    return path
  }

  return {
    async put({ tenant, keyId, source, maxBytes }) {
      const fileId = randomUUID()
      // The source may fail while the key is being made: its error is met when it is read.
      source.on('error', ignore)
      const key = await keys.ensure(tenant, keyId)
      const temporary = join(await incoming(tenant), fileId)
      const handle = await open(temporary, 'wx', 0o600)
      try {
        const content = await write(handle, source, { key, tenant, fileId }, maxBytes)
        await handle.sync()
        await handle.close()
        await settle(temporary, pathOf(tenant, fileId))
        return { fileId, ...content }
      } catch (error) {
        source.destroy()
        await handle.close().catch(ignore)
        await rm(temporary, { force: true })
        throw error
      }
    },
    async open({ tenant, keyId, fileId }) {
      const path = pathOf(tenant, fileId)
      const found = await stat(path).catch((error: unknown) => {
        throw codeOf(error) === 'ENOENT' ? fileNotFound.with() : error
      })
      const key = await keys.get(tenant, keyId)
      return Readable.from(read(path, found.size, { key, tenant, fileId }), { objectMode: false })
    },
    async remove({ tenant, fileId }) {
      await rm(pathOf(tenant, fileId), { force: true })
    },
    destroyKey: ({ tenant, keyId }) => keys.destroy(tenant, keyId),
  }
}

async function write(handle: FileHandle, source: Readable, file: Seal, maxBytes: number) {
  const hash = createHash('sha256')
  const type = createTypeReader()
  let bytes = 0

  async function* counted(): AsyncGenerator<Buffer> {
    for await (const data of source as AsyncIterable<Buffer>) {
      bytes += data.length
      if (bytes > maxBytes) throw fileTooLarge.with({ megabytes: megabytes(maxBytes) })
      hash.update(data)
      type.read(data)
      yield data
    }
  }

  const prefix = randomBytes(PREFIX_BYTES)
  await handle.writeFile(prefix)
  let index = 0
  for await (const { plain, last } of chunksOf(counted())) {
    await handle.writeFile(seal({ ...file, prefix, index, last }, plain))
    index += 1
  }
  const content: Omit<StoredContent, 'fileId'> = {
    bytes,
    sha256: hash.digest('hex'),
    mediaType: await type.mediaType(),
  }
  return content
}

/** Opened at the first read, so that a stream nobody reads holds no handle. */
async function* read(path: string, size: number, file: Seal): AsyncGenerator<Buffer> {
  const handle = await open(path, 'r')
  try {
    const prefix = await exactly(handle, 0, PREFIX_BYTES)
    let position = PREFIX_BYTES
    for (let index = 0; index === 0 || position < size; index += 1) {
      const sealed = await exactly(handle, position, Math.min(CHUNK_BYTES + TAG_BYTES, size - position))
      position += sealed.length
      const plain = unseal({ ...file, prefix, index, last: position >= size }, sealed)
      if (plain.length > 0) yield plain
    }
  } finally {
    await handle.close()
  }
}

async function exactly(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  if (length <= 0) throw fileDamaged.with()
  const { bytesRead, buffer } = await handle.read(Buffer.alloc(length), 0, length, position)
  if (bytesRead !== length) throw fileDamaged.with()
  return buffer
}

async function settle(temporary: string, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  await rename(temporary, path)
  await syncFolder(dirname(path))
}

function ignore(): void {}
