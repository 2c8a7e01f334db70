import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { defineError } from '#kernel/errors.ts'
import { checkFiscalCode } from '#kernel/fiscal-code.ts'
import type { Database } from '#platform/db/context.ts'
import { recognise } from '#platform/identity/sign-in.ts'
import type { Identity } from '#platform/identity/port.ts'
import type { OfficeRole } from '#platform/operations/access.ts'
import type { SessionStore } from '#platform/session/session.ts'
import type { Tenant } from '#platform/tenants/tenant.ts'

const entering = { actor: { kind: 'system', name: 'officers' }, purpose: 'set-up' } as const

export const notAFiscalCode = defineError({
  code: 'not-a-fiscal-code',
  status: 422,
  sentence: { it: 'Il codice fiscale non è valido: {reason}.', en: 'The fiscal code is not valid: {reason}.' },
})

export const officerUnknown = defineError({
  code: 'officer-unknown',
  status: 404,
  sentence: { it: 'Nessun operatore ha questo codice fiscale.', en: 'No officer has this fiscal code.' },
})

/** What an officer does, where. */
export interface Post {
  readonly office: string
  readonly role: OfficeRole
  /** Types of contents of a writer or a reviewer; all where it is missing. */
  readonly contentTypes?: readonly string[] | undefined
}

/** Enters an officer, or gives a known one further roles: from today, or as if they had always had them (the demo). */
export async function enterOfficer(
  database: Database,
  tenant: Tenant,
  identity: Omit<Identity, 'idToken' | 'level'>,
  posts: readonly Post[],
  since: 'today' | 'always' = 'today',
): Promise<void> {
  const valid = since === 'today' ? sql<string>`daterange(portico.today(), null)` : sql<string>`daterange(null, null)`
  const checked = checkFiscalCode(identity.fiscalCode)
  if (!checked.ok) throw notAFiscalCode.with({ reason: checked.reason })
  const { personId, officerId } = await recognise(database, tenant, { ...identity, level: 1 })
  await database.withContext({ tenant: tenant.id, ...entering }, async ({ tx }) => {
    const id = officerId ?? uuid()
    if (officerId === undefined)
      await tx
        .insertInto('officer')
        .values({ id, person_id: personId, name: `${identity.givenName} ${identity.familyName}` })
        .execute()
    for (const { office, role, contentTypes } of posts) {
      const post = { valid, content_types: contentTypes ? [...contentTypes] : null }
      await tx
        .insertInto('officer_role')
        .values({ officer_id: id, office_id: office, role, ...post })
        .onConflict((conflict) => conflict.columns(['officer_id', 'office_id', 'role']).doUpdateSet(post))
        .execute()
    }
  })
}

/** Ends every role of an officer, and every session of theirs, at once. Gives how many sessions ended. */
export async function removeOfficer(
  database: Database,
  sessions: SessionStore,
  tenant: Tenant,
  fiscalCode: string,
): Promise<number> {
  const personId = await database.withContext({ tenant: tenant.id, ...entering }, async ({ tx }) => {
    const officer = await tx
      .selectFrom('officer')
      .innerJoin('person', 'person.id', 'officer.person_id')
      .select(['officer.id', 'officer.person_id'])
      .where('person.fiscal_code', '=', fiscalCode)
      .executeTakeFirst()
    if (!officer) throw officerUnknown.with()
    // the past stays: who had which role when they signed
    await tx
      .updateTable('officer_role')
      .set({ valid: sql<string>`valid * daterange(null, portico.today())` })
      .where('officer_id', '=', officer.id)
      .execute()
    return officer.person_id
  })
  return sessions.closeAll(tenant.id, personId)
}

/** Officers of a municipality with their roles of today. */
export async function listOfficers(
  database: Database,
  tenant: Tenant,
): Promise<{ name: string; office: string; role: string }[]> {
  return database.withContext({ tenant: tenant.id, ...entering }, ({ tx }) =>
    tx
      .selectFrom('officer_role')
      .innerJoin('officer', 'officer.id', 'officer_role.officer_id')
      .select(['officer.name', 'office_id as office', 'role'])
      .where(sql<boolean>`valid @> portico.today()`)
      .orderBy('officer.name')
      .orderBy('office_id')
      .orderBy('role')
      .execute(),
  )
}
