import { createHash } from 'node:crypto'
import { registryUnavailable } from '#platform/national-registry/index.ts'
import { z } from 'zod'
import { digestOf, signedToken } from './jwt.ts'
import type { SigningKey } from './jwt.ts'

/** How an installation is known to PDND, and where it gets its vouchers. */
export interface PdndOptions {
  /** Address of the authorisation server, to which `/token.oauth2` is added. */
  readonly authorizationUrl: string
  /** Whom the assertion is for, where that is not the address itself. */
  readonly authorizationAudience: string
  readonly clientId: string
  /** Purpose (finalità) under which the service is used. */
  readonly purposeId: string
  /** Address of the service, as its vouchers and signatures name it. */
  readonly audience: string
  readonly key: SigningKey
}

const timeoutMs = 10_000
/** A voucher is asked anew when so little of its life is left. */
const marginSeconds = 30

const Voucher = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() })

/** A request that may fail by the way: what it carries is in no message. */
export async function reach(url: string, init: RequestInit): Promise<Response> {
  const answer = await fetch(url, { ...init, redirect: 'manual', signal: AbortSignal.timeout(timeoutMs) }).catch(
    () => undefined,
  )
  if (!answer) throw registryUnavailable.with({ reason: 'unreachable' })
  return answer
}

interface Held {
  readonly voucher: string
  readonly evidence: string
  readonly until: number
}

/**
 * Headers that make a request of PDND: voucher, integrity of the body (INTEGRITY_REST_02) and who asked within the
 * municipality (AUDIT_REST_02), whose digest the voucher is bound to. A voucher serves until shortly before it ends.
 */
export function pdndHeaders(options: PdndOptions): {
  of: (body: string) => Promise<Record<string, string>>
  /** Forgets the voucher, which the far end no longer takes. */
  forget: () => void
} {
  const { authorizationUrl, authorizationAudience, clientId, purposeId, audience, key } = options
  let held: Promise<Held> | undefined

  async function voucher(): Promise<Held> {
    const evidence = signedToken(
      key,
      // the worker asks by itself, at no officer's wish: there is no level of sign-in to tell
      { iss: clientId, aud: audience, purposeId, userID: 'portico-worker', userLocation: 'portico', LoA: 'none' },
      3_600,
    )
    const assertion = signedToken(key, {
      iss: clientId,
      sub: clientId,
      aud: authorizationAudience,
      purposeId,
      digest: { alg: 'SHA256', value: createHash('sha256').update(evidence).digest('hex') },
    })
    const answer = await reach(`${authorizationUrl}/token.oauth2`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        client_id: clientId,
        client_assertion: assertion,
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        grant_type: 'client_credentials',
      }).toString(),
    })
    const read = answer.ok ? Voucher.safeParse(await answer.json().catch(() => undefined)) : undefined
    if (!read?.success) throw registryUnavailable.with({ reason: `voucher ${answer.status}` })
    const { access_token: token, expires_in: seconds } = read.data
    return { voucher: token, evidence, until: performance.now() + (seconds - marginSeconds) * 1_000 }
  }

  async function current(): Promise<Held> {
    const known = await held?.catch(() => undefined)
    if (known && performance.now() < known.until) return known
    held = voucher()
    return held
  }

  const of = async (body: string) => {
    const { voucher: token, evidence } = await current()
    const digest = digestOf(body)
    return {
      authorization: `Bearer ${token}`,
      digest,
      'agid-jwt-signature': signedToken(key, {
        iss: clientId,
        aud: audience,
        signed_headers: [{ digest }, { 'content-type': 'application/json' }],
      }),
      'agid-jwt-trackingevidence': evidence,
    }
  }
  return { of, forget: () => void (held = undefined) }
}
