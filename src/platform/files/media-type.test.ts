import { describe, expect, test } from 'vitest'
import { accepts, createTypeReader } from './index.ts'

async function typeOf(content: string | Buffer, partBytes = 7): Promise<string> {
  const reader = createTypeReader()
  const bytes = Buffer.from(content)
  for (let at = 0; at < bytes.length; at += partBytes) reader.read(bytes.subarray(at, at + partBytes))
  return reader.mediaType()
}

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const jpeg = Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex')

describe('the type of a content', () => {
  const cases: [string, string | Buffer, string][] = [
    ['a PDF', '%PDF-1.7\n%âãÏÓ\n', 'application/pdf'],
    ['a PNG', png, 'image/png'],
    ['a JPEG', jpeg, 'image/jpeg'],
    ['a text', 'Perché no?\r\n\tSì – €\n', 'text/plain'],
    ['a text with a < and a >', 'se a < b e c > d, scrivi <nome>', 'text/plain'],
    ['nothing', '', 'application/octet-stream'],
    ['a text with a NUL', 'ciao\0ciao', 'application/octet-stream'],
    ['a text with an escape sequence', 'ciao\u001b[2J', 'application/octet-stream'],
    ['a text in Latin-1', Buffer.from('perché no', 'latin1'), 'application/octet-stream'],
    ['a text cut inside a letter', Buffer.from('perché').subarray(0, -1), 'application/octet-stream'],
    ['signed data', Buffer.from('308006092a864886f70d010702a080', 'hex'), 'application/pkcs7-mime'],
    ['an invoice in XML', '<?xml version="1.0"?><p:FatturaElettronica/>', 'application/xml'],
  ]
  test.each(cases)('is found in it: %s', async (_, content, type) => {
    expect(await typeOf(content)).toBe(type)
    expect(await typeOf(content, 1e6)).toBe(type)
  })
})

describe('a content that is two things', () => {
  const cases: [string, string | Buffer, string][] = [
    ['a PDF behind a line of text', 'ciao\n%PDF-1.7\n', 'text/plain'],
    ['a PDF behind a byte-order mark', Buffer.from('\ufeff%PDF-1.7\nâ\0'), 'application/octet-stream'],
    ['a page that begins like a PDF', '%PDF-1.7\n<html><script>alert(1)</script>', 'application/pdf'],
    ['a page', '<!DOCTYPE html><p>x', 'text/html'],
    ['a page behind a comment and blanks', '\ufeff \n<!-- x -->\n<HTML >', 'text/html'],
    ['a script far inside a text', `${'a'.repeat(200_000)}<script >alert(1)`, 'text/html'],
    ['a page in UTF-16', Buffer.from('\ufeff<script>alert(1)</script>', 'utf16le'), 'text/html'],
    ['a page with a NUL', '<scr\0ipt>\0<body >', 'text/html'],
    ['a drawing', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'image/svg+xml'],
    ['a drawing that calls itself XML', '<?xml version="1.0"?>\n<!DOCTYPE svg>\n<s:svg xmlns:s="x"/>', 'image/svg+xml'],
    ['an image with a page behind it', Buffer.concat([png, Buffer.from('<script>')]), 'image/png'],
    ['a shell script', '#!/bin/sh\nrm -rf /', 'text/x-shellscript'],
    ['PHP', 'ciao <?php system($_GET[0]);', 'application/x-php'],
  ]
  test.each(cases)('is taken for the more dangerous one: %s', async (_, content, type) => {
    expect(await typeOf(content)).toBe(type)
  })
})

describe('a list of accepted types', () => {
  test('names them one by one or by group', () => {
    expect(accepts(['application/pdf', 'image/*'], 'application/pdf')).toBe(true)
    expect(accepts(['application/pdf', 'image/*'], 'image/heic')).toBe(true)
    expect(accepts(['application/pdf', 'image/*'], 'text/plain')).toBe(false)
    expect(accepts([], 'application/pdf')).toBe(false)
  })

  test('lets in what a browser runs only by its own name', () => {
    expect(accepts(['image/*'], 'image/svg+xml')).toBe(false)
    expect(accepts(['text/*'], 'text/html')).toBe(false)
    expect(accepts(['image/svg+xml'], 'image/svg+xml')).toBe(true)
  })
})
