import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFNumber, PDFRef, PDFString } from '@cantoo/pdf-lib'
import type { PDFObject } from '@cantoo/pdf-lib'
import { pdfUnreadable } from './errors.ts'
import { appendUpdate, type UpdatedObject } from './incremental-update.ts'
import { readTail } from './pdf-tail.ts'

// Certificate, its chain and a signature of RSA 4096 take about 6 kB; a timestamp of a real service 6 more.
const CONTENTS_BYTES = 16_384
const BYTE_RANGE_CHARACTERS = 60

export interface SignatureDetails {
  readonly name: string
  readonly reason: string
  readonly at: Date
}

/** A PDF with room for a signature. */
export interface PreparedPdf {
  /** The bytes that the signature covers: all but the room itself. */
  readonly covered: Buffer
  /** The signed PDF, given the CMS over `covered` in DER. */
  readonly embed: (cms: Uint8Array) => Buffer
}

/**
 * Appends an empty signature field to a PDF as an incremental update (ISO 32000-1, 12.8; ETSI EN 319 142-1), invisible
 * and on the first page. Whoever signs, here or at a remote service, signs `covered`. Throws `pdf-unreadable`.
 */
export async function prepareSignature(pdf: Buffer, details: SignatureDetails): Promise<PreparedPdf> {
  const tail = readTail(pdf)
  const document = await load(pdf)
  const { Root: root, Info: info, ID: ids } = document.context.trailerInfo
  const [page] = document.getPages()
  if (!(root instanceof PDFRef) || page === undefined) throw pdfUnreadable.with()

  const next = Math.max(tail.size, document.context.largestObjectNumber + 1)
  const signature = PDFRef.of(next)
  const widget = PDFRef.of(next + 1)
  const objects: UpdatedObject[] = [
    object(signature, signatureBody(details)),
    object(widget, widgetBody(signature, page.ref, fieldName(document))),
    object(page.ref, text(withWidget(page.node, widget))),
    object(root, text(withField(document.catalog, widget))),
  ]
  const id = ids instanceof PDFArray ? ids.lookup(0) : undefined
  const updated = appendUpdate(
    pdf,
    tail,
    {
      root: root.toString(),
      info: info instanceof PDFRef ? info.toString() : undefined,
      id: id instanceof PDFHexString || id instanceof PDFString ? Buffer.from(id.asBytes()).toString('hex') : undefined,
    },
    objects,
  )
  return withRoom(updated, pdf.length)
}

async function load(pdf: Buffer): Promise<PDFDocument> {
  return PDFDocument.load(pdf, { updateMetadata: false }).catch(() => {
    throw pdfUnreadable.with()
  })
}

function withRoom(updated: Buffer, from: number): PreparedPdf {
  const start = updated.indexOf('/Contents <', from) + '/Contents '.length
  const end = start + CONTENTS_BYTES * 2 + 2
  const range = `[0 ${start} ${end} ${updated.length - end}]`.padEnd(BYTE_RANGE_CHARACTERS)
  updated.write(range, updated.indexOf('/ByteRange ', from) + '/ByteRange '.length, 'latin1')
  return {
    covered: Buffer.concat([updated.subarray(0, start), updated.subarray(end)]),
    embed(cms) {
      if (cms.length > CONTENTS_BYTES) throw new RangeError(`a signature of ${cms.length} bytes has no room`)
      const signed = Buffer.from(updated)
      signed.write(Buffer.from(cms).toString('hex'), start + 1, 'latin1')
      return signed
    },
  }
}

function signatureBody({ name, reason, at }: SignatureDetails): string {
  return [
    '<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached',
    `/Name ${PDFHexString.fromText(name).toString()} /Reason ${PDFHexString.fromText(reason).toString()}`,
    `/M ${dateOf(at)}`,
    `/ByteRange ${' '.repeat(BYTE_RANGE_CHARACTERS)}`,
    `/Contents <${'0'.repeat(CONTENTS_BYTES * 2)}> >>`,
  ].join('\n')
}

function widgetBody(signature: PDFRef, page: PDFRef, name: string): string {
  return [
    '<< /Type /Annot /Subtype /Widget /FT /Sig /F 132 /Rect [0 0 0 0]',
    `/T (${name}) /TU ${PDFHexString.fromText('Firma').toString()} /V ${signature.toString()} /P ${page.toString()} >>`,
  ].join('\n')
}

function withWidget(page: PDFDict, widget: PDFRef): PDFDict {
  const changed = page.clone()
  changed.set(PDFName.of('Annots'), extended(page, 'Annots', widget))
  // Readers follow the structure from field to field (PDF/UA-1, 7.18.3).
  if (!page.has(PDFName.of('Tabs'))) changed.set(PDFName.of('Tabs'), PDFName.of('S'))
  return changed
}

function withField(catalog: PDFDict, widget: PDFRef): PDFDict {
  const existing = catalog.lookupMaybe(PDFName.of('AcroForm'), PDFDict)
  const form = existing?.clone() ?? PDFDict.withContext(catalog.context)
  form.set(PDFName.of('Fields'), extended(form, 'Fields', widget))
  form.set(PDFName.of('SigFlags'), PDFNumber.of(3))
  const changed = catalog.clone()
  changed.set(PDFName.of('AcroForm'), form)
  return changed
}

function extended(dictionary: PDFDict, key: string, added: PDFRef): PDFArray {
  const list = dictionary.lookupMaybe(PDFName.of(key), PDFArray)?.clone() ?? PDFArray.withContext(dictionary.context)
  list.push(added)
  return list
}

function fieldName(document: PDFDocument): string {
  const form = document.catalog.lookupMaybe(PDFName.of('AcroForm'), PDFDict)
  return `Signature${(form?.lookupMaybe(PDFName.of('Fields'), PDFArray)?.size() ?? 0) + 1}`
}

function dateOf(at: Date): string {
  return `(D:${at.toISOString().slice(0, 19).replace(/\D/g, '')}+00'00')`
}

function object(reference: PDFRef, body: string): UpdatedObject {
  return { number: reference.objectNumber, generation: reference.generationNumber, body }
}

function text(value: PDFObject): string {
  const bytes = Buffer.alloc(value.sizeInBytes())
  value.copyBytesInto(bytes, 0)
  return bytes.toString('latin1')
}
