import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { fileResponse } from './rest.ts'

const answerOf = (name: string, mediaType: string) =>
  fileResponse({ name, mediaType, bytes: 2, content: Readable.from(['ok']) })

test.each([
  ['text/plain', 'text/plain; charset=utf-8'],
  ['image/svg+xml', 'image/svg+xml; charset=utf-8'],
  ['application/xml', 'application/xml; charset=utf-8'],
  ['application/pdf', 'application/pdf'],
  ['image/png', 'image/png'],
])('a file of type %s says how its characters are written', (mediaType, wanted) => {
  expect(answerOf('a', mediaType).headers.get('content-type')).toBe(wanted)
})

test.each(['a"b.txt', "o'clock.txt", 'a\r\nx: y.txt', 'perché (1).txt', '../a.txt', '‮a.txt'])(
  'the name %j cannot leave its place in the header',
  (name) => {
    const header = answerOf(name, 'text/plain').headers.get('content-disposition') ?? ''
    expect(header).toMatch(/^attachment; filename\*=UTF-8''[\w.~%!*()-]+$/)
    expect(decodeURIComponent(header.replace(/^.*''/, ''))).toBe(name)
  },
)

test('who wants the headers alone, or has the file already, leaves none open', () => {
  for (const handing of [{ headersAlone: true }, { known: '"abc"' }]) {
    const content = Readable.from(['ok'])
    const answer = fileResponse({ name: 'a', mediaType: 'text/plain', bytes: 2, content, sha256: 'abc' }, handing)
    expect(answer.body).toBeNull()
    expect(content.destroyed).toBe(true)
  }
})
