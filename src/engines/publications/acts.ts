import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { addDays, romeDate } from '#kernel/dates.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { actKind, actKindIds } from './act-kinds.ts'
import { registerNotice } from './notices.ts'
import type { Words } from './publications.ts'
import { keepActPublication } from './publications.ts'

export const ActTitle = z.object({ it: z.string(), en: z.string().optional() })

/** What an office says of an act for the notice board. */
export interface ActData {
  readonly officeId: string
  readonly kind: (typeof actKindIds)[number]
  readonly title: z.output<typeof ActTitle>
  /** In the books of whoever made it. */
  readonly number: string | null
  readonly date: string
  /** The body that asked for it; null for an act of the municipality. */
  readonly askedBy: string | null
  readonly norm: string
  /** Days on the board, the first not counted. */
  readonly days: number
}

/** A file of an act. */
export interface ActFile {
  readonly id: string
  readonly name: string
  readonly mediaType: string
  readonly bytes: number
  readonly sha256: string
}

/** An act as its office keeps it. */
export interface BoardAct extends ActData {
  readonly id: string
  readonly state: 'prepared' | 'posted' | 'annulled'
  /** Its place in the register of publications, and its days on the board. */
  readonly notice: {
    readonly year: number
    readonly number: number
    readonly firstDay: string
    readonly lastDay: string
  } | null
  readonly annulled: { readonly at: Date; readonly why: string } | null
  /** The first is the act, the others go with it. */
  readonly files: readonly ActFile[]
}

/** Most files of an act. */
export const actFilesMost = 20

const rowOf = ({ officeId, kind, title, number, date, askedBy, norm, days }: ActData) => ({
  office_id: officeId,
  kind,
  title: JSON.stringify(title),
  number,
  date,
  asked_by: askedBy,
  norm,
  days,
})

const select = (tx: Tx) =>
  tx
    .selectFrom('board_act as act')
    .leftJoin('publication', 'publication.act_id', 'act.id')
    .leftJoin('notice_registration as notice', 'notice.publication_id', 'publication.id')
    .selectAll('act')
    .select(['notice.year', 'notice.number as notice_number', 'notice.first_day', 'notice.last_day'])

type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>

function actOf(row: Row, files: readonly ActFile[]): BoardAct {
  return {
    id: row.id,
    officeId: row.office_id,
    kind: z.enum(actKindIds).parse(row.kind),
    title: ActTitle.parse(row.title),
    number: row.number,
    date: row.date,
    askedBy: row.asked_by,
    norm: row.norm,
    days: row.days,
    state: row.annulled_at === null ? (row.posted_at === null ? 'prepared' : 'posted') : 'annulled',
    notice:
      row.year === null || row.notice_number === null || row.first_day === null || row.last_day === null
        ? null
        : { year: row.year, number: row.notice_number, firstDay: row.first_day, lastDay: row.last_day },
    annulled:
      row.annulled_at === null || row.annulled_why === null ? null : { at: row.annulled_at, why: row.annulled_why },
    files,
  }
}

/** Files of an act, in their order. */
export async function actFiles(tx: Tx, actId: string): Promise<ActFile[]> {
  const rows = await tx
    .selectFrom('board_act_file')
    .select(['id', 'name', 'media_type', 'bytes', 'sha256'])
    .where('act_id', '=', actId)
    .orderBy('position')
    .execute()
  return rows.map(({ id, name, media_type: mediaType, bytes, sha256 }) => ({
    id,
    name,
    mediaType,
    bytes,
    sha256,
  }))
}

/** An act that the caller may read; locked where it is about to change. */
export async function loadAct(tx: Tx, id: string, lock = false): Promise<BoardAct | undefined> {
  const query = select(tx).where('act.id', '=', id)
  const row = await (lock ? query.forUpdate('act') : query).executeTakeFirst()
  return row && actOf(row, await actFiles(tx, id))
}

/** Acts that some offices prepare, the newest first. */
export async function preparedActs(tx: Tx, offices: readonly string[], most: number): Promise<BoardAct[]> {
  if (offices.length === 0) return []
  const rows = await select(tx)
    .where('act.office_id', 'in', offices)
    .where('act.posted_at', 'is', null)
    .orderBy('act.created_at', 'desc')
    .limit(most)
    .execute()
  return rows.map((row) => actOf(row, []))
}

/** Begins an act. */
export async function prepareAct(tx: Tx, data: ActData, by: { officerId: string; now: Date }): Promise<string> {
  const id = uuid()
  await tx
    .insertInto('board_act')
    .values({ id, ...rowOf(data), officer_id: by.officerId, created_at: by.now })
    .execute()
  return id
}

/** Puts other data in the place of those of an act that is not posted. */
export async function changeAct(tx: Tx, id: string, data: ActData): Promise<void> {
  await tx.updateTable('board_act').set(rowOf(data)).where('id', '=', id).execute()
}

/** Throws an act away that is not posted, with its files. */
export async function discardAct(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('board_act').where('id', '=', id).execute()
}

/** Adds a file to an act, as its last. */
export async function addActFile(tx: Tx, actId: string, file: ActFile): Promise<void> {
  await tx
    .insertInto('board_act_file')
    .values({
      id: file.id,
      act_id: actId,
      position: sql<number>`(select coalesce(max(position), 0) + 1 from board_act_file where act_id = ${actId})`,
      name: file.name,
      media_type: file.mediaType,
      bytes: file.bytes,
      sha256: file.sha256,
    })
    .execute()
}

/** Takes a file off an act. */
export async function removeActFile(tx: Tx, actId: string, fileId: string): Promise<void> {
  await tx.deleteFrom('board_act_file').where('act_id', '=', actId).where('id', '=', fileId).execute()
}

function wordsOf({ title, kind, askedBy }: BoardAct, locale: 'it' | 'en'): Words {
  return {
    title: (locale === 'en' && title.en) || title.it,
    kind: actKind(kind).label[locale],
    ...(askedBy === null ? {} : { askedBy }),
    fields: [],
  }
}

/**
 * Puts an act on the board from today on: it takes its number in the register, and is never changed again. The day on
 * which it appears is not counted (D.lgs. 267/2000 art. 124, c.c. art. 2963).
 */
export async function postAct(tx: Tx, act: BoardAct, now: Date): Promise<void> {
  const firstDay = romeDate(now)
  const lastDay = addDays(firstDay, act.days)
  await tx
    .updateTable('board_act')
    .set({ posted_at: now, shown: sql<string>`daterange(${firstDay}::date, ${lastDay}::date, '[]')` })
    .where('id', '=', act.id)
    .execute()
  const publicationId = await keepActPublication(tx, {
    actId: act.id,
    officeId: act.officeId,
    words: { it: wordsOf(act, 'it'), en: wordsOf(act, 'en') },
    actNumber: act.number,
    actDate: act.date,
    norm: act.norm,
    firstDay,
    lastDay,
  })
  await registerNotice(tx, { publicationId, firstDay, lastDay, sha256: act.files[0]?.sha256 ?? null }, now)
}

/** Takes an act off the board before its time: its number stays taken, and why it left is told. */
export async function annulAct(
  tx: Tx,
  id: string,
  { why, officerId, now }: { why: string; officerId: string; now: Date },
): Promise<void> {
  await tx
    .updateTable('board_act')
    .set({ shown: null, annulled_at: now, annulled_by: officerId, annulled_why: why })
    .where('id', '=', id)
    .execute()
}
