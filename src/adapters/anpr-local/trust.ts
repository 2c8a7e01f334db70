import { createHash, randomUUID, verify } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { z } from 'zod'

const Header = z.object({ alg: z.literal('RS256'), typ: z.literal('JWT'), kid: z.string() })
const Claims = z.looseObject({ iss: z.string(), aud: z.string(), jti: z.string(), exp: z.number(), iat: z.number() })

type Claims = z.output<typeof Claims>

/** What the far end knows of its one client. */
export interface Client {
  readonly id: string
  readonly keyId: string
  readonly publicKey: KeyObject
  readonly purposeId: string
}

interface Expected {
  readonly audience: string
  /** Ids of tokens that came before: each comes once. Left out for what may come again. */
  readonly seen?: Set<string>
}

const decoded = (part: string): unknown => {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString())
  } catch {
    return undefined
  }
}

/** The claims of a token that the client signed for this far end, is in time and, where asked, is new. */
export function claimsOf(token: string, client: Client, { audience, seen }: Expected): Claims | undefined {
  const [head = '', body = '', signature = ''] = token.split('.')
  const header = Header.safeParse(decoded(head)).data
  const claims = Claims.safeParse(decoded(body)).data
  if (header?.kid !== client.keyId || !claims) return undefined
  const signed = verify('sha256', Buffer.from(`${head}.${body}`), client.publicKey, Buffer.from(signature, 'base64url'))
  const now = Date.now() / 1_000
  const isRight =
    signed && claims.iss === client.id && claims.aud === audience && claims.exp > now && claims.iat < now + 5
  if (!isRight || seen?.has(claims.jti)) return undefined
  seen?.add(claims.jti)
  return claims
}

export const sha256 = (text: string, encoding: 'hex' | 'base64'): string =>
  createHash('sha256').update(text).digest(encoding)

/** Vouchers that were given out: each with the digest of the evidence that it is bound to. */
export function voucherDesk(client: Client, audience: string) {
  const given = new Map<string, { readonly evidence: string; readonly until: number }>()
  const seen = new Set<string>()
  return {
    /** A voucher for an assertion; nothing for one that is not right. */
    ask(form: URLSearchParams): string | undefined {
      const claims = claimsOf(form.get('client_assertion') ?? '', client, { audience, seen })
      const { alg, value } = z
        .object({ alg: z.string(), value: z.string() })
        .catch({ alg: '', value: '' })
        .parse(claims?.['digest'])
      const isRight =
        form.get('grant_type') === 'client_credentials' &&
        form.get('client_assertion_type') === 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer' &&
        form.get('client_id') === client.id &&
        claims?.['sub'] === client.id &&
        claims['purposeId'] === client.purposeId &&
        alg === 'SHA256'
      if (!isRight) return undefined
      const voucher = randomUUID()
      given.set(voucher, { evidence: value, until: Date.now() + 600_000 })
      return voucher
    },
    /** Whether a request comes with a voucher in time and the evidence that it was given for. */
    admits(authorization: string, evidence: string): boolean {
      const voucher = given.get(authorization.replace(/^Bearer /, ''))
      return voucher !== undefined && voucher.until > Date.now() && voucher.evidence === sha256(evidence, 'hex')
    },
    /** Takes every voucher back, as their end would. */
    expire: () => given.clear(),
  }
}
