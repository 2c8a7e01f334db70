import type { PlainDate } from '#kernel/dates.ts'
import { addDays, romeDate } from '#kernel/dates.ts'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import type { Tx } from '#platform/db/transaction.ts'
import { registerNotice } from './notices.ts'

/** Where outcomes are made public: the official notice board, and the lists of transparency. */
export const boards = ['albo', 'trasparenza'] as const
export type Board = (typeof boards)[number]

const Words = z.object({
  title: z.string(),
  /** Service and outcome of a case. */
  service: z.string().optional(),
  outcome: z.string().optional(),
  /** Kind of an act that decides no case, and the body that asked for it. */
  kind: z.string().optional(),
  askedBy: z.string().optional(),
  fields: z.array(z.object({ label: z.string(), value: z.string() })),
})
const BothWords = z.object({ it: Words, en: Words })

/** What an entry says, in one language. */
export type Words = z.output<typeof Words>

/** An outcome to make public. */
export interface NewPublication {
  readonly caseId: string
  readonly serviceId: string
  readonly officeId: string
  readonly board: Board
  /** Place in the tree of transparency. */
  readonly node: string
  readonly outcome: string
  readonly words: Readonly<Record<'it' | 'en', Words>>
  readonly actNumber: string | null
  readonly actDate: PlainDate
  readonly norm: string
  /** Days on which it is public: the first included in transparency, and not counted on the notice board. */
  readonly days: number
  /** Hash of the act; null where no letter decides. */
  readonly sha256: string | null
  readonly isKept: boolean
}

/** An entry, in one language. */
export interface Publication {
  readonly id: string
  /** Null for an act that decides no case, as the service is. */
  readonly caseId: string | null
  readonly serviceId: string | null
  readonly actId: string | null
  readonly board: Board
  readonly words: Words
  readonly officeId: string
  readonly actNumber: string | null
  readonly actDate: string
  readonly norm: string
  readonly firstDay: string
  readonly lastDay: string
  /** Number in the register of publications of the notice board; null elsewhere. */
  readonly notice: { readonly year: number; readonly number: number } | null
  /** Instant and reason of an act that left before its time. */
  readonly annulled: { readonly at: Date; readonly why: string } | null
}

/** Makes an outcome public from today on: once for each outcome of a case. */
export async function publish({ tx, now }: { tx: Tx; now: Date }, given: NewPublication): Promise<void> {
  const firstDay = romeDate(now)
  // D.lgs. 267/2000 art. 124 and c.c. art. 2963: on the notice board the day on which an act appears is not counted
  const lastDay = addDays(firstDay, given.board === 'albo' ? given.days : given.days - 1)
  const written = await tx
    .insertInto('publication')
    .values({
      id: uuid(),
      case_id: given.caseId,
      service_id: given.serviceId,
      office_id: given.officeId,
      board: given.board,
      node: given.node,
      outcome: given.outcome,
      words: JSON.stringify(given.words),
      act_number: given.actNumber,
      act_date: given.actDate,
      norm: given.norm,
      first_day: firstDay,
      last_day: lastDay,
      is_kept: given.isKept,
    })
    .onConflict((conflict) => conflict.columns(['case_id', 'outcome']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (written && given.board === 'albo')
    await registerNotice(tx, { publicationId: written.id, firstDay, lastDay, sha256: given.sha256 }, now)
}

/** The entry of an act that decides no case. */
interface NewActPublication {
  readonly actId: string
  readonly officeId: string
  readonly words: Readonly<Record<'it' | 'en', Words>>
  readonly actNumber: string | null
  readonly actDate: string
  readonly norm: string
  readonly firstDay: PlainDate
  readonly lastDay: PlainDate
}

/** Writes the entry of an act on the notice board, and answers with its id. */
export async function keepActPublication(tx: Tx, given: NewActPublication): Promise<string> {
  const id = uuid()
  await tx
    .insertInto('publication')
    .values({
      id,
      act_id: given.actId,
      office_id: given.officeId,
      board: 'albo',
      words: JSON.stringify(given.words),
      act_number: given.actNumber,
      act_date: given.actDate,
      norm: given.norm,
      first_day: given.firstDay,
      last_day: given.lastDay,
      is_kept: true,
    })
    .execute()
  return id
}

const columns = [
  'publication.id',
  'publication.case_id',
  'publication.act_id',
  'publication.board',
  'publication.words',
  'publication.service_id',
  'publication.office_id',
  'publication.act_number',
  'publication.act_date',
  'publication.norm',
  'publication.first_day',
  'publication.last_day',
  'notice.year',
  'notice.number',
  'act.annulled_at',
  'act.annulled_why',
] as const

function select(tx: Tx) {
  return tx
    .selectFrom('publication')
    .leftJoin('notice_registration as notice', 'notice.publication_id', 'publication.id')
    .leftJoin('board_act as act', 'act.id', 'publication.act_id')
    .select(columns)
    .orderBy('publication.first_day', 'desc')
    .orderBy('publication.id', 'desc')
}

type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>

function publicationOf(row: Row, locale: 'it' | 'en'): Publication {
  return {
    id: row.id,
    caseId: row.case_id,
    serviceId: row.service_id,
    actId: row.act_id,
    board: row.board as Board,
    words: BothWords.parse(row.words)[locale],
    officeId: row.office_id,
    actNumber: row.act_number,
    actDate: row.act_date,
    norm: row.norm,
    firstDay: row.first_day,
    lastDay: row.last_day,
    notice: row.year === null || row.number === null ? null : { year: row.year, number: row.number },
    annulled:
      row.annulled_at === null || row.annulled_why === null ? null : { at: row.annulled_at, why: row.annulled_why },
  }
}

/** What is asked of the public lists. */
export interface PublicQuery {
  readonly board?: Board | undefined
  /** Place in the tree of transparency. */
  readonly node?: string | undefined
  readonly office?: string | undefined
  readonly service?: string | undefined
  /** Each of them must stand in the entry, as it reads in the language of whoever asks. */
  readonly words?: readonly string[] | undefined
  /** First and last day on which it may have been published. */
  readonly from?: PlainDate | undefined
  readonly until?: PlainDate | undefined
  /** Where the page before ended. */
  readonly after?: { readonly day: PlainDate; readonly id: string } | undefined
  readonly most: number
}

const asLiteral = (word: string) => `%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`

/** Everything that an entry says in a language, in one text. */
const textIn = (locale: 'it' | 'en') => sql<string>`concat_ws(' ',
  words #>> ${`{${locale},title}`}, words #>> ${`{${locale},service}`}, words #>> ${`{${locale},outcome}`},
  words #>> ${`{${locale},kind}`}, words #>> ${`{${locale},askedBy}`}, act_number,
  (select string_agg(concat_ws(' ', field ->> 'label', field ->> 'value'), ' ')
   from jsonb_array_elements(words #> ${`{${locale},fields}`}) field))`

/** Entries that are public today, newest first, and whether there are more. */
export async function listPublications(
  { tx, now, locale }: { tx: Tx; now: Date; locale: 'it' | 'en' },
  { board, node, office, service, words = [], from, until, after, most }: PublicQuery,
): Promise<{ entries: Publication[]; more: boolean }> {
  const today = romeDate(now)
  // the policies show past and annulled ones to whoever handles them: here they have left, for them too
  let query = select(tx)
    .where('publication.first_day', '<=', today)
    .where('publication.last_day', '>=', today)
    .where('act.annulled_at', 'is', null)
  if (board !== undefined) query = query.where('board', '=', board)
  if (node !== undefined) query = query.where('board', '=', 'trasparenza').where('node', '=', node)
  if (office !== undefined) query = query.where('publication.office_id', '=', office)
  if (service !== undefined) query = query.where('service_id', '=', service)
  if (from !== undefined) query = query.where('publication.first_day', '>=', from)
  if (until !== undefined) query = query.where('publication.first_day', '<=', until)
  for (const word of words) query = query.where(sql<boolean>`${textIn(locale)} ilike ${asLiteral(word)}`)
  if (after !== undefined)
    query = query.where(sql<boolean>`(publication.first_day, publication.id) < (${after.day}::date, ${after.id}::uuid)`)
  const rows = await query.limit(most + 1).execute()
  return { entries: rows.slice(0, most).map((row) => publicationOf(row, locale)), more: rows.length > most }
}

/** What was made public of a case, for whoever may read it: also what is public no longer. */
export async function casePublications(
  { tx, locale }: { tx: Tx; locale: 'it' | 'en' },
  caseId: string,
): Promise<Publication[]> {
  const rows = await select(tx).where('case_id', '=', caseId).execute()
  return rows.map((row) => publicationOf(row, locale))
}

/** The entry with an id: while it is public, or for whoever may read its case. */
export async function readPublication(
  { tx, locale }: { tx: Tx; locale: 'it' | 'en' },
  id: string,
): Promise<Publication | undefined> {
  const row = await select(tx).where('publication.id', '=', id).executeTakeFirst()
  return row && publicationOf(row, locale)
}

/** How many decisions are public today in each place of the tree of transparency; places with none are left out. */
export async function countByNode({ tx, now }: { tx: Tx; now: Date }): Promise<ReadonlyMap<string, number>> {
  const today = romeDate(now)
  const rows = await tx
    .selectFrom('publication')
    .select(({ fn }) => ['node', fn.countAll<number>().as('count')])
    .where('board', '=', 'trasparenza')
    .where('first_day', '<=', today)
    .where('last_day', '>=', today)
    .groupBy('node')
    .execute()
  return new Map(rows.map(({ node, count }) => [node, count]))
}

/** The register of publications from a number back: what is public, and what is over of one's own cases and offices. */
export async function listNotices(
  { tx, locale }: { tx: Tx; locale: 'it' | 'en' },
  { after, most }: { after: { readonly year: number; readonly number: number } | undefined; most: number },
): Promise<{ entries: Publication[]; more: boolean }> {
  let query = tx
    .selectFrom('publication')
    .innerJoin('notice_registration as notice', 'notice.publication_id', 'publication.id')
    .leftJoin('board_act as act', 'act.id', 'publication.act_id')
    .select(columns)
    .orderBy('notice.year', 'desc')
    .orderBy('notice.number', 'desc')
  if (after !== undefined)
    query = query.where(sql<boolean>`(notice.year, notice.number) < (${after.year}::integer, ${after.number}::integer)`)
  const rows = await query.limit(most + 1).execute()
  return { entries: rows.slice(0, most).map((row) => publicationOf(row, locale)), more: rows.length > most }
}
