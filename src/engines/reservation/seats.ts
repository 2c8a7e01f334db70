import { sql } from 'kysely'
import type { Tx } from '#platform/db/transaction.ts'

/** Some time of a resource. */
export interface Period {
  readonly resourceId: string
  readonly startsAt: Date
  readonly endsAt: Date
}

/** What is asked of the seats that meet a period. */
const meets = ({ startsAt, endsAt }: Period) =>
  sql<boolean>`tstzrange(starts_at, ends_at) && tstzrange(${startsAt}, ${endsAt})`

/** Seats that are taken now, with their periods: a hold that is over takes none. */
export async function takenSeats(
  tx: Tx,
  now: Date,
  period: Period,
): Promise<{ startsAt: Date; endsAt: Date; seat: number }[]> {
  const rows = await tx
    .selectFrom('reserved_seat')
    .select(['starts_at', 'ends_at', 'seat'])
    .where('resource_id', '=', period.resourceId)
    .where(meets(period))
    .where((build) => build.or([build('held_until', 'is', null), build('held_until', '>', now)]))
    .execute()
  return rows.map((row) => ({ startsAt: row.starts_at, endsAt: row.ends_at, seat: row.seat }))
}

/**
 * Takes a seat of a period for a reservation; nothing where all are taken. The constraints of the table decide: of those
 * who try the same seat at once one gets it, and the others, who waited for it, look for the next.
 */
export async function takeSeat(
  tx: Tx,
  now: Date,
  period: Period & { readonly capacity: number },
  { reservationId, heldUntil }: { reservationId: string; heldUntil: Date | null },
): Promise<number | undefined> {
  await tx
    .deleteFrom('reserved_seat')
    .where('resource_id', '=', period.resourceId)
    .where(meets(period))
    .where('held_until', '<=', now)
    .execute()
  for (;;) {
    const taken = new Set((await takenSeats(tx, now, period)).map(({ seat }) => seat))
    const seat = Array.from({ length: period.capacity }, (_, index) => index + 1).find((one) => !taken.has(one))
    if (seat === undefined) return undefined
    const got = await tx
      .insertInto('reserved_seat')
      .values({
        resource_id: period.resourceId,
        starts_at: period.startsAt,
        ends_at: period.endsAt,
        seat,
        reservation_id: reservationId,
        held_until: heldUntil,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('seat')
      .executeTakeFirst()
    if (got) return got.seat
  }
}

/** Frees the seats of a reservation; those of one period where it is named. */
export async function freeSeats(tx: Tx, reservationId: string, startsAt?: Date): Promise<void> {
  let query = tx.deleteFrom('reserved_seat').where('reservation_id', '=', reservationId)
  if (startsAt) query = query.where('starts_at', '=', startsAt)
  await query.execute()
}

/** Makes the held seat of a reservation its own; whether it still had one. */
export async function keepSeat(tx: Tx, reservationId: string): Promise<boolean> {
  const kept = await tx
    .updateTable('reserved_seat')
    .set({ held_until: null })
    .where('reservation_id', '=', reservationId)
    .returning('seat')
    .executeTakeFirst()
  return kept !== undefined
}

/** Until when a seat is kept for a reservation that is not confirmed; null once it is, or where it has none. */
export async function heldUntil(tx: Tx, reservationId: string): Promise<Date | null> {
  const row = await tx
    .selectFrom('reserved_seat')
    .select('held_until')
    .where('reservation_id', '=', reservationId)
    .executeTakeFirst()
  return row?.held_until ?? null
}
