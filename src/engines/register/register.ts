import { romeDate } from '#kernel/dates.ts'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Tx } from '#platform/db/context.ts'
import type { TenantData } from '#platform/tenants/tenant.ts'

/** What the register writes of a document (DPR 445/2000 art. 53). */
export interface NewRegistration {
  readonly direction: 'in' | 'out'
  readonly correspondent: { readonly name: string; readonly fiscalCode?: string; readonly personId?: string }
  readonly subject: string
  readonly class: string
  readonly caseId: string
  readonly documents: readonly { readonly name: string; readonly sha256: string }[]
}

/** Number and date that the register gave. */
export interface Registration {
  readonly id: string
  readonly area: string
  readonly year: number
  readonly number: number
  readonly at: Date
}

/** Seven digits, as the register writes a number. */
export function sevenDigits(number: number): string {
  return String(number).padStart(7, '0')
}

/** `2026/0000123`: year and number. */
export function registrationLabel({ year, number }: Pick<Registration, 'year' | 'number'>): string {
  return `${year}/${sevenDigits(number)}`
}

/**
 * Takes the next number of the area and year of Rome. The row lock lasts until the transaction ends: a transaction that
 * fails gives its number back, so that no number is ever missing. Call it as late in the transaction as possible.
 */
export async function takeNumber(tx: Tx, area: string, now: Date): Promise<{ year: number; number: number }> {
  const year = Number(romeDate(now).slice(0, 4))
  const { rows } = await sql<{ last: number }>`
    insert into register_counter as counter (area, year, last) values (${area}, ${year}, 1)
    on conflict (area, year) do update set last = counter.last + 1
    returning last
  `.execute(tx)
  const [row] = rows
  if (!row) throw new Error('the register gave no number')
  return { year, number: row.last }
}

/** Writes the registration for a number that was just taken, in the same transaction. */
export async function writeRegistration(
  tx: Tx,
  tenant: TenantData,
  taken: { year: number; number: number },
  entry: NewRegistration,
  now: Date,
): Promise<Registration> {
  const registration = { id: uuid(), area: tenant.register.area, ...taken, at: now }
  const { personId, ...named } = entry.correspondent
  await tx
    .insertInto('registration')
    .values({
      id: registration.id,
      area: registration.area,
      year: registration.year,
      number: registration.number,
      direction: entry.direction,
      registered_at: now,
      correspondent: JSON.stringify(named),
      person_id: personId ?? null,
      subject: entry.subject,
      class: entry.class,
      case_id: entry.caseId,
      document_hashes: JSON.stringify(entry.documents),
    })
    .execute()
  return registration
}

/** Number and registration at once, for what needs no number beforehand. */
export async function register(tx: Tx, tenant: TenantData, entry: NewRegistration, now: Date): Promise<Registration> {
  return writeRegistration(tx, tenant, await takeNumber(tx, tenant.register.area, now), entry, now)
}
