import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  createFileStore,
  fileRefused,
  fileTooLarge,
  readMultipart,
  uploadBroken,
  uploadTooMany,
  type IncomingFile,
} from './index.ts'

const boundary = 'XkonfineX'
const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` }
const end = `--${boundary}--\r\n`

const field = (name: string, value: string) =>
  `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`

const file = (name: string, fileName: string, content: string, type = 'application/octet-stream') =>
  `--${boundary}\r\nContent-Disposition: form-data; name="${name}"; filename="${fileName}"\r\n` +
  `Content-Type: ${type}\r\n\r\n${content}\r\n`

/** The body in small parts, so that every boundary is cut somewhere. */
function bodyOf(content: string, partBytes = 13): Readable {
  const bytes = Buffer.from(content)
  const parts = Array.from({ length: Math.ceil(bytes.length / partBytes) }, (_, index) =>
    bytes.subarray(index * partBytes, (index + 1) * partBytes),
  )
  return Readable.from(parts, { objectMode: false })
}

function read<T>(body: Readable, onFile: (file: IncomingFile) => Promise<T>, change: object = {}) {
  return readMultipart({ body, headers, maxFileBytes: 1000, maxFiles: 5, onFile, ...change })
}

const contentOf = ({ stream }: IncomingFile) => text(stream)

describe('a form', () => {
  test('gives its fields and its files in their order', async () => {
    const form =
      field('a', 'è') + file('doc', 'prima.txt', 'uno') + field('a', '2') + file('doc', 'dòpo.txt', 'due') + end
    expect(await read(bodyOf(form), contentOf)).toEqual({
      fields: { a: ['è', '2'] },
      files: [
        { field: 'doc', name: 'prima.txt', result: 'uno' },
        { field: 'doc', name: 'dòpo.txt', result: 'due' },
      ],
    })
  })

  test('of fields alone, and one of nothing', async () => {
    expect(await read(bodyOf(field('a', '1') + end), contentOf)).toEqual({ fields: { a: ['1'] }, files: [] })
    expect(await read(bodyOf(end), contentOf)).toEqual({ fields: {}, files: [] })
  })

  test('whose file input was left empty has no file, and its other fields', async () => {
    const form = file('doc', '', '') + field('b', '2') + file('doc', 'vuoto.txt', '') + end
    expect(await read(bodyOf(form), contentOf)).toEqual({
      fields: { b: ['2'] },
      files: [{ field: 'doc', name: 'vuoto.txt', result: '' }],
    })
    expect((await read(bodyOf(file('doc', '', 'senza nome') + end), contentOf)).files).toHaveLength(1)
  })

  test('keeps a field with a hostile name as data', async () => {
    const { fields } = await read(bodyOf(field('__proto__', 'x') + field('constructor', 'y') + end), contentOf)
    expect(Object.entries(fields)).toEqual([
      ['__proto__', ['x']],
      ['constructor', ['y']],
    ])
    expect(Object.getPrototypeOf(fields)).toBe(Object.prototype)
  })

  test('hands on the last step of a path only', async () => {
    const { files } = await read(bodyOf(file('doc', '../../etc/passwd', 'x') + end), contentOf)
    expect(files[0]?.name).toBe('passwd')
  })
})

describe('a refused file', () => {
  const form =
    file('doc', 'no.html', '<html>'.repeat(100)) +
    field('dopo', '1') +
    file('doc', 'si.txt', 'ok') +
    field('z', '2') +
    end

  test.each([true, false])('leaves the others and the fields, refused before its end: %j', async (early) => {
    const onFile = async ({ name, stream }: IncomingFile) => {
      if (early && name === 'no.html') throw fileRefused.with({ kindIt: 'x', kindEn: 'x', formats: 'PDF' })
      const content = await text(stream)
      if (name === 'no.html') throw fileRefused.with({ kindIt: 'x', kindEn: 'x', formats: 'PDF' })
      return content
    }
    const { fields, files } = await read(bodyOf(form), onFile)
    expect(fields).toEqual({ dopo: ['1'], z: ['2'] })
    expect(files).toMatchObject([{ result: { descriptor: fileRefused } }, { result: 'ok' }])
  })

  test('above the limit says so, and leaves the others and the fields', async () => {
    const long = file('doc', 'lungo.txt', 'x'.repeat(300_000)) + form
    const { fields, files } = await read(bodyOf(long, 10_000), contentOf)
    expect(fields).toEqual({ dopo: ['1'], z: ['2'] })
    expect(files).toMatchObject([
      { name: 'lungo.txt', result: { descriptor: fileTooLarge } },
      { result: '<html>'.repeat(100) },
      { result: 'ok' },
    ])
  })

  test('that nobody reads does not hold the form up', async () => {
    const long = file('doc', 'a', 'x'.repeat(900_000)) + field('z', '1') + end
    const result = await read(bodyOf(long, 10_000), async () => 'not read', { maxFileBytes: 1e6 })
    expect(result).toEqual({ fields: { z: ['1'] }, files: [{ field: 'doc', name: 'a', result: 'not read' }] })
  })

  test('by a fault of ours ends the upload', async () => {
    const fault = async () => Promise.reject(new Error('disk full'))
    await expect(read(bodyOf(form), fault)).rejects.toThrow('disk full')
  })
})

describe('a body that is not whole', () => {
  const form = field('a', '1') + file('doc', 'a.txt', 'x'.repeat(200)) + field('b', '2') + end

  test('is refused wherever it was cut', async () => {
    for (let length = 0; length < form.length - 4; length += 1) {
      await expect(read(bodyOf(form.slice(0, length), 50), contentOf), `${length}`).rejects.toMatchObject({
        descriptor: uploadBroken,
      })
    }
    // Without the line end behind the last boundary it is whole (RFC 2046, 5.1.1).
    expect((await read(bodyOf(form.slice(0, -2)), contentOf)).fields).toEqual({ a: ['1'], b: ['2'] })
  })

  test.each([
    ['another boundary', { 'content-type': 'multipart/form-data; boundary=altro' }],
    ['no boundary', { 'content-type': 'multipart/form-data' }],
    ['another type', { 'content-type': 'application/json' }],
    ['no type', {}],
  ])('is refused with %s', async (_, wrong) => {
    await expect(read(bodyOf(form), contentOf, { headers: wrong })).rejects.toMatchObject({ descriptor: uploadBroken })
  })

  test('fails the file under way when the sender goes', async () => {
    const body = new Readable({ read() {} })
    body.push(field('a', '1') + file('doc', 'a.txt', 'x'.repeat(200)).slice(0, -50))
    let failure: unknown
    const reading = read(body, async ({ stream }) => {
      setTimeout(() => body.destroy(), 10)
      await text(stream).catch((error: unknown) => {
        failure = error
        throw error
      })
    })
    await expect(reading).rejects.toMatchObject({ descriptor: uploadBroken })
    expect(failure).toMatchObject({ descriptor: uploadBroken })
  })

  test('is refused when the sender goes before the first byte', async () => {
    const body = new Readable({ read() {} })
    setTimeout(() => body.destroy(new Error('aborted')), 10)
    await expect(read(body, contentOf)).rejects.toMatchObject({ descriptor: uploadBroken })
  })
})

describe('too much', () => {
  const refused = { descriptor: uploadTooMany, details: { maxFiles: 5 } }

  test('of files', async () => {
    const form = Array.from({ length: 6 }, (_, index) => file('doc', `${index}.txt`, 'x')).join('') + end
    await expect(read(bodyOf(form), contentOf)).rejects.toMatchObject(refused)
  })

  test('of fields', async () => {
    const form = Array.from({ length: 10_000 }, (_, index) => field(`f${index}`, 'x')).join('') + end
    await expect(read(bodyOf(form, 5000), contentOf)).rejects.toMatchObject(refused)
  })

  test('of one field', async () => {
    await expect(read(bodyOf(field('a', 'x'.repeat(300_000)) + end, 5000), contentOf)).rejects.toMatchObject(refused)
  })
})

describe('into the store', () => {
  let root: string
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'portico-upload-'))
  })
  afterEach(() => rm(root, { recursive: true }))

  const store = () => createFileStore({ folder: join(root, 'files'), keysFolder: join(root, 'keys') })
  const left = async () =>
    (await readdir(join(root, 'files'), { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())

  test('an upload that stops leaves nothing', async () => {
    const put = ({ stream }: IncomingFile) =>
      store().put({ tenant: 'montelago', keyId: 'k', source: stream, maxBytes: 1e6 })
    const form = file('doc', 'a.bin', 'x'.repeat(900_000)).slice(0, -300_000)
    const options = { maxFileBytes: 1e6 }
    await expect(read(bodyOf(form, 60_000), put, options)).rejects.toMatchObject({ descriptor: uploadBroken })
    expect(await left()).toEqual([])
  })

  test('two hundred megabytes pass without staying in memory', async () => {
    const megabyte = Buffer.alloc(1_000_000, 7)
    let peak = 0
    async function* body() {
      yield Buffer.from(file('doc', 'grande.bin', '').slice(0, -2))
      for (let sent = 0; sent < 200; sent += 1) {
        peak = Math.max(peak, process.memoryUsage().rss)
        yield Buffer.from(megabyte)
      }
      yield Buffer.from(`\r\n${end}`)
    }
    const before = process.memoryUsage().rss
    const put = ({ stream }: IncomingFile) =>
      store().put({ tenant: 'montelago', keyId: 'k', source: stream, maxBytes: 3e8 })
    const { files } = await read(Readable.from(body(), { objectMode: false }), put, { maxFileBytes: 3e8 })
    expect(files[0]?.result).toMatchObject({ bytes: 200_000_000 })
    expect((peak - before) / 1e6).toBeLessThan(150)
  }, 60_000)
})
