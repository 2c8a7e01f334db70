import type { PlainDate } from '#kernel/dates.ts'
import { plainDate } from '#kernel/dates.ts'
import { isGeometry } from '#kernel/geometry.ts'
import { sql } from 'kysely'
import type { Tx } from '#platform/db/transaction.ts'
import { placeTaken } from './errors.ts'
import { boundsOf, sharedSquareMetres } from './shared-area.ts'
import type { Area } from './shared-area.ts'

/** Ground that is taken: an area, and the days on which it is, both included. */
export interface Occupation {
  readonly place: Area
  readonly from: PlainDate
  readonly until: PlainDate
}

/** Another occupation that has ground and days in common with one. */
export interface Overlap extends Occupation {
  readonly serviceId: string
  readonly sharedSquareMetres: number
}

/** Areas drawn by hand along the same line share a hair of it: less than this is no overlap. */
const leastSquareMetres = 0.1

const areaOf = (place: unknown): Area => {
  if (!isGeometry(place) || place.type !== 'Polygon') throw new Error('an occupation without an area')
  return place
}

/** Occupations with days in common, of which `within` the bounds of an area where one is given; the first to begin first. */
function selectBetween(tx: Tx, from: PlainDate, until: PlainDate, within?: Area) {
  const all = tx
    .selectFrom('occupation')
    .select(['case_id', 'service_id', 'first_day', 'last_day', 'place'])
    .where('first_day', '<=', until)
    .where('last_day', '>=', from)
    .orderBy('first_day')
    .orderBy('case_id')
  if (!within) return all
  const { west, south, east, north } = boundsOf(within)
  return all.where('west', '<=', east).where('east', '>=', west).where('south', '<=', north).where('north', '>=', south)
}

/** What is already taken of an area on some days, but for what a case itself holds. */
export async function overlaps(tx: Tx, wanted: Occupation, exceptCase?: string): Promise<Overlap[]> {
  const rows = await selectBetween(tx, wanted.from, wanted.until, wanted.place).execute()
  return rows
    .filter((row) => row.case_id !== exceptCase)
    .map((row) => ({
      serviceId: row.service_id,
      place: areaOf(row.place),
      from: plainDate(row.first_day),
      until: plainDate(row.last_day),
      sharedSquareMetres: sharedSquareMetres(wanted.place, areaOf(row.place)),
    }))
    .filter(({ sharedSquareMetres: shared }) => shared >= leastSquareMetres)
}

/** A day as both languages write it in figures. */
const inFigures = (day: PlainDate) => day.split('-').toReversed().join('/')

/** Throws where part of the area is already taken on some of the days. */
export async function mustBeFree(tx: Tx, wanted: Occupation, exceptCase?: string): Promise<void> {
  const [taken] = await overlaps(tx, wanted, exceptCase)
  if (!taken) return
  throw placeTaken.with({
    shared: String(Math.round(taken.sharedSquareMetres * 10) / 10),
    from: inFigures(taken.from),
    until: inFigures(taken.until),
  })
}

/**
 * Takes an area for a case, in place of what it held before. Two decisions at once are made one after the other, so that
 * the second sees the first. Throws where another case holds part of it.
 */
export async function occupy(
  tx: Tx,
  { caseId, serviceId, now }: { caseId: string; serviceId: string; now: Date },
  wanted: Occupation,
): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(current_schema() || '.occupation'))`.execute(tx)
  await mustBeFree(tx, wanted, caseId)
  const values = {
    first_day: wanted.from,
    last_day: wanted.until,
    place: JSON.stringify(wanted.place),
    ...boundsOf(wanted.place),
    since: now,
  }
  await tx
    .insertInto('occupation')
    .values({ case_id: caseId, service_id: serviceId, ...values })
    .onConflict((conflict) => conflict.column('case_id').doUpdateSet(values))
    .execute()
}

/** Frees what a case holds from a day on: what was used before stays written. */
export async function vacate(tx: Tx, caseId: string, from: PlainDate): Promise<void> {
  await tx.deleteFrom('occupation').where('case_id', '=', caseId).where('first_day', '>=', from).execute()
  await tx
    .updateTable('occupation')
    .set({ last_day: sql<string>`${from}::date - 1` })
    .where('case_id', '=', caseId)
    .where('last_day', '>=', from)
    .execute()
}

/** What is taken on some days, for whoever asks: areas and days, and nobody's name. */
export async function listOccupations(
  tx: Tx,
  { from, until, most }: { from: PlainDate; until: PlainDate; most: number },
): Promise<(Occupation & { readonly serviceId: string })[]> {
  const rows = await selectBetween(tx, from, until).limit(most).execute()
  return rows.map((row) => ({
    serviceId: row.service_id,
    place: areaOf(row.place),
    from: plainDate(row.first_day),
    until: plainDate(row.last_day),
  }))
}
