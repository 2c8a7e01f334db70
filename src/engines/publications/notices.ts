import { sql } from 'kysely'
import type { PlainDate } from '#kernel/dates.ts'
import type { Tx } from '#platform/db/transaction.ts'

/** An entry of the register of publications. */
export interface Notice {
  readonly year: number
  readonly number: number
  readonly publicationId: string
  readonly firstDay: string
  readonly lastDay: string
  /** Hash of the act; null where no letter decided. */
  readonly sha256: string | null
}

/** What the register writes of an entry of the notice board. */
export interface NewNotice {
  readonly publicationId: string
  readonly firstDay: PlainDate
  readonly lastDay: PlainDate
  readonly sha256: string | null
}

/**
 * Takes the next number of the year: the lock on the counter lasts until the transaction ends, and one that fails gives
 * its number back, so that none is ever missing.
 */
export async function registerNotice(
  tx: Tx,
  { publicationId, firstDay, lastDay, sha256 }: NewNotice,
  now: Date,
): Promise<void> {
  const year = Number(firstDay.slice(0, 4))
  await sql`
    with taken as (
      insert into notice_counter as counter (year, last) values (${year}, 1)
      on conflict (year) do update set last = counter.last + 1
      returning last
    )
    insert into notice_registration (year, number, publication_id, first_day, last_day, sha256, registered_at)
    select ${year}::integer, last, ${publicationId}::uuid, ${firstDay}::date, ${lastDay}::date, ${sha256}, ${now}::timestamptz
    from taken`.execute(tx)
}

/** The entry of the register under a number: it stays when what was published has left. */
export async function findNotice(tx: Tx, year: number, number: number): Promise<Notice | undefined> {
  const row = await tx
    .selectFrom('notice_registration')
    .select(['year', 'number', 'publication_id', 'first_day', 'last_day', 'sha256'])
    .where('year', '=', year)
    .where('number', '=', number)
    .executeTakeFirst()
  return (
    row && {
      year: row.year,
      number: row.number,
      publicationId: row.publication_id,
      firstDay: row.first_day,
      lastDay: row.last_day,
      sha256: row.sha256,
    }
  )
}
