import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import type { PlainDate } from '#kernel/dates.ts'
import { plainDate } from '#kernel/dates.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { reservationErrors } from './errors.ts'
import type { Exception, Hours, Opening, Plan } from './slots.ts'

const Words = z.object({ it: z.string().min(1).max(200), en: z.string().min(1).max(200) }).strict()

/** What one may come for. */
export const Topic = z
  .object({
    id: z.string().regex(/^[a-z][a-z0-9-]{1,60}$/),
    name: Words,
    services: z.array(z.string()).describe('Services that it is about.'),
  })
  .strict()
export type Topic = z.output<typeof Topic>

/** Something that is reserved, with its plan. */
export interface Resource extends Plan {
  readonly id: string
  readonly officeId: string
  readonly place: Readonly<Record<'it' | 'en', string>>
  readonly topics: readonly Topic[]
  readonly capacity: number
  readonly noticeMinutes: number
  readonly horizonDays: number
  readonly revision: number
  readonly openings: readonly (Opening & { readonly id: string })[]
  readonly exceptions: readonly (Exception & { readonly id: string; readonly reason: string })[]
}

/** What an office decides of its resource, besides when it is open. */
export type ResourceRules = Pick<Resource, 'capacity' | 'slotMinutes' | 'noticeMinutes' | 'horizonDays'>

/** All resources of the municipality, or those of some offices; exceptions of the days gone by are left out. */
export async function listResources(tx: Tx, today: PlainDate, officeIds?: readonly string[]): Promise<Resource[]> {
  let query = tx.selectFrom('resource').selectAll().orderBy('office_id').orderBy('id')
  if (officeIds) query = query.where('office_id', 'in', officeIds.length === 0 ? [''] : [...officeIds])
  const rows = await query.execute()
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const openings = await tx
    .selectFrom('resource_opening')
    .selectAll()
    .where('resource_id', 'in', ids)
    .orderBy('first_day')
    .orderBy('id')
    .execute()
  const exceptions = await tx
    .selectFrom('resource_exception')
    .selectAll()
    .where('resource_id', 'in', ids)
    .where('day', '>=', today)
    .orderBy('day')
    .orderBy('from_minute')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    officeId: row.office_id,
    place: Words.parse(row.place),
    topics: z.array(Topic).parse(row.topics),
    capacity: row.capacity,
    slotMinutes: row.slot_minutes,
    noticeMinutes: row.notice_minutes,
    horizonDays: row.horizon_days,
    revision: row.revision,
    openings: openings
      .filter(({ resource_id: of }) => of === row.id)
      .map(({ id, rule, first_day: first, from_minute: from, until_minute: until }) => ({
        id,
        rule,
        firstDay: plainDate(first),
        from,
        until,
      })),
    exceptions: exceptions
      .filter(({ resource_id: of }) => of === row.id)
      .map(({ id, day, kind, from_minute: from, until_minute: until, reason }) => ({
        id,
        day: plainDate(day),
        kind: kind === 'open' ? 'open' : 'closed',
        from,
        until,
        reason,
      })),
  }))
}

/** One resource; throws where there is none. */
export async function loadResource(tx: Tx, today: PlainDate, id: string): Promise<Resource> {
  const found = (await listResources(tx, today)).find((one) => one.id === id)
  if (!found) throw reservationErrors.resourceUnknown.with()
  return found
}

/**
 * One resource whose rules stay as they are until the transaction ends: whoever closes a day waits, and then sees what was
 * taken of it. To be asked for before a reservation is locked, since who closes goes in that order.
 */
export async function loadToReserve(tx: Tx, today: PlainDate, id: string): Promise<Resource> {
  await tx.selectFrom('resource').select('id').where('id', '=', id).forShare().execute()
  return loadResource(tx, today, id)
}

/** Whether some resource receives for a service. */
export async function receivesFor(tx: Tx, serviceId: string): Promise<boolean> {
  const found = await tx
    .selectFrom('resource')
    .select('id')
    .where(sql<boolean>`topics @> ${JSON.stringify([{ services: [serviceId] }])}::jsonb`)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

/** Marks a change of a resource: one at a time, and none over what its author did not see. */
export async function changeResource(
  tx: Tx,
  id: string,
  revision: number,
  rules: Partial<ResourceRules> = {},
): Promise<void> {
  const { capacity, slotMinutes, noticeMinutes, horizonDays } = rules
  const changed = await tx
    .updateTable('resource')
    .set({
      revision: revision + 1,
      ...(capacity === undefined ? {} : { capacity }),
      ...(slotMinutes === undefined ? {} : { slot_minutes: slotMinutes }),
      ...(noticeMinutes === undefined ? {} : { notice_minutes: noticeMinutes }),
      ...(horizonDays === undefined ? {} : { horizon_days: horizonDays }),
    })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .returning('id')
    .executeTakeFirst()
  if (!changed) throw reservationErrors.resourceStale.with()
}

export async function addOpening(tx: Tx, resourceId: string, { rule, firstDay, from, until }: Opening): Promise<void> {
  await tx
    .insertInto('resource_opening')
    .values({
      id: uuid(),
      resource_id: resourceId,
      rule,
      first_day: firstDay,
      from_minute: from,
      until_minute: until,
    })
    .execute()
}

/** Takes an opening away; whether there was one. */
export async function removeOpening(tx: Tx, resourceId: string, id: string): Promise<boolean> {
  const gone = await tx
    .deleteFrom('resource_opening')
    .where('resource_id', '=', resourceId)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  return gone !== undefined
}

export async function addException(
  tx: Tx,
  resourceId: string,
  { day, kind, from, until, reason }: Exception & { readonly reason: string },
): Promise<void> {
  await tx
    .insertInto('resource_exception')
    .values({ id: uuid(), resource_id: resourceId, day, kind, from_minute: from, until_minute: until, reason })
    .execute()
}

/** Takes an exception away; whether there was one. */
export async function removeException(tx: Tx, resourceId: string, id: string): Promise<boolean> {
  const gone = await tx
    .deleteFrom('resource_exception')
    .where('resource_id', '=', resourceId)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  return gone !== undefined
}

/** Hours of a whole day. */
export const wholeDay: Hours = { from: 0, until: 1_440 }
