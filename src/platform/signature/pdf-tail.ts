import { pdfUnreadable } from './errors.ts'

/** What the end of a PDF says about its cross-reference section. */
export interface PdfTail {
  /** Byte offset of the last cross-reference section. */
  readonly offset: number
  /** A stream (ISO 32000-1, 7.5.8) rather than a table: an update must go on in the same form. */
  readonly isStream: boolean
  /** One more than the highest object number. */
  readonly size: number
}

/** Reads the last cross-reference section of a PDF. Throws `pdf-unreadable`. */
export function readTail(pdf: Buffer): PdfTail {
  const end = pdf.subarray(-2048).toString('latin1')
  const offset = Number([...end.matchAll(/startxref\s+(\d+)\s+%%EOF/g)].at(-1)?.[1])
  if (!Number.isInteger(offset) || offset >= pdf.length) throw pdfUnreadable.with()
  const section = pdf.subarray(offset).toString('latin1')
  const isStream = !section.startsWith('xref')
  const dictionary = isStream ? section.split('stream', 1)[0] : section.slice(section.indexOf('trailer'))
  const size = Number(/\/Size\s+(\d+)/.exec(dictionary ?? '')?.[1])
  if (!Number.isInteger(size)) throw pdfUnreadable.with()
  return { offset, isStream, size }
}
