import { X509Certificate } from 'node:crypto'
import type * as pkijs from 'pkijs'
import { oid, verifyCms } from './cms.ts'
import { signatureFields, type SignatureField } from './signature-fields.ts'

/** What a signature of a PDF says, and what of it holds. */
export interface SignatureReport {
  /** As the certificate says: believe it when `chainTrusted`. */
  readonly signer: { readonly commonName: string; readonly serialNumber: string }
  readonly reason: string
  /** The time that the signer claims (`/M`); a signature without timestamp proves none. */
  readonly at: Date | undefined
  /** Nothing was appended after it. */
  readonly coversWholeDocument: boolean
  /** The bytes it covers are those that were signed. */
  readonly intact: boolean
  /** A given authority issued its certificate, valid at the time claimed. */
  readonly chainTrusted: boolean
}

export interface InspectOptions {
  /** Certificates of the authorities to trust, in PEM; with none of them, no chain is trusted. */
  readonly trusted?: readonly string[]
}

/** The signatures of a PDF (PAdES, ETSI EN 319 142-1), in the order of its bytes. Throws `pdf-unreadable`. */
export async function inspectSignatures(pdf: Buffer, options: InspectOptions = {}): Promise<SignatureReport[]> {
  const authorities = (options.trusted ?? []).map((pem) => new X509Certificate(pem))
  return Promise.all(signatureFields(pdf).map((field) => report(pdf, field, authorities)))
}

async function report(pdf: Buffer, field: SignatureField, authorities: X509Certificate[]): Promise<SignatureReport> {
  const { reason, at } = field
  const covered = coveredBytes(pdf, field)
  const { intact, certificate } = await verifyCms(field.contents, covered ?? Buffer.alloc(0))
  return {
    signer: { commonName: part(certificate, oid.commonName), serialNumber: part(certificate, oid.serialNumber) },
    reason,
    at,
    coversWholeDocument: covered !== undefined && (field.range[2] ?? 0) + (field.range[3] ?? 0) === pdf.length,
    intact: intact && covered !== undefined,
    chainTrusted: certificate !== undefined && isTrusted(certificate, at, authorities),
  }
}

/** The two ranges, when all they leave out is the signature itself: any other gap could hide a change. */
function coveredBytes(pdf: Buffer, { range }: SignatureField): Buffer | undefined {
  const [start = Number.NaN, length = Number.NaN, from = Number.NaN, rest = Number.NaN] = range
  const whole = [start, length, from, rest].every((value) => Number.isSafeInteger(value) && value >= 0)
  if (range.length !== 4 || !whole || start !== 0 || from <= length || from + rest > pdf.length) return undefined
  const gap = pdf.subarray(length, from).toString('latin1')
  if (!/^<[0-9a-f]*>$/i.test(gap)) return undefined
  return Buffer.concat([pdf.subarray(0, length), pdf.subarray(from, from + rest)])
}

function isTrusted(certificate: pkijs.Certificate, at: Date | undefined, authorities: X509Certificate[]): boolean {
  const own = parsed(certificate)
  if (own === undefined || at === undefined || !isValid(own, at)) return false
  return authorities.some(
    (authority) =>
      authority.ca && isValid(authority, at) && own.checkIssued(authority) && own.verify(authority.publicKey),
  )
}

/** What pkijs reads, Node may not: a certificate comes from whoever wrote the file. */
function parsed(certificate: pkijs.Certificate): X509Certificate | undefined {
  try {
    return new X509Certificate(Buffer.from(certificate.toSchema().toBER()))
  } catch {
    return undefined
  }
}

function isValid(certificate: X509Certificate, at: Date): boolean {
  return Date.parse(certificate.validFrom) <= at.getTime() && at.getTime() <= Date.parse(certificate.validTo)
}

function part(certificate: pkijs.Certificate | undefined, type: string): string {
  return certificate?.subject.typesAndValues.find((each) => each.type === type)?.value.valueBlock.value ?? ''
}
