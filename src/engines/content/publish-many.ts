import { v7 as uuid } from 'uuid'
import { romeDate } from '#kernel/dates.ts'
import { addMonths } from '#kernel/language/calendar.ts'
import { indexEntries } from '#engines/search/index.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { checkPublishable } from './check.ts'
import { notPublishable } from './errors.ts'
import { publicRow } from './publish.ts'
import { searchEntriesOf } from './search-entries.ts'
import { linkRows, sayFaults } from './store.ts'
import type { Saving } from './store.ts'
import type { ContentTypeId } from './type-ids.ts'
import { contentTypes } from './types/index.ts'

/** Rows of a statement: PostgreSQL takes 65,535 values in one, and the widest row here has 13. */
const rowsMost = 500

function* batches<Row>(rows: readonly Row[]): Generator<Row[]> {
  for (let from = 0; from < rows.length; from += rowsMost) yield rows.slice(from, from + rowsMost)
}

/** Those of the named contents that are not there yet. */
export async function missingContents<Named extends { readonly type: ContentTypeId; readonly slug: string }>(
  tx: Tx,
  named: readonly Named[],
): Promise<Named[]> {
  const slugs = [...new Set(named.map(({ slug }) => slug))]
  if (slugs.length === 0) return []
  const rows = await tx.selectFrom('content').select(['type', 'slug']).where('slug', 'in', slugs).execute()
  const known = new Set(rows.map(({ type, slug }) => `${type}/${slug}`))
  return named.filter(({ type, slug }) => !known.has(`${type}/${slug}`))
}

/**
 * Opens many new contents and publishes them at once, with all that `createContent` and `publishVersion` write of each:
 * 464 contents took 8.6 s one by one.
 */
export async function publishMany(tx: Tx, savings: readonly Saving[]): Promise<void> {
  const faulty = savings.flatMap(({ type, body }) => checkPublishable(contentTypes[type], body))
  if (faulty.length > 0) throw notPublishable.with(sayFaults(faulty))
  const opened = savings.map((saving) => ({ ...saving, id: uuid() }))
  for (const some of batches(opened)) {
    await tx
      .insertInto('content')
      .values(
        some.map(({ id, type, slug, officeId, now }) => ({
          id,
          type,
          slug,
          office_id: officeId,
          latest: 1,
          next_review: addMonths(romeDate(now), contentTypes[type].reviewMonths),
          created_at: now,
          changed_at: now,
        })),
      )
      .execute()
    await tx
      .insertInto('content_version')
      .values(
        some.map(({ id, body, officerId, now }) => ({
          content_id: id,
          number: 1,
          body: JSON.stringify(body),
          stale: [],
          officer_id: officerId,
          created_at: now,
        })),
      )
      .execute()
    await tx
      .insertInto('content_step')
      .values(
        some.flatMap(({ id, officerId, now }) =>
          (['saved', 'published'] as const).map((kind, index) => ({
            content_id: id,
            seq: index + 1,
            kind,
            version: 1,
            officer_id: officerId,
            at: now,
          })),
        ),
      )
      .execute()
    await tx
      .insertInto('content_public')
      .values(some.map((one) => publicRow(one, { version: 1, body: one.body, at: one.now, firstAt: null })))
      .execute()
  }
  for (const some of batches(opened))
    await indexEntries(
      tx,
      some.flatMap((one) => searchEntriesOf(one, 1, one.body)),
    )
  for (const links of batches(opened.flatMap((one) => linkRows(one, 1, one.body))))
    await tx.insertInto('content_link').values(links).execute()
}
