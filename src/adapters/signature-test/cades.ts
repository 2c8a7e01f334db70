import { createHash } from 'node:crypto'
import * as asn1js from 'asn1js'
import * as pkijs from 'pkijs'
import { cryptoEngine, exact, oid } from '#platform/signature/index.ts'
import { certificateOf } from './certificates.ts'
import { privateKeyOf, type Credentials } from './credentials.ts'

/**
 * A detached CMS in DER with the signed attributes of PAdES B-B (ETSI EN 319 142-1, 6.3): content type, digest, and the
 * certificate by hash. No signing time: that stands in the dictionary of the PDF.
 */
export async function signCades(covered: Buffer, signer: Credentials, authority: Credentials): Promise<Uint8Array> {
  const certificate = certificateOf(signer)
  const attributes = [
    attribute(oid.contentType, new asn1js.ObjectIdentifier({ value: oid.data })),
    attribute(oid.messageDigest, new asn1js.OctetString({ valueHex: sha256(covered) })),
    attribute(oid.signingCertificateV2, signingCertificate(certificate)),
  ]
  const signed = new pkijs.SignedData({
    version: 1,
    encapContentInfo: new pkijs.EncapsulatedContentInfo({ eContentType: oid.data }),
    certificates: [certificate, certificateOf(authority)],
    signerInfos: [
      new pkijs.SignerInfo({
        version: 1,
        sid: new pkijs.IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber }),
        signedAttrs: new pkijs.SignedAndUnsignedAttributes({ type: 0, attributes: inDerOrder(attributes) }),
      }),
    ],
  })
  await signed.sign(await privateKeyOf(signer), 0, 'SHA-256', exact(covered), cryptoEngine)
  const content = new pkijs.ContentInfo({ contentType: oid.signedData, content: signed.toSchema(true) })
  return new Uint8Array(content.toSchema().toBER())
}

/** RFC 5035: SHA-256 is the default algorithm, and DER leaves a default out. */
function signingCertificate(certificate: pkijs.Certificate): asn1js.Sequence {
  const hash = new asn1js.OctetString({ valueHex: sha256(Buffer.from(certificate.toSchema().toBER())) })
  const id = new asn1js.Sequence({ value: [hash] })
  return new asn1js.Sequence({ value: [new asn1js.Sequence({ value: [id] })] })
}

function attribute(type: string, value: asn1js.BaseBlock): pkijs.Attribute {
  return new pkijs.Attribute({ type, values: [value] })
}

/** A SET OF is sorted by its encodings in DER (X.690, 11.6), and the signature is over the DER. */
function inDerOrder(attributes: readonly pkijs.Attribute[]): pkijs.Attribute[] {
  const der = (each: pkijs.Attribute) => Buffer.from(each.toSchema().toBER())
  return [...attributes].sort((one, other) => Buffer.compare(der(one), der(other)))
}

function sha256(bytes: Uint8Array): ArrayBuffer {
  return exact(createHash('sha256').update(bytes).digest())
}
