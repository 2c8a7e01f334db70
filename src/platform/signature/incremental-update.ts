import { createHash } from 'node:crypto'
import type { PdfTail } from './pdf-tail.ts'

export interface UpdatedObject {
  readonly number: number
  readonly generation: number
  /** The object itself, without `obj` and `endobj`. */
  readonly body: string
}

export interface Trailer {
  readonly root: string
  readonly info: string | undefined
  /** The first of the two file identifiers, in hexadecimal. */
  readonly id: string | undefined
}

/** New objects appended to a PDF (ISO 32000-1, 7.5.6): the original bytes stay as they are, at the beginning. */
export function appendUpdate(pdf: Buffer, tail: PdfTail, trailer: Trailer, objects: readonly UpdatedObject[]): Buffer {
  const parts: Buffer[] = [pdf]
  let length = pdf.length
  const append = (text: string) => {
    const bytes = Buffer.from(text, 'latin1')
    parts.push(bytes)
    length += bytes.length
  }

  append('\n')
  const entries: Entry[] = []
  for (const { number, generation, body } of objects) {
    entries.push({ number, generation, offset: length })
    append(`${number} ${generation} obj\n${body}\nendobj\n`)
  }
  const offset = length
  const size = Math.max(tail.size, ...objects.map(({ number }) => number + 1))
  const id = createHash('sha256')
    .update(pdf)
    .update(objects.map(({ body }) => body).join())
    .digest('hex')
    .slice(0, 32)
  const common = [
    `/Prev ${tail.offset}`,
    `/Root ${trailer.root}`,
    ...(trailer.info === undefined ? [] : [`/Info ${trailer.info}`]),
    `/ID [<${trailer.id ?? id}> <${id}>]`,
  ].join(' ')

  if (tail.isStream) append(streamSection([...entries, { number: size, generation: 0, offset }], size, common))
  else append(`${table(entries)}trailer\n<< /Size ${size} ${common} >>\n`)
  append(`startxref\n${offset}\n%%EOF\n`)
  return Buffer.concat(parts)
}

interface Entry {
  readonly number: number
  readonly generation: number
  readonly offset: number
}

function table(entries: readonly Entry[]): string {
  const lines = sorted(entries).map(
    ({ number, generation, offset }) =>
      `${number} 1\n${String(offset).padStart(10, '0')} ${String(generation).padStart(5, '0')} n \n`,
  )
  return `xref\n${lines.join('')}`
}

/** The section is itself an object, the last of the entries. */
function streamSection(entries: readonly Entry[], number: number, common: string): string {
  const rows = Buffer.alloc(entries.length * 7)
  const index: string[] = []
  sorted(entries).forEach((entry, row) => {
    rows.writeUInt8(1, row * 7)
    rows.writeUInt32BE(entry.offset, row * 7 + 1)
    rows.writeUInt16BE(entry.generation, row * 7 + 5)
    index.push(`${entry.number} 1`)
  })
  return [
    `${number} 0 obj`,
    `<< /Type /XRef /Size ${number + 1} /W [1 4 2] /Index [${index.join(' ')}] ${common} /Length ${rows.length} >>`,
    'stream',
    rows.toString('latin1'),
    'endstream',
    'endobj\n',
  ].join('\n')
}

function sorted(entries: readonly Entry[]): Entry[] {
  return [...entries].sort((one, other) => one.number - other.number)
}
