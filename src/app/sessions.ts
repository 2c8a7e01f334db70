import pg from 'pg'
import { defineError } from '#kernel/errors.ts'
import type { Database } from '#platform/db/context.ts'
import type { SessionStore } from '#platform/session/session.ts'
import type { Tenant } from '#platform/tenants/tenant.ts'

const ending = { actor: { kind: 'system', name: 'sessions' }, purpose: 'security' } as const

export const personUnknown = defineError({
  code: 'person-unknown',
  status: 404,
  sentence: { it: 'Nessuno ha questo codice fiscale.', en: 'Nobody has this fiscal code.' },
})

/** Ends every session of a person in a municipality, whoever they are. Gives how many. */
export async function endSessionsOf(
  database: Database,
  sessions: SessionStore,
  tenant: Tenant,
  fiscalCode: string,
): Promise<number> {
  const person = await database.withContext({ tenant: tenant.id, ...ending }, ({ tx }) =>
    tx.selectFrom('person').select('id').where('fiscal_code', '=', fiscalCode).executeTakeFirst(),
  )
  if (!person) throw personUnknown.with()
  return sessions.closeAll(tenant.id, person.id)
}

/** Ends every session in a municipality. Only the owner of the main database may; gives how many. */
export async function endAllSessions(mainUrl: string, tenant: Tenant): Promise<number> {
  const client = new pg.Client({ connectionString: mainUrl })
  await client.connect()
  try {
    const { rowCount } = await client.query('delete from portico.session where tenant_id = $1', [tenant.id])
    return rowCount ?? 0
  } finally {
    await client.end()
  }
}
