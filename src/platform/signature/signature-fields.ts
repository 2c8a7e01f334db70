import { PDFContext, PDFDict, PDFHexString, PDFName, PDFObjectParser, PDFString } from '@cantoo/pdf-lib'
import { pdfUnreadable } from './errors.ts'

/** A signature as it stands in a PDF, nothing of it believed yet. */
export interface SignatureField {
  readonly range: readonly number[]
  readonly contents: Buffer
  readonly reason: string
  readonly at: Date | undefined
}

/** More than any document of ours: each one costs a digest of the whole file. */
const SIGNATURES_MAX = 32

const rangePattern = /^\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/

/**
 * The signatures of a PDF in the order of its bytes. They are looked for in the bytes and not through the structure: a
 * signature dictionary always stands there in the clear, and a whole parser spent 9 s on one damaged object header.
 * Throws `pdf-unreadable`.
 */
export function signatureFields(pdf: Buffer): SignatureField[] {
  if (pdf.toString('latin1', 0, 5) !== '%PDF-') throw pdfUnreadable.with()
  const found: SignatureField[] = []
  for (let at = pdf.indexOf('/ByteRange'); at >= 0; at = pdf.indexOf('/ByteRange', at + 1)) {
    const range = rangePattern.exec(pdf.toString('latin1', at, at + 200))
    if (range === null) continue
    if (found.length === SIGNATURES_MAX) throw pdfUnreadable.with()
    found.push(read(pdf, at, range.slice(1).map(Number)))
  }
  return found
}

function read(pdf: Buffer, at: number, range: readonly number[]): SignatureField {
  const start = pdf.lastIndexOf('obj', at) + 'obj'.length
  const end = pdf.indexOf('endobj', range[2] ?? at)
  const signature = dictionaryIn(pdf.subarray(start, end < 0 ? undefined : end))
  return {
    range,
    contents: Buffer.from(pdf.toString('latin1', (range[1] ?? 0) + 1, (range[2] ?? 0) - 1), 'hex'),
    reason: stringOf(signature, 'Reason')?.decodeText() ?? '',
    at: dateOf(signature),
  }
}

function dictionaryIn(bytes: Buffer): PDFDict | undefined {
  try {
    const parsed = PDFObjectParser.forBytes(bytes, PDFContext.create()).parseObject()
    return parsed instanceof PDFDict ? parsed : undefined
  } catch {
    return undefined
  }
}

function stringOf(signature: PDFDict | undefined, key: string): PDFHexString | PDFString | undefined {
  const value = signature?.get(PDFName.of(key))
  return value instanceof PDFHexString || value instanceof PDFString ? value : undefined
}

function dateOf(signature: PDFDict | undefined): Date | undefined {
  try {
    return stringOf(signature, 'M')?.decodeDate()
  } catch {
    return undefined
  }
}
