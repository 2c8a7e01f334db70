import type { Tx } from '../db/transaction.ts'
import { v7 as uuid } from 'uuid'

/** A person as another administration names them. */
export interface NamedPerson {
  readonly fiscalCode: string
  readonly givenName: string
  readonly familyName: string
  readonly birthDate: string
  readonly birthPlace?: string | undefined
  readonly email?: string | undefined
}

/** Letters alone, without accents: `D’Amico` and `DAMICO` are one name. */
const letters = (name: string): string =>
  name
    .normalize('NFD')
    .replaceAll(/[^a-zA-Z]/g, '')
    .toUpperCase()

/**
 * The person of a fiscal code, made where nobody has signed in with it yet: at the first sign-in the same person is found.
 * Of one who is there nothing is changed, and nothing is given where the birth date or both names are of somebody else: a
 * code that was mistyped must not lead to another person. For the program alone: nobody else may see people by their code.
 */
export async function knownPerson(tx: Tx, named: NamedPerson, now: Date): Promise<string | undefined> {
  const { fiscalCode, givenName, familyName, birthDate, birthPlace = null, email = null } = named
  const inserted = await tx
    .insertInto('person')
    .values({
      id: uuid(),
      fiscal_code: fiscalCode,
      given_name: givenName,
      family_name: familyName,
      birth_date: birthDate,
      birth_place: birthPlace,
      email,
      created_at: now,
      updated_at: now,
    })
    .onConflict((conflict) => conflict.column('fiscal_code').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (inserted) return inserted.id
  const known = await tx
    .selectFrom('person')
    .select(['id', 'given_name', 'family_name', 'birth_date'])
    .where('fiscal_code', '=', fiscalCode)
    .executeTakeFirstOrThrow()
  const sameName =
    letters(known.given_name) === letters(givenName) || letters(known.family_name) === letters(familyName)
  return known.birth_date === birthDate && sameName ? known.id : undefined
}
