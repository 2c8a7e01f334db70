import { createHash, randomBytes } from 'node:crypto'
import type { Database } from '../db/context.ts'

/** A signed-in person, as far as every request needs to know. */
export interface Session {
  readonly personId: string
  readonly officerId: string | undefined
  readonly identityLevel: number
  readonly csrfToken: string
  readonly kind: 'browser' | 'token'
  readonly idToken: string | undefined
}

/** What a sign-in gives. */
export interface NewSession {
  readonly tenant: string
  readonly kind: 'browser' | 'token'
  readonly personId: string
  readonly officerId: string | undefined
  readonly identityLevel: number
  readonly idToken?: string | undefined
}

/** A session as its person may know it. */
export interface OpenSession {
  readonly kind: 'browser' | 'token'
  readonly identityLevel: number
  readonly since: Date
  readonly lastUsed: Date
  readonly endsAt: Date
}

export interface SessionStore {
  /** Opens a session and gives its token, which is kept nowhere else. */
  open: (session: NewSession) => Promise<string>
  /** The live session of a token in this tenant; marks it as used. */
  use: (token: string, tenant: string) => Promise<Session | undefined>
  close: (token: string) => Promise<void>
  /** Ends every session of a person in a tenant; gives how many. */
  closeAll: (tenant: string, personId: string) => Promise<number>
  /** The sessions of a person that have not ended, oldest first. */
  list: (tenant: string, personId: string) => Promise<OpenSession[]>
}

const tokenPattern = /^[A-Za-z0-9_-]{43}$/

/** 256 random bits, in the alphabet of URLs. */
export function randomToken(): string {
  return randomBytes(32).toString('base64url')
}

/** What the database keeps of a token: its SHA-256. */
export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

interface SessionRow {
  person_id: string
  officer_id: string | null
  identity_level: number
  csrf_token: string
  kind: 'browser' | 'token'
  id_token: string | null
}

/** Sessions in the installation's schema, so that any web process serves any request. */
export function sessionStore(database: Database, limits: { idleMinutes: number; hours: number }): SessionStore {
  return {
    async open(session) {
      const token = randomToken()
      await database.installation(
        'select portico.session_open($1, $2, $3, $4, $5, $6::smallint, $7, $8, make_interval(hours => $9))',
        [
          tokenHash(token),
          session.tenant,
          session.kind,
          session.personId,
          session.officerId ?? null,
          session.identityLevel,
          randomToken(),
          session.idToken ?? null,
          limits.hours,
        ],
      )
      return token
    },
    async use(token, tenant) {
      if (!tokenPattern.test(token)) return undefined
      const [row] = await database.installation<SessionRow>(
        'select person_id, officer_id, identity_level, csrf_token, kind, id_token from portico.session_use($1, $2, make_interval(mins => $3))',
        [tokenHash(token), tenant, limits.idleMinutes],
      )
      return (
        row && {
          personId: row.person_id,
          officerId: row.officer_id ?? undefined,
          identityLevel: row.identity_level,
          csrfToken: row.csrf_token,
          kind: row.kind,
          idToken: row.id_token ?? undefined,
        }
      )
    },
    async close(token) {
      await database.installation('select portico.session_close($1)', [tokenHash(token)])
    },
    async closeAll(tenant, personId) {
      const [row] = await database.installation<{ ended: number }>(
        'select portico.session_close_all($1, $2) as ended',
        [tenant, personId],
      )
      return row?.ended ?? 0
    },
    async list(tenant, personId) {
      return database.installation<OpenSession & Record<string, unknown>>(
        `select kind, identity_level as "identityLevel", created_at as "since", seen_at as "lastUsed", expires_at as "endsAt"
         from portico.session_list($1, $2)`,
        [tenant, personId],
      )
    },
  }
}
