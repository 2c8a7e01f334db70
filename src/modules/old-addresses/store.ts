import { sql } from 'kysely'
import { addDays, romeDate } from '#kernel/dates.ts'
import type { Tx } from '#platform/db/transaction.ts'
import type { OldAddress } from './canonical.ts'
import { endOf, stepsMost, stopOf } from './loops.ts'
import type { Leads } from './loops.ts'

/** Different addresses that are counted in a day: beyond them nobody reads, and a machine may be trying. */
const missesADay = 500
const missesKeptDays = 90

/** An old address, and who answers for it. */
export interface KeptAddress extends OldAddress {
  readonly target: string | null
}

/** Where an old address leads today; null where it is known and leads nowhere yet. */
export async function resolveAddress(tx: Tx, { host, path }: OldAddress): Promise<string | null | undefined> {
  const found = await tx
    .selectFrom('old_address')
    .select('target')
    .where('host', '=', host)
    .where('path', '=', path)
    .executeTakeFirst()
  if (!found?.target) return found?.target
  return endOf(found.target, await ownLeads(tx, [found.target])) ?? null
}

/** The old addresses of the own site that can be reached from some targets. */
export async function ownLeads(tx: Tx, targets: readonly string[]): Promise<Leads> {
  const leads = new Map<string, string>()
  let stops = targets.map(stopOf)
  for (let step = 0; step < stepsMost && stops.length > 0; step += 1) {
    const rows = await tx
      .selectFrom('old_address')
      .select(['path', 'target'])
      .where('host', '=', '')
      .where('target', 'is not', null)
      .where(sql<boolean>`path = any(${sql.val([...new Set(stops)])}::text[])`)
      .execute()
    for (const { path, target } of rows) leads.set(path, target ?? '')
    stops = rows.map(({ target }) => stopOf(target ?? '')).filter((stop) => !leads.has(stop))
  }
  return (path) => leads.get(path)
}

/** Puts old addresses in place of what was said of them; one without a target keeps the one it has. */
export async function keepAddresses(
  tx: Tx,
  addresses: readonly KeptAddress[],
  { officerId, now }: { officerId: string; now: Date },
): Promise<void> {
  for (let at = 0; at < addresses.length; at += 1_000)
    await tx
      .insertInto('old_address')
      .values(
        addresses
          .slice(at, at + 1_000)
          .map(({ host, path, target }) => ({ host, path, target, officer_id: officerId, changed_at: now })),
      )
      .onConflict((conflict) =>
        conflict.columns(['host', 'path']).doUpdateSet((eb) => ({
          target: sql<string | null>`coalesce(excluded.target, old_address.target)`,
          officer_id: eb.ref('excluded.officer_id'),
          changed_at: eb.ref('excluded.changed_at'),
        })),
      )
      .execute()
  const known = addresses.filter(({ target }) => target !== null)
  for (const { host, path } of known)
    await tx.deleteFrom('old_address_miss').where('host', '=', host).where('path', '=', path).execute()
}

export async function removeAddress(tx: Tx, { host, path }: OldAddress): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('old_address')
    .where('host', '=', host)
    .where('path', '=', path)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** Counts a visit to an address that leads nowhere. */
export async function countMiss(tx: Tx, { host, path }: OldAddress, now: Date): Promise<void> {
  const day = romeDate(now)
  await sql`
    insert into old_address_miss (host, path, day)
    select ${host}, ${path}, ${day}::date
    where (select count(*) from old_address_miss where day = ${day}::date) < ${missesADay}
       or exists (select from old_address_miss where host = ${host} and path = ${path} and day = ${day}::date)
    on conflict (host, path, day) do update set count = old_address_miss.count + 1`.execute(tx)
  await sql`delete from old_address_miss where day < ${addDays(day, -missesKeptDays)}::date`.execute(tx)
}

/** What a list shows: redirects, or what waits for one. */
export interface Wanted {
  readonly waiting: boolean
  readonly q: string | undefined
  readonly offset: number
  readonly most: number
}

export async function listAddresses(tx: Tx, { waiting, q, offset, most }: Wanted): Promise<KeptAddress[]> {
  return tx
    .selectFrom('old_address')
    .select(['host', 'path', 'target'])
    .where('target', waiting ? 'is' : 'is not', null)
    .$if(q !== undefined, (query) =>
      query.where(sql<boolean>`strpos(host || path || coalesce(target, ''), ${(q ?? '').toLowerCase()}) > 0`),
    )
    .orderBy('host')
    .orderBy('path')
    .offset(offset)
    .limit(most)
    .execute()
}

/** Addresses that were asked for in vain from a day on, the most frequent first. */
export async function listMisses(
  tx: Tx,
  from: string,
  most: number,
): Promise<(OldAddress & { readonly count: number; readonly last: string })[]> {
  return tx
    .selectFrom('old_address_miss')
    .select(['host', 'path', sql<number>`sum(count)::int`.as('count'), sql<string>`max(day)::text`.as('last')])
    .where('day', '>=', sql<string>`${from}::date`)
    .groupBy(['host', 'path'])
    .orderBy('count', 'desc')
    .orderBy('path')
    .limit(most)
    .execute()
}
