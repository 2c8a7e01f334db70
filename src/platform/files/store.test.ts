import { createHash, randomBytes } from 'node:crypto'
import { copyFile, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createFileStore, fileDamaged, fileErased, fileNotFound, fileTooLarge, type FileStore } from './index.ts'

const CHUNK = 65_536
const SEALED = CHUNK + 16
let root: string
let store: FileStore

const places = () => ({ folder: join(root, 'files'), keysFolder: join(root, 'keys') })
const pathOf = (fileId: string, tenant = 'montelago') => join(root, 'files', tenant, fileId.slice(0, 2), fileId)

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'portico-files-'))
  store = createFileStore(places())
})

afterEach(() => rm(root, { recursive: true }))

function put(content: Buffer, { tenant = 'montelago', keyId = 'case-1', maxBytes = 10_000_000 } = {}) {
  return store.put({ tenant, keyId, source: Readable.from([content], { objectMode: false }), maxBytes })
}

async function read(fileId: string, { tenant = 'montelago', keyId = 'case-1' } = {}): Promise<Buffer> {
  return buffer(await store.open({ tenant, keyId, fileId }))
}

async function files(folder = join(root, 'files')): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name)
}

describe('a file that is kept', () => {
  test.each([0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 3 * CHUNK + 7])('of %i bytes comes back', async (size) => {
    const content = randomBytes(size)
    const stored = await put(content)
    expect(stored).toMatchObject({ bytes: size, sha256: createHash('sha256').update(content).digest('hex') })
    expect((await read(stored.fileId)).equals(content)).toBe(true)
  })

  test('is neither readable nor repeated on the disk', async () => {
    const content = Buffer.from('Codice fiscale RSSGLI80A41F205X '.repeat(10_000))
    const [one, two] = [await put(content), await put(content)]
    const [first, second] = [await readFile(pathOf(one.fileId)), await readFile(pathOf(two.fileId))]
    expect(first.includes('RSSGLI80A41F205X')).toBe(false)
    expect(first.subarray(8, 64).equals(second.subarray(8, 64))).toBe(false)
  })

  test('and its keys belong to the owner alone', async () => {
    const { fileId } = await put(Buffer.from('x'))
    const all = [pathOf(fileId), join(root, 'keys', 'master.key'), join(root, 'keys', 'montelago', 'case-1.key')]
    for (const path of all) expect((await stat(path)).mode & 0o777).toBe(0o600)
  })

  test('opens after a restart, and in a second process that started at the same time', async () => {
    const stores = Array.from({ length: 8 }, () => createFileStore(places()))
    const source = () => Readable.from([Buffer.from('ciao')], { objectMode: false })
    const kept = await Promise.all(
      stores.map((each) => each.put({ tenant: 'montelago', keyId: 'case-9', source: source(), maxBytes: 10 })),
    )
    for (const { fileId } of kept) expect((await read(fileId, { keyId: 'case-9' })).toString()).toBe('ciao')
  })

  test('is removed, once or twice', async () => {
    const { fileId } = await put(Buffer.from('x'))
    await store.remove({ tenant: 'montelago', fileId })
    await store.remove({ tenant: 'montelago', fileId })
    await expect(read(fileId)).rejects.toMatchObject({ descriptor: fileNotFound })
  })
})

describe('what does not open', () => {
  const damage: [string, (sealed: Buffer) => Buffer][] = [
    ['cut in the middle of a chunk', (sealed) => sealed.subarray(0, -5)],
    ['cut between two chunks', (sealed) => sealed.subarray(0, 8 + 2 * SEALED)],
    ['cut to its first bytes', (sealed) => sealed.subarray(0, 8)],
    ['emptied', () => Buffer.alloc(0)],
    ['longer by a byte', (sealed) => Buffer.concat([sealed, Buffer.from([0])])],
    ['with a chunk repeated', (sealed) => Buffer.concat([sealed.subarray(0, 8 + SEALED), sealed.subarray(8)])],
    [
      'with two chunks exchanged',
      (sealed) =>
        Buffer.concat([
          sealed.subarray(0, 8),
          sealed.subarray(8 + SEALED, 8 + 2 * SEALED),
          sealed.subarray(8, 8 + SEALED),
          sealed.subarray(8 + 2 * SEALED),
        ]),
    ],
    ['with one bit of the content turned', (sealed) => turned(sealed, SEALED + 100)],
    ['with one bit of the beginning turned', (sealed) => turned(sealed, 3)],
    ['with one bit of the last tag turned', (sealed) => turned(sealed, sealed.length - 1)],
  ]

  test.each(damage)('a file %s', async (_, change) => {
    const { fileId } = await put(randomBytes(3 * CHUNK))
    await writeFile(pathOf(fileId), change(await readFile(pathOf(fileId))))
    await expect(read(fileId)).rejects.toMatchObject({ descriptor: fileDamaged })
  })

  test('a file in the place of another', async () => {
    const [one, two] = [await put(randomBytes(10)), await put(randomBytes(10))]
    await copyFile(pathOf(one.fileId), pathOf(two.fileId))
    await expect(read(two.fileId)).rejects.toMatchObject({ descriptor: fileDamaged })
  })

  test('a file of another tenant, its key carried along', async () => {
    const { fileId } = await put(randomBytes(10))
    const other = await put(randomBytes(10), { tenant: 'rivabella' })
    await copyFile(pathOf(fileId), pathOf(other.fileId, 'rivabella'))
    await expect(read(other.fileId, { tenant: 'rivabella' })).rejects.toMatchObject({ descriptor: fileDamaged })
    await copyFile(join(root, 'keys/montelago/case-1.key'), join(root, 'keys/rivabella/case-1.key'))
    await expect(read(other.fileId, { tenant: 'rivabella' })).rejects.toMatchObject({ descriptor: fileDamaged })
  })

  test('a file under the key of another case', async () => {
    const { fileId } = await put(randomBytes(10))
    await put(randomBytes(10), { keyId: 'case-2' })
    await expect(read(fileId, { keyId: 'case-2' })).rejects.toMatchObject({ descriptor: fileDamaged })
  })

  test('a file whose key was destroyed, even when its case gets a new one', async () => {
    const { fileId } = await put(randomBytes(10))
    const kept = await put(Buffer.from('resta'), { keyId: 'case-2' })
    await store.destroyKey({ tenant: 'montelago', keyId: 'case-1' })
    await store.destroyKey({ tenant: 'montelago', keyId: 'case-1' })
    await store.destroyKey({ tenant: 'altrove', keyId: 'case-1' })
    await expect(read(fileId)).rejects.toMatchObject({ descriptor: fileErased })
    expect((await read(kept.fileId, { keyId: 'case-2' })).toString()).toBe('resta')
    await put(randomBytes(10))
    await expect(read(fileId)).rejects.toMatchObject({ descriptor: fileDamaged })
  })

  test.each(['../etc', 'a/b', '', '.', 'a\0b', '..'])('a name that is a path: %j', async (name) => {
    await expect(read(name)).rejects.toBeInstanceOf(TypeError)
    await expect(put(randomBytes(1), { tenant: name })).rejects.toBeInstanceOf(TypeError)
    await expect(put(randomBytes(1), { keyId: name })).rejects.toBeInstanceOf(TypeError)
  })
})

describe('a write that does not end', () => {
  test('above the limit is refused in words and leaves nothing', async () => {
    const refusal = await put(randomBytes(2_000_001), { maxBytes: 2_000_000 }).catch((error: unknown) => error)
    expect(refusal).toMatchObject({ descriptor: fileTooLarge, details: { megabytes: 2 } })
    expect(await files()).toEqual([])
    expect((await put(randomBytes(2_000_000), { maxBytes: 2_000_000 })).bytes).toBe(2_000_000)
  })

  test('because the sender went away leaves nothing', async () => {
    const source = new Readable({ read() {} })
    source.push(randomBytes(3 * CHUNK))
    const writing = store.put({ tenant: 'montelago', keyId: 'case-1', source, maxBytes: 1e9 })
    setTimeout(() => source.destroy(new Error('gone')), 20)
    await expect(writing).rejects.toThrow('gone')
    expect(await files()).toEqual([])
  })

  test('because the sender had gone before it began leaves nothing', async () => {
    const source = new Readable({ read() {} })
    source.destroy(new Error('gone'))
    await expect(store.put({ tenant: 'montelago', keyId: 'case-1', source, maxBytes: 10 })).rejects.toThrow('gone')
    expect(await files()).toEqual([])
  })

  test('because the process was killed is swept away a day later', async () => {
    const { fileId } = await put(randomBytes(10))
    const incoming = join(dirname(dirname(pathOf(fileId))), 'incoming')
    await writeFile(join(incoming, 'old'), 'x')
    await writeFile(join(incoming, 'new'), 'x')
    const { utimes } = await import('node:fs/promises')
    await utimes(join(incoming, 'old'), 1, 1)
    store = createFileStore(places())
    await put(randomBytes(10))
    expect(await readdir(incoming)).toEqual(['new'])
  })
})

function turned(sealed: Buffer, position: number): Buffer {
  const copy = Buffer.from(sealed)
  copy[position] = (copy[position] ?? 0) ^ 1
  return copy
}
