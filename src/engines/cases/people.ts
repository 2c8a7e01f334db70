import { sql } from 'kysely'
import type { Tx } from '#platform/db/transaction.ts'

/** A person as cases, documents and notices need them. */
export interface PersonRecord {
  readonly id: string
  readonly fiscalCode: string
  readonly givenName: string
  readonly familyName: string
  readonly birthDate: string
  readonly birthPlace: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly locale: 'it' | 'en'
}

const personColumns = [
  'id',
  'fiscal_code',
  'given_name',
  'family_name',
  'birth_date',
  'birth_place',
  'email',
  'phone',
  'locale',
] as const

/** Loads a person that the context may see. */
export async function loadPerson(tx: Tx, id: string): Promise<PersonRecord> {
  const row = await tx.selectFrom('person').select(personColumns).where('id', '=', id).executeTakeFirstOrThrow()
  return {
    id: row.id,
    fiscalCode: row.fiscal_code,
    givenName: row.given_name,
    familyName: row.family_name,
    birthDate: row.birth_date,
    birthPlace: row.birth_place,
    email: row.email,
    phone: row.phone,
    locale: row.locale === 'en' ? 'en' : 'it',
  }
}

/** Given and family name. */
export function fullName({ givenName, familyName }: Pick<PersonRecord, 'givenName' | 'familyName'>): string {
  return `${givenName} ${familyName}`
}

/** Names of officers, by id. An officer's name is public in a procedure (L. 241/1990 art. 8). */
export async function officerNames(tx: Tx, ids: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  const rows = await tx.selectFrom('officer').select(['id', 'name']).where('id', 'in', wanted).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Who is in charge of an office, as it is today: its first head, with the name that acts show. */
export async function headOf(tx: Tx, officeId: string): Promise<{ id: string; name: string } | undefined> {
  return tx
    .selectFrom('officer_role')
    .innerJoin('officer', 'officer.id', 'officer_role.officer_id')
    .select(['officer.id', 'officer.name'])
    .where('office_id', '=', officeId)
    .where('role', '=', 'head')
    .where(sql<boolean>`valid @> portico.today()`)
    .orderBy('officer.id')
    .executeTakeFirst()
}
