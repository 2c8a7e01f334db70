import { sql } from 'kysely'
import { z } from 'zod'
import { CaseId } from '#kernel/ids.ts'
import { person } from '#platform/operations/access.ts'
import { defineOperation } from '#platform/operations/operation.ts'
import { dossierWords } from './messages.ts'
import { pageSize, purpose, self } from './scope.ts'

/** What one officer read of a person's data on one day for one purpose. */
export const AccessDay = z.object({
  id: z.uuid().describe('Its latest read: where the next page begins.'),
  day: z.iso.date().describe('In Europe/Rome.'),
  officer: z.string().describe('Who read; the person themselves where they took or erased their data.'),
  purpose: z.string(),
  operations: z.array(z.string()).describe('What was done, by operation.'),
  cases: z.array(z.object({ id: CaseId, number: z.string() })),
  count: z.int(),
  first: z.iso.datetime(),
  last: z.iso.datetime(),
})

/** Counted by the database: a page holds whole groups, however many reads each has (an open worklist is one for each case). */
export const listAccessDaysOperation = defineOperation({
  id: 'accesses.days',
  method: 'GET',
  path: '/accesses/days',
  summary: 'Who read the data of the person, by day, officer and purpose, newest first',
  access: person('self'),
  purpose,
  input: z.object({ before: z.uuid().optional().describe('Id of the last group of the page before.') }),
  output: z.object({ groups: z.array(AccessDay), next: z.uuid().nullable() }),
  errors: [],
  async run({ before }, scope) {
    const me = self(scope)
    const yourself = dossierWords(scope.locale)('yourself')
    const day = sql<string>`(access_record.at at time zone 'Europe/Rome')::date`
    const newest = sql<string>`(array_agg(access_record.id order by access_record.at desc, access_record.id desc))[1]`
    let query = scope.tx
      .selectFrom('access_record')
      .leftJoin('officer', 'officer.id', 'access_record.officer_id')
      .leftJoin('cases', 'cases.id', 'access_record.case_id')
      .select([
        newest.as('id'),
        sql<string>`${day}::text`.as('day'),
        'officer.name as officer',
        'access_record.purpose',
        sql<string[]>`array_agg(distinct access_record.operation)`.as('operations'),
        sql<string[]>`array_agg(distinct cases.number || ' ' || cases.id) filter (where cases.id is not null)`.as(
          'cases',
        ),
        sql<number>`count(*)::int`.as('count'),
        sql<Date>`min(access_record.at)`.as('first'),
        sql<Date>`max(access_record.at)`.as('last'),
      ])
      .where('access_record.person_id', '=', me)
      .groupBy([day, 'officer.id', 'access_record.purpose'])
      .orderBy('last', 'desc')
      .orderBy('id', 'desc')
      .limit(pageSize + 1)
    if (before !== undefined)
      query = query
        // by the index on person and instant: what the pages before have shown is not read again, but for its last day
        .where(
          sql<boolean>`access_record.at < (select ((at at time zone 'Europe/Rome')::date + 1)::timestamp at time zone 'Europe/Rome' from access_record where id = ${before} and person_id = ${me})`,
        )
        .having(
          sql<boolean>`(max(access_record.at), ${newest}) < (select at, id from access_record where id = ${before} and person_id = ${me})`,
        )
    const rows = await query.execute()
    const page = rows.slice(0, pageSize)
    return {
      groups: page.map(({ cases, first, last, officer, ...row }) => ({
        ...row,
        officer: officer ?? yourself,
        cases: (cases ?? []).map((one) => {
          const [number = '', id = ''] = one.split(' ')
          return { number, id }
        }),
        first: first.toISOString(),
        last: last.toISOString(),
      })),
      next: rows.length > pageSize ? (page.at(-1)?.id ?? null) : null,
    }
  },
})
