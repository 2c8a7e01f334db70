import { sql } from 'kysely'
import type { OperationScope } from '#platform/operations/scope.ts'
import type { Tx } from '#platform/db/transaction.ts'
import type { StreetLine } from './read-file.ts'
import { indexStreets, type Street, type StreetIndex } from './search.ts'

/** The registry of a municipality: the streets that are there, and those that were. */
export interface Registry {
  readonly index: StreetIndex
  readonly byCode: ReadonlyMap<string, Street>
}

interface Kept {
  readonly version: string
  readonly registry: Registry
}

// read once a process: a city has some thousands of streets, and its forms ask at every key
const kept = new Map<string, Kept>()

/** The streets of the municipality; none where no file was ever imported. */
export async function loadRegistry({ tx, tenant }: Pick<OperationScope, 'tx' | 'tenant'>): Promise<Registry> {
  const { changed, streets } = await tx
    .selectFrom('street')
    .select(({ fn }) => [fn.max('changed_at').as('changed'), fn.countAll().as('streets')])
    .executeTakeFirstOrThrow()
  const version = `${changed?.toISOString() ?? ''} ${streets}`
  const known = kept.get(tenant.id)
  if (known?.version === version) return known.registry
  const rows = await tx
    .selectFrom('street')
    .select(['code', 'name', 'numbers'])
    .where('ceased_at', 'is', null)
    .execute()
  const all = rows.map(({ code, name, numbers }) => ({ code, name, numbers: numbers ?? undefined }))
  const registry = { index: indexStreets(all), byCode: new Map(all.map((street) => [street.code, street])) }
  kept.set(tenant.id, { version, registry })
  return registry
}

export async function hasStreets(tx: Tx): Promise<boolean> {
  return (await tx.selectFrom('street').select('code').limit(1).executeTakeFirst()) !== undefined
}

/** Enters the streets of a file in one transaction; those it no longer has are ceased from then on. */
export async function replaceStreets(
  tx: Tx,
  streets: readonly StreetLine[],
  now: Date,
): Promise<{ readonly present: number; readonly ceased: number }> {
  const changedAt = sql<Date>`clock_timestamp()`
  for (let from = 0; from < streets.length; from += 1_000) {
    const rows = streets
      .slice(from, from + 1_000)
      .map(({ code, name, numbers }) => ({ code, name, numbers: numbers ? [...numbers] : null, changed_at: changedAt }))
    await tx
      .insertInto('street')
      .values(rows)
      .onConflict((conflict) =>
        conflict.column('code').doUpdateSet((eb) => ({
          name: eb.ref('excluded.name'),
          numbers: eb.ref('excluded.numbers'),
          changed_at: eb.ref('excluded.changed_at'),
          ceased_at: null,
        })),
      )
      .execute()
  }
  const ceased = await tx
    .updateTable('street')
    .set({ ceased_at: now, changed_at: changedAt })
    .where('ceased_at', 'is', null)
    .where(
      'code',
      'not in',
      streets.map(({ code }) => code),
    )
    .returning('code')
    .execute()
  return { present: streets.length, ceased: ceased.length }
}
