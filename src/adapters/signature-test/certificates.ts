import { createHash, webcrypto } from 'node:crypto'
import * as asn1js from 'asn1js'
import * as pkijs from 'pkijs'
import { cryptoEngine } from '#platform/signature/index.ts'
import { keyUsage, signerExtensions, authorityExtensions } from './extensions.ts'
import { distinguishedName } from './distinguished-name.ts'
import { algorithm, kept, pemOf, privateKeyOf, type Credentials } from './credentials.ts'

// Long enough for any instant to which the clock of a test is moved.
const NOT_BEFORE = new Date('2000-01-01T00:00:00Z')
const NOT_AFTER = new Date('2049-12-31T23:59:59Z')

/** The authority of a folder: made on first use, then always the same. */
export function authorityIn(folder: string): Promise<Credentials> {
  return kept(folder, 'authority', async () => {
    const { publicKey, privateKey } = await generate()
    const certificate = await draft(publicKey)
    const name = distinguishedName({ commonName: 'Portico test authority', organisation: 'No legal value' })
    certificate.subject = name
    certificate.issuer = name
    certificate.extensions = authorityExtensions(keyIdOf(certificate), keyUsage.certificates)
    await certificate.sign(privateKey, 'SHA-256', cryptoEngine)
    return credentials(certificate, privateKey)
  })
}

/** The certificate of a signer, issued on the first signature (ETSI EN 319 412-1: `TINIT-` and the fiscal code). */
export function signerIn(folder: string, by: { name: string; fiscalCode: string }, authority: Credentials) {
  const id = createHash('sha256').update(`${by.fiscalCode}|${by.name}`).digest('hex').slice(0, 32)
  return kept(folder, `signer-${id}`, async () => {
    const { publicKey, privateKey } = await generate()
    const issuer = certificateOf(authority)
    const certificate = await draft(publicKey)
    certificate.subject = distinguishedName({ commonName: by.name, serialNumber: `TINIT-${by.fiscalCode}` })
    certificate.issuer = issuer.subject
    certificate.extensions = signerExtensions(keyIdOf(certificate), keyIdOf(issuer), keyUsage.nonRepudiation)
    await certificate.sign(await privateKeyOf(authority), 'SHA-256', cryptoEngine)
    return credentials(certificate, privateKey)
  })
}

/** The certificate of credentials, parsed. */
export function certificateOf({ certificatePem }: Credentials): pkijs.Certificate {
  return pkijs.Certificate.fromBER(Buffer.from(certificatePem.replace(/-----[A-Z ]+-----|\s/g, ''), 'base64'))
}

async function draft(publicKey: webcrypto.CryptoKey): Promise<pkijs.Certificate> {
  const certificate = new pkijs.Certificate({ version: 2, serialNumber: serial() })
  certificate.notBefore.value = NOT_BEFORE
  certificate.notAfter.value = NOT_AFTER
  await certificate.subjectPublicKeyInfo.importKey(publicKey, cryptoEngine)
  return certificate
}

/** RFC 5280, 4.2.1.2, method 1. */
function keyIdOf(certificate: pkijs.Certificate): Buffer {
  const key = certificate.subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView
  return createHash('sha1').update(key).digest()
}

async function credentials(certificate: pkijs.Certificate, key: webcrypto.CryptoKey): Promise<Credentials> {
  const pkcs8 = await webcrypto.subtle.exportKey('pkcs8', key)
  return {
    certificatePem: pemOf('CERTIFICATE', certificate.toSchema().toBER()),
    privateKeyPem: pemOf('PRIVATE KEY', pkcs8),
  }
}

function generate() {
  return webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
}

/** A positive number of 16 random bytes. */
function serial(): asn1js.Integer {
  const bytes = webcrypto.getRandomValues(new Uint8Array(16))
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40
  return new asn1js.Integer({ valueHex: bytes.buffer })
}
