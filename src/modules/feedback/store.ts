import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { romeDate } from '#kernel/dates.ts'
import type { Tx } from '#platform/db/transaction.ts'

/** A rating to keep. */
export interface NewRating {
  readonly page: string
  readonly stars: number
  readonly answer: string | null
  readonly words: string | null
  readonly locale: 'it' | 'en'
  /** Address and browser of the reader: kept nowhere, only hashed. */
  readonly client: string
  readonly now: Date
}

/** The salt of a day, made by whoever comes first. Those of other days go, and with them the way back to readers. */
async function saltOf(tx: Tx, day: string): Promise<Buffer> {
  await tx
    .insertInto('rating_salt')
    .values({ day, salt: randomBytes(32) })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await tx.deleteFrom('rating_salt').where('day', '<>', day).execute()
  const { salt } = await tx.selectFrom('rating_salt').select('salt').where('day', '=', day).executeTakeFirstOrThrow()
  return salt
}

/** Keeps a rating; one of the same reader, page and day is replaced. False where the reader has rated too many pages today. */
export async function keepRating(tx: Tx, rating: NewRating, mostADay: number): Promise<boolean> {
  const { page, stars, answer, words, locale, client, now } = rating
  const day = romeDate(now)
  const reader = createHash('sha256')
    .update(await saltOf(tx, day))
    .update(client)
    .digest('hex')
  const { count } = await tx
    .selectFrom('rating')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('day', '=', day)
    .where('reader', '=', reader)
    .where('page', '<>', page)
    .executeTakeFirstOrThrow()
  if (count >= mostADay) return false
  await tx
    .insertInto('rating')
    .values({ id: uuid(), page, day, reader, stars, answer, words, locale, at: now })
    .onConflict((conflict) =>
      conflict.columns(['day', 'page', 'reader']).doUpdateSet({ stars, answer, words, locale, at: now }),
    )
    .execute()
  return true
}

/** How a page is rated. */
export interface PageRating {
  readonly page: string
  readonly count: number
  /** Mean of the stars, from 1 to 5. */
  readonly mean: number
  /** Ratings of one to three stars. */
  readonly low: number
}

/** Pages by how they are rated from a day on, the worst first. */
export async function ratedPages(tx: Tx, from: string, most: number): Promise<PageRating[]> {
  return tx
    .selectFrom('rating')
    .select(({ fn }) => [
      'page',
      fn.countAll<number>().as('count'),
      sql<number>`round(avg(stars), 2)::float8`.as('mean'),
      sql<number>`count(*) filter (where stars <= 3)`.as('low'),
    ])
    .where('day', '>=', sql<string>`${from}::date`)
    .groupBy('page')
    .orderBy('mean')
    .orderBy('page')
    .limit(most)
    .execute()
}

/** Ratings month by month, oldest first; of one page or of all. */
export async function ratingTrend(
  tx: Tx,
  from: string,
  page: string | undefined,
): Promise<{ month: string; count: number; mean: number }[]> {
  let query = tx
    .selectFrom('rating')
    .select(({ fn }) => [
      sql<string>`to_char(day, 'YYYY-MM')`.as('month'),
      fn.countAll<number>().as('count'),
      sql<number>`round(avg(stars), 2)::float8`.as('mean'),
    ])
    .where('day', '>=', sql<string>`${from}::date`)
    .groupBy(sql`1`)
    .orderBy(sql`1`)
  if (page !== undefined) query = query.where('page', '=', page)
  return query.execute()
}

/** What readers wrote, newest first. */
export async function ratingWords(
  tx: Tx,
  page: string | undefined,
  most: number,
): Promise<{ page: string; stars: number; answer: string | null; words: string | null; at: Date }[]> {
  let query = tx
    .selectFrom('rating')
    .select(['page', 'stars', 'answer', 'words', 'at'])
    .where((eb) => eb.or([eb('words', 'is not', null), eb('answer', 'is not', null)]))
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
  if (page !== undefined) query = query.where('page', '=', page)
  return query.execute()
}
