import { createHash, createPrivateKey, randomUUID, sign } from 'node:crypto'
import type { KeyObject } from 'node:crypto'

/** What signs: the key that the municipality put into its PDND client, and the id that it has there. */
export interface SigningKey {
  readonly id: string
  readonly key: KeyObject
}

/** Reads a private key in PEM. Throws where it is none. */
export const signingKey = (id: string, pem: string): SigningKey => ({ id, key: createPrivateKey(pem) })

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** A JWS in compact form (RFC 7515), RS256, with an id and a life of its own. */
export function signedToken(
  { id, key }: SigningKey,
  claims: Readonly<Record<string, unknown>>,
  lifeSeconds = 120,
): string {
  const now = Math.floor(Date.now() / 1_000)
  const times = { iat: now, nbf: now, exp: now + lifeSeconds, jti: randomUUID() }
  const body = `${encoded({ alg: 'RS256', typ: 'JWT', kid: id })}.${encoded({ ...claims, ...times })}`
  return `${body}.${sign('sha256', Buffer.from(body), key).toString('base64url')}`
}

/** Digest of a body, as `Digest` and the signature of integrity name it (RFC 3230). */
export const digestOf = (body: string): string => `SHA-256=${createHash('sha256').update(body).digest('base64')}`
