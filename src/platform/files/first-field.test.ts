import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { firstField } from './index.ts'

const type = 'multipart/form-data; boundary=b'
const field = (name: string, value: string) =>
  `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
const file = '--b\r\nContent-Disposition: form-data; name="f"; filename="a.txt"\r\n\r\ncontent\r\n'
const end = '--b--\r\n'

function bodyOf(content: string, partBytes: number): Readable {
  const bytes = Buffer.from(content)
  const parts = Array.from({ length: Math.ceil(bytes.length / partBytes) }, (_, index) =>
    bytes.subarray(index * partBytes, (index + 1) * partBytes),
  )
  return Readable.from(parts, { objectMode: false })
}

describe.each([1, 13, 100_000])('a body in parts of %i bytes', (partBytes) => {
  test('gives its first field, and is whole afterwards', async () => {
    const content = field('_csrf', 'token') + file + end
    const body = bodyOf(content, partBytes)
    expect(await firstField(body, type)).toEqual({ name: '_csrf', value: 'token' })
    expect(await text(body)).toBe(content)
  })

  test.each([
    ['a file comes first', file + field('_csrf', 'token') + end],
    ['the field is too long', field('_csrf', 'x'.repeat(10_000)) + end],
    ['it has another boundary', (field('_csrf', 'token') + end).replaceAll('--b', '--c')],
    ['it ends in the middle', field('_csrf', 'token').slice(0, -4)],
    ['it is empty', ''],
    ['it says what a file part says', field('_csrf"; filename="x', 'token') + end],
  ])('gives none where %s', async (_, content) => {
    expect(await firstField(bodyOf(content, partBytes), type)).toBeUndefined()
  })
})

test('a body without a boundary, or one that breaks, has no first field', async () => {
  expect(await firstField(bodyOf(end, 10), 'multipart/form-data')).toBeUndefined()
  const broken = new Readable({ read: () => {} })
  const found = firstField(broken, type)
  broken.destroy(new Error('gone'))
  expect(await found).toBeUndefined()
})

test('a boundary may be quoted', async () => {
  const body = bodyOf(field('a', '1') + end, 50)
  expect(await firstField(body, 'multipart/form-data; charset=utf-8; boundary="b"')).toEqual({ name: 'a', value: '1' })
})
