import { brand } from '#kernel/brand.ts'
import type { PlainDate } from '#kernel/dates.ts'
import { fiscalCodeOf } from '#kernel/fiscal-code-of.ts'
import type { Database } from '#platform/db/context.ts'
import { recognise } from '#platform/identity/sign-in.ts'
import { sessionStore } from '#platform/session/session.ts'
import type { Tenant } from '#platform/tenants/tenant.ts'

/** A made-up person who is signed in. */
export interface SignedIn {
  readonly personId: string
  readonly token: string
}

const familyNames = ['Abate', 'Bruno', 'Colombo', 'Donati', 'Esposito', 'Fontana', 'Greco', 'Longo', 'Marino', 'Pagani']
const places = ['A182', 'F205', 'H501', 'L219', 'D612', 'G273', 'A944', 'F839', 'L736', 'B354']
const day = 86_400_000

/** The made-up person of a number below 180,000: another birth date, name or place for each, so another fiscal code. */
export function madeUpIdentity(number: number) {
  const birthDate = brand<PlainDate>(
    new Date(Date.UTC(1950, 0, 1) + Math.floor(number / 10) * day).toISOString().slice(0, 10),
  )
  const named = { familyName: familyNames[number % 10] ?? '', givenName: 'Alba', birthDate }
  const placeCode = places[Math.floor(number / 7) % 10] ?? ''
  return {
    ...named,
    fiscalCode: fiscalCodeOf({ ...named, sex: 'F', placeCode }),
    birthPlace: 'Torino',
    email: `person-${number}@example.org`,
    level: 2 as const,
  }
}

/** Recognises made-up people and opens a session for each, straight in the database. */
export async function signInPeople(
  database: Database,
  tenant: Tenant,
  numbers: readonly number[],
  kind: 'token' | 'browser' = 'token',
): Promise<SignedIn[]> {
  const sessions = sessionStore(database, { idleMinutes: 60, hours: 12 })
  const people: SignedIn[] = []
  for (let from = 0; from < numbers.length; from += 8) {
    const some = numbers.slice(from, from + 8).map(async (number) => {
      const identity = madeUpIdentity(number)
      const known = await recognise(database, tenant, identity)
      const token = await sessions.open({ tenant: tenant.id, kind, ...known, identityLevel: identity.level })
      return { personId: known.personId, token }
    })
    people.push(...(await Promise.all(some)))
  }
  return people
}
