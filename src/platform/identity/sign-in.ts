import { v7 as uuid } from 'uuid'
import type { Database } from '../db/context.ts'
import type { Log } from '../log/log.ts'
import { randomToken, tokenHash } from '../session/session.ts'
import type { SessionStore } from '../session/session.ts'
import type { Tenant } from '../tenants/tenant.ts'
import { signInFailed } from './port.ts'
import type { Identity, IdentityProvider } from './port.ts'

/** Sign-in and sign-out, as the pages use them. */
export interface SignIn {
  /** Begins: where the browser goes, and the state that its cookie keeps. */
  begin: (request: {
    tenant: Tenant
    origin: string
    returnTo: string
    level: 1 | 2 | 3
    locale: 'it' | 'en'
  }) => Promise<{ url: URL; state: string }>
  /** Ends: checks what came back, opens a session under a fresh token. Throws for anything that does not match. */
  complete: (request: {
    tenant: Tenant
    origin: string
    callback: URL
    state: string | undefined
  }) => Promise<{ token: string; returnTo: string }>
  /** Ends the session; gives the provider's address where its own session ends too. */
  leave: (request: { token: string; idToken: string | undefined; origin: string }) => Promise<URL | undefined>
}

/** Where the provider sends people back. */
export const returnPath = '/accesso/ritorno'

interface Parts {
  readonly provider: IdentityProvider
  readonly sessions: SessionStore
  readonly installation: Database
  readonly databaseOf: (tenant: Tenant) => Database
  readonly log: Log
}

interface PendingRow {
  nonce: string
  verifier: string
  return_to: string
  level: 1 | 2 | 3
}

/** A path of this site and nothing else: what could lead elsewhere leads to the personal area. */
export function safeReturn(path: string): string {
  return /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(path) && path.length <= 500 ? path : '/area-personale'
}

export function createSignIn({ provider, sessions, installation, databaseOf, log }: Parts): SignIn {
  return {
    async begin({ tenant, origin, returnTo, level, locale }) {
      const state = randomToken()
      const { url, nonce, verifier } = await provider.begin({
        redirectUri: `${origin}${returnPath}`,
        state,
        level,
        locale,
      })
      await installation.installation('select portico.sign_in_begin($1, $2, $3, $4, $5, $6::smallint)', [
        tokenHash(state),
        tenant.id,
        nonce,
        verifier,
        safeReturn(returnTo),
        level,
      ])
      return { url, state }
    },

    async complete({ tenant, origin, callback, state }) {
      // the state must be the one this very browser began with: nobody can be signed in by somebody else's link
      if (state === undefined || callback.searchParams.get('state') !== state) throw signInFailed.with()
      const [pending] = await installation.installation<PendingRow & Record<string, unknown>>(
        'select * from portico.sign_in_take($1, $2)',
        [tokenHash(state), tenant.id],
      )
      if (!pending) throw signInFailed.with()
      const { nonce, verifier, level } = pending
      const identity = await provider.complete({
        callback,
        redirectUri: `${origin}${returnPath}`,
        state,
        nonce,
        verifier,
        level,
      })
      const known = await recognise(databaseOf(tenant), tenant, identity)
      const token = await sessions.open({
        tenant: tenant.id,
        kind: 'browser',
        ...known,
        identityLevel: identity.level,
        idToken: identity.idToken,
      })
      log.info({ tenant: tenant.id, ...known, level: identity.level }, 'signed in')
      return { token, returnTo: pending.return_to }
    },

    async leave({ token, idToken, origin }) {
      await sessions.close(token)
      return idToken === undefined ? undefined : provider.endSessionUrl({ idToken, returnTo: `${origin}/` })
    },
  }
}

/** The person of an identity, made on first sign-in; names and birth follow the identity, contacts stay the person's own. */
export async function recognise(
  database: Database,
  tenant: Tenant,
  identity: Omit<Identity, 'idToken'>,
): Promise<{ personId: string; officerId: string | undefined }> {
  return database.withContext(
    { tenant: tenant.id, actor: { kind: 'system', name: 'sign-in' }, purpose: 'authentication' },
    async ({ tx, now }) => {
      const named = {
        given_name: identity.givenName,
        family_name: identity.familyName,
        birth_date: identity.birthDate,
        birth_place: identity.birthPlace ?? null,
      }
      const { id } = await tx
        .insertInto('person')
        .values({
          id: uuid(),
          fiscal_code: identity.fiscalCode,
          email: identity.email ?? null,
          created_at: now,
          updated_at: now,
          ...named,
        })
        .onConflict((conflict) => conflict.column('fiscal_code').doUpdateSet(named))
        .returning('id')
        .executeTakeFirstOrThrow()
      const officer = await tx.selectFrom('officer').select('id').where('person_id', '=', id).executeTakeFirst()
      return { personId: id, officerId: officer?.id }
    },
  )
}
