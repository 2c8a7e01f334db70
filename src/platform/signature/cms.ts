import { createHash, webcrypto } from 'node:crypto'
import * as asn1js from 'asn1js'
import * as pkijs from 'pkijs'

export const oid = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  sha256: '2.16.840.1.101.3.4.2.1',
  commonName: '2.5.4.3',
  serialNumber: '2.5.4.5',
} as const

/** The algorithms of Node behind the interface of pkijs. */
export const cryptoEngine = new pkijs.CryptoEngine({ name: 'node', crypto: webcrypto })

export interface VerifiedCms {
  readonly intact: boolean
  readonly certificate: pkijs.Certificate | undefined
}

/** Checks a detached CMS (RFC 5652) over the covered bytes; a signer that cannot be read makes it not intact. */
export async function verifyCms(contents: Buffer, covered: Buffer): Promise<VerifiedCms> {
  try {
    const signed = parse(contents)
    const certificate = signerOf(signed)
    const intact =
      certificate !== undefined &&
      namesCertificate(signed, certificate) &&
      (await signed.verify({ signer: 0, data: exact(covered), checkChain: false }, cryptoEngine))
    return { intact, certificate }
  } catch {
    return { intact: false, certificate: undefined }
  }
}

function parse(contents: Buffer): pkijs.SignedData {
  // The room for the signature is filled up with zeros: asn1js stops where the structure ends.
  const { result, offset } = asn1js.fromBER(exact(contents))
  if (offset === -1) throw new Error('not DER')
  const info = new pkijs.ContentInfo({ schema: result })
  if (info.contentType !== oid.signedData) throw new Error('not signed data')
  return new pkijs.SignedData({ schema: info.content })
}

function signerOf(signed: pkijs.SignedData): pkijs.Certificate | undefined {
  const [signer, another] = signed.signerInfos
  const sid: unknown = signer?.sid
  if (another !== undefined || !(sid instanceof pkijs.IssuerAndSerialNumber)) return undefined
  return signed.certificates
    ?.filter((one) => one instanceof pkijs.Certificate)
    .find((one) => one.issuer.isEqual(sid.issuer) && one.serialNumber.isEqual(sid.serialNumber))
}

/** The signature names its certificate by hash (RFC 5035), so that no other one with the same key takes its place. */
function namesCertificate(signed: pkijs.SignedData, certificate: pkijs.Certificate): boolean {
  const attributes = signed.signerInfos[0]?.signedAttrs?.attributes ?? []
  const named: unknown = attributes.find(({ type }) => type === oid.signingCertificateV2)?.values[0]
  const hash = createHash('sha256').update(Buffer.from(certificate.toSchema().toBER())).digest()
  const certificates = named instanceof asn1js.Sequence ? named.valueBlock.value[0] : undefined
  const first = certificates instanceof asn1js.Sequence ? certificates.valueBlock.value[0] : undefined
  const fields = first instanceof asn1js.Sequence ? first.valueBlock.value : []
  const certificateHash = fields.find((field) => field instanceof asn1js.OctetString)
  return certificateHash !== undefined && hash.equals(Buffer.from(certificateHash.valueBlock.valueHexView))
}

/** The bytes in an ArrayBuffer of their own. */
export function exact(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer
}
