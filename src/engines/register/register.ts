import { romeDate } from '#kernel/dates.ts'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Tx } from '#platform/db/transaction.ts'
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
 * Registers a document: takes the next number of the area and year of Rome, and writes the registration, in one trip. The
 * lock on the counter lasts until the transaction ends: a transaction that fails gives its number back, so that no number
 * is ever missing. Call it as late in the transaction as can be: others of the area wait from here to the commit.
 */
export async function register(tx: Tx, tenant: TenantData, entry: NewRegistration, now: Date): Promise<Registration> {
  const { area } = tenant.register
  const year = Number(romeDate(now).slice(0, 4))
  const id = uuid()
  const { personId, ...correspondent } = entry.correspondent
  const { rows } = await sql<{ last: number }>`
    with taken as (
      insert into register_counter as counter (area, year, last) values (${area}, ${year}, 1)
      on conflict (area, year) do update set last = counter.last + 1
      returning last
    ), written as (
      insert into registration (id, area, year, number, direction, registered_at, correspondent, person_id, subject, class, case_id, document_hashes)
      select ${id}::uuid, ${area}, ${year}::integer, last, ${entry.direction}, ${now}::timestamptz, ${JSON.stringify(correspondent)}::jsonb,
        ${personId ?? null}::uuid, ${entry.subject}, ${entry.class}, ${entry.caseId}::uuid, ${JSON.stringify(entry.documents)}::jsonb
      from taken
    )
    select last from taken
  `.execute(tx)
  const [row] = rows
  if (!row) throw new Error('the register gave no number')
  return { id, area, year, number: row.last, at: now }
}
