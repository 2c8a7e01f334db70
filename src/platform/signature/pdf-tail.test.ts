import { PDFDocument } from '@cantoo/pdf-lib'
import { describe, expect, test } from 'vitest'
import { inspectSignatures, pdfUnreadable, prepareSignature } from './index.ts'
import { readTail } from './pdf-tail.ts'

const details = { name: 'Giulia', reason: 'Prova', at: new Date('2026-11-22T10:00:00Z') }

async function pdf(useObjectStreams: boolean): Promise<Buffer> {
  const document = await PDFDocument.create()
  document.addPage()
  return Buffer.from(await document.save({ useObjectStreams }))
}

describe('the end of a PDF', () => {
  test.each([true, false])('says where its cross-reference section is, a stream: %j', async (isStream) => {
    const content = await pdf(isStream)
    const tail = readTail(content)
    expect(tail.isStream).toBe(isStream)
    expect(content.toString('latin1', tail.offset)).toMatch(isStream ? /^\d+ 0 obj/ : /^xref/)
    expect(tail.size).toBeGreaterThan(2)
  })

  test.each(['', 'ciao', 'startxref\nx\n%%EOF', 'startxref\n99\n%%EOF', 'xref\nstartxref\n0\n%%EOF'])(
    'is not found in %j',
    (content) => {
      expect(() => readTail(Buffer.from(content))).toThrow(pdfUnreadable.code)
    },
  )
})

describe('a prepared PDF', () => {
  test.each([true, false])('goes on in the form it has, a stream: %j', async (isStream) => {
    const original = await pdf(isStream)
    const signed = (await prepareSignature(original, details)).embed(Buffer.from('3000', 'hex'))
    const tail = readTail(signed)
    expect(tail).toMatchObject({ isStream })
    expect(tail.offset).toBeGreaterThan(original.length)
    expect(signed.toString('latin1')).toContain(`/Prev ${readTail(original).offset}`)
  })

  test('with something else in the room of the signature is reported, and not intact', async () => {
    const signed = (await prepareSignature(await pdf(false), details)).embed(Buffer.from('3000', 'hex'))
    expect(await inspectSignatures(signed)).toMatchObject([
      { reason: 'Prova', at: details.at, coversWholeDocument: true, intact: false, chainTrusted: false },
    ])
  })

  test('has room for so much and no more', async () => {
    const prepared = await prepareSignature(await pdf(false), details)
    expect(() => prepared.embed(Buffer.alloc(16_385))).toThrow(RangeError)
    expect(prepared.embed(Buffer.alloc(16_384)).length).toBe(prepared.embed(Buffer.alloc(1)).length)
  })
})
