import * as asn1js from 'asn1js'
import * as pkijs from 'pkijs'
import { exact } from '#platform/signature/index.ts'

/** Bits of RFC 5280, 4.2.1.3, and how many at the end of the byte are not used. */
export const keyUsage = {
  /** keyCertSign and cRLSign. */
  certificates: { bits: 0b0000_0110, unused: 1 },
  nonRepudiation: { bits: 0b0100_0000, unused: 6 },
} as const

type KeyUsage = (typeof keyUsage)[keyof typeof keyUsage]

/** Extensions of an authority that issues to signers only. */
export function authorityExtensions(keyId: Buffer, usage: KeyUsage): pkijs.Extension[] {
  return [
    extension('2.5.29.19', true, new pkijs.BasicConstraints({ cA: true, pathLenConstraint: 0 }).toSchema()),
    usageExtension(usage),
    keyIdExtension(keyId),
  ]
}

/** Extensions of a certificate for signing documents and for nothing else. */
export function signerExtensions(keyId: Buffer, issuerKeyId: Buffer, usage: KeyUsage): pkijs.Extension[] {
  const issuer = new pkijs.AuthorityKeyIdentifier({
    keyIdentifier: new asn1js.OctetString({ valueHex: exact(issuerKeyId) }),
  })
  return [usageExtension(usage), keyIdExtension(keyId), extension('2.5.29.35', false, issuer.toSchema())]
}

function usageExtension({ bits, unused }: KeyUsage): pkijs.Extension {
  const value = new asn1js.BitString({ valueHex: Uint8Array.of(bits).buffer, unusedBits: unused })
  return extension('2.5.29.15', true, value)
}

function keyIdExtension(keyId: Buffer): pkijs.Extension {
  return extension('2.5.29.14', false, new asn1js.OctetString({ valueHex: exact(keyId) }))
}

function extension(extnID: string, critical: boolean, value: asn1js.BaseBlock): pkijs.Extension {
  return new pkijs.Extension({ extnID, critical, extnValue: value.toBER() })
}
