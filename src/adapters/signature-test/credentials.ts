import { webcrypto } from 'node:crypto'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeOnce } from '#platform/files/index.ts'

export const algorithm = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  modulusLength: 2048,
  publicExponent: new Uint8Array([1, 0, 1]),
}

/** A certificate and its private key, both in PEM. */
export interface Credentials {
  readonly certificatePem: string
  readonly privateKeyPem: string
}

const KEY_BEGINS = '-----BEGIN PRIVATE KEY-----'

/** Credentials made on first use and kept as one file (0600): of two processes that make them, one wins. */
export async function kept(folder: string, name: string, make: () => Promise<Credentials>): Promise<Credentials> {
  const path = join(folder, `${name}.pem`)
  const found = await readFile(path, 'utf8').catch(() => undefined)
  if (found !== undefined) return split(found)
  const { certificatePem, privateKeyPem } = await make()
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await makeOnce(path, Buffer.from(`${certificatePem}${privateKeyPem}`))
  return split(await readFile(path, 'utf8'))
}

/** The private key, ready to sign. */
export function privateKeyOf({ privateKeyPem }: Credentials): Promise<webcrypto.CryptoKey> {
  const der = Buffer.from(privateKeyPem.replace(/-----[A-Z ]+-----|\s/g, ''), 'base64')
  return webcrypto.subtle.importKey('pkcs8', der, algorithm, false, ['sign'])
}

/** DER as PEM (RFC 7468). */
export function pemOf(label: string, der: ArrayBuffer): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`
}

function split(pem: string): Credentials {
  const at = pem.indexOf(KEY_BEGINS)
  return { certificatePem: pem.slice(0, at), privateKeyPem: pem.slice(at) }
}
