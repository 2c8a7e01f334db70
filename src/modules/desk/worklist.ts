import { sql } from 'kysely'
import type { OperationScope } from '#platform/operations/scope.ts'
import type { worklists } from './schema.ts'

type Worklist = (typeof worklists)[number]

const pageSize = 25

/** A date after every due date: cases whose term does not run come last. In the text of the query, as in that of its index. */
const never = sql.lit('9999-12-31')

function startOf(tx: OperationScope['tx']) {
  return tx.selectFrom('cases').select('id')
}

type Query = ReturnType<typeof startOf>

function mostUrgentFirst(query: Query, after: string | undefined): Query {
  const page =
    after === undefined
      ? query
      : query.where(
          sql<boolean>`(coalesce(due_on, date ${never}), id) > (select coalesce(due_on, date ${never}), id from cases where id = ${after})`,
        )
  return page.orderBy(sql`coalesce(due_on, date ${never})`).orderBy('id')
}

function newestFirst(query: Query, after: string | undefined): Query {
  const page =
    after === undefined
      ? query
      : query.where(sql<boolean>`(closed_at, id) < (select closed_at, id from cases where id = ${after})`)
  return page.orderBy('closed_at', 'desc').orderBy('id', 'desc')
}

/**
 * Cases of the officer's offices in the order of legal risk: first due first, cases without a running term last; closed
 * ones by their end. Pages
 * by key: `after` is the last case of the page before (OFFSET reads all that it skips).
 */
export async function readWorklist(
  { tx, actor }: OperationScope,
  list: Worklist,
  after: string | undefined,
): Promise<{ ids: string[]; next: string | null }> {
  const officerId = actor.kind === 'officer' ? actor.officerId : null
  let query = startOf(tx)
  query = list === 'closed' ? query.where('closed_at', 'is not', null) : query.where('closed_at', 'is', null)
  query =
    list === 'opinions'
      ? query.where(sql<boolean>`awaited && array (select my_offices())`)
      : query.where(sql<boolean>`office_id = any (array (select my_offices()))`)
  if (list === 'mine') query = query.where('officer_id', '=', officerId)
  if (list === 'unassigned') query = query.where('officer_id', 'is', null)
  if (list === 'late') query = query.where('due_on', '<=', sql<string>`portico.today() + 5`)
  if (list === 'waiting') query = query.where('due_on', 'is', null)
  if (list === 'to-sign')
    query = query
      .where('responsible_id', '=', officerId)
      .where((build) =>
        build.exists(
          build
            .selectFrom('document')
            .select('document.id')
            .whereRef('document.case_id', '=', 'cases.id')
            .where('document.state', '=', 'draft')
            .where('document.needs_signature', '=', true),
        ),
      )
  const rows = await (list === 'closed' ? newestFirst(query, after) : mostUrgentFirst(query, after))
    .limit(pageSize + 1)
    .execute()
  const ids = rows.slice(0, pageSize).map(({ id }) => id)
  return { ids, next: rows.length > pageSize ? (ids.at(-1) ?? null) : null }
}
