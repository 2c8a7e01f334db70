import { X509Certificate } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import tls from 'node:tls'
import { generate } from 'selfsigned'

/** A certificate and its private key, both in PEM. */
export interface TlsCredentials {
  readonly cert: string
  readonly key: string
}

interface Wanted {
  /** Folder of the keys, readable by its owner alone. */
  readonly folder: string
  readonly host: string
  readonly environment: 'production' | 'development' | 'test'
}

const days = 90
const dayMs = 86_400_000

async function known(file: string, host: string): Promise<TlsCredentials | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  const credentials = JSON.parse(text) as TlsCredentials
  const certificate = new X509Certificate(credentials.cert)
  const lasts = new Date(certificate.validTo).getTime() - Date.now() > dayMs
  return lasts && certificate.checkHost(host) !== undefined ? credentials : undefined
}

/**
 * A certificate for a host that signs itself, made on the spot and kept until it is about to expire: so that a browser, or
 * the validator of the national model, can read this installation over HTTPS. The process trusts it too, since it talks to
 * its own identity provider. Throws in production, where a certificate comes from an authority.
 */
export async function localCertificate({ folder, host, environment }: Wanted): Promise<TlsCredentials> {
  if (environment === 'production')
    throw new Error(
      'A certificate made on the spot is for trying: in production a proxy ends TLS with one of an authority.',
    )
  const file = join(folder, `tls-${host}.json`)
  const credentials = (await known(file, host)) ?? (await make(host))
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await writeFile(file, JSON.stringify(credentials), { mode: 0o600 })
  tls.setDefaultCACertificates([...tls.getCACertificates('default'), credentials.cert])
  return credentials
}

async function make(host: string): Promise<TlsCredentials> {
  const now = Date.now()
  const { cert, private: key } = await generate([{ name: 'commonName', value: host }], {
    notBeforeDate: new Date(now - dayMs),
    notAfterDate: new Date(now + days * dayMs),
    keySize: 2_048,
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true, keyEncipherment: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: host },
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
        ],
      },
    ],
  })
  return { cert, key }
}
