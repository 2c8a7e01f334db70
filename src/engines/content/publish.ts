import { fold } from '#kernel/fold.ts'
import { romeDate } from '#kernel/dates.ts'
import { addMonths } from '#kernel/language/calendar.ts'
import { indexEntries } from '#engines/search/index.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { checkPublishable } from './check.ts'
import { kindOf, referencesOf, spanOf, wordsOf } from './describe-body.ts'
import { notPublishable, publicationPast } from './errors.ts'
import { searchEntriesOf } from './search-entries.ts'
import { loadContentVersion, recordStep, sayFaults } from './store.ts'
import type { PublicContent } from './read.ts'
import type { ContentRecord, ContentVersion } from './store.ts'
import { contentTypes } from './types/index.ts'
import type { ContentBody } from './value.ts'

/** A version to make public. */
export interface Publishing {
  readonly version: number
  /** The instant from which it is public: now, or later. */
  readonly at: Date
  readonly officerId: string | null
  readonly now: Date
  /** Day on which it is looked at again; by its type where it is missing. */
  readonly nextReview?: string | undefined
  readonly note?: string | undefined
}

/** A version of a content as it would be if it were public now. */
export function asPublic(record: ContentRecord, { number, body }: ContentVersion, now: Date): PublicContent {
  const type = contentTypes[record.type]
  const span = spanOf(type, body)
  return {
    id: record.id,
    version: number,
    type: record.type,
    slug: record.slug,
    kind: kindOf(type, body),
    topics: referencesOf(body, 'topics'),
    body,
    sortAt: span?.first ?? now,
    endsAt: span?.last ?? null,
    firstAt: now,
    publishedAt: now,
  }
}

/** The row of a version that is public from an instant on; `firstAt` is when the content first was, null if never. */
export function publicRow(
  { id, type, slug }: Pick<ContentRecord, 'id' | 'type' | 'slug'>,
  {
    version,
    body,
    at,
    firstAt,
  }: { readonly version: number; readonly body: ContentBody; readonly at: Date; readonly firstAt: Date | null },
) {
  const shape = contentTypes[type]
  const span = spanOf(shape, body)
  const { topics } = body
  return {
    content_id: id,
    version,
    type,
    slug,
    kind: kindOf(shape, body),
    topics: Array.isArray(topics) ? topics.map(String) : [],
    title_key: fold(wordsOf(body, 'title', 'it')),
    sort_at: span?.first ?? firstAt ?? at,
    ends_at: span?.last ?? null,
    body: JSON.stringify(body),
    first_at: firstAt ?? at,
    from_at: at,
    until_at: null,
  }
}

/**
 * Makes a version of a locked content public from an instant on: by the clock alone, so that nothing has to run at that
 * instant. What was public until then gives way at it; what was scheduled for later is dropped.
 */
export async function publishVersion(tx: Tx, record: ContentRecord, publishing: Publishing): Promise<void> {
  const { version, at, officerId, now } = publishing
  if (at < now) throw publicationPast.with()
  const type = contentTypes[record.type]
  const { body } = await loadContentVersion(tx, record.id, version)
  const faults = checkPublishable(type, body)
  if (faults.length > 0) throw notPublishable.with(sayFaults(faults))
  const first = await tx
    .selectFrom('content_public')
    .select(({ fn }) => fn.min('first_at').as('first'))
    .where('content_id', '=', record.id)
    .where('from_at', '<=', now)
    .executeTakeFirst()
  await endPublic(tx, record.id, at)
  await tx
    .insertInto('content_public')
    .values(publicRow(record, { version, body, at, firstAt: first?.first ?? null }))
    .execute()
  await indexEntries(tx, searchEntriesOf(record, version, body))
  const isLater = at > now
  await tx
    .updateTable('content')
    .set({
      in_review: null,
      next_review: publishing.nextReview ?? addMonths(romeDate(at), type.reviewMonths),
      changed_at: now,
    })
    .where('id', '=', record.id)
    .execute()
  await recordStep(tx, record.id, {
    kind: isLater ? 'scheduled' : 'published',
    version,
    officerId,
    at: now,
    effectiveAt: isLater ? at : null,
    note: publishing.note ?? null,
  })
}

/** What is public gives way at an instant; what would begin at it or later never begins. */
async function endPublic(tx: Tx, contentId: string, at: Date): Promise<void> {
  await tx.deleteFrom('content_public').where('content_id', '=', contentId).where('from_at', '>=', at).execute()
  await tx
    .updateTable('content_public')
    .set({ until_at: at })
    .where('content_id', '=', contentId)
    .where((eb) => eb.or([eb('until_at', 'is', null), eb('until_at', '>', at)]))
    .execute()
}

/** Takes a locked content out of public sight at once, with whatever was scheduled. Its versions stay. */
export async function withdrawContent(
  tx: Tx,
  record: ContentRecord,
  { officerId, now, note }: { readonly officerId: string | null; readonly now: Date; readonly note: string },
): Promise<void> {
  await endPublic(tx, record.id, now)
  await tx.updateTable('content').set({ next_review: null, changed_at: now }).where('id', '=', record.id).execute()
  await recordStep(tx, record.id, { kind: 'withdrawn', version: record.latest, officerId, at: now, note })
}

/** Drops what was scheduled for a locked content: what is public now stays. */
export async function unschedule(
  tx: Tx,
  record: ContentRecord,
  { officerId, now }: { readonly officerId: string | null; readonly now: Date },
): Promise<void> {
  await tx.deleteFrom('content_public').where('content_id', '=', record.id).where('from_at', '>', now).execute()
  await tx
    .updateTable('content_public')
    .set({ until_at: null })
    .where('content_id', '=', record.id)
    .where('until_at', '>', now)
    .execute()
  await recordStep(tx, record.id, { kind: 'unscheduled', version: record.latest, officerId, at: now })
}

/** What is public of a content and what will be, earliest first. */
export async function publicTimes(
  tx: Tx,
  contentId: string,
  now: Date,
): Promise<{ readonly version: number; readonly from: Date; readonly until: Date | null }[]> {
  const rows = await tx
    .selectFrom('content_public')
    .select(['version', 'from_at', 'until_at'])
    .where('content_id', '=', contentId)
    .where((eb) => eb.or([eb('until_at', 'is', null), eb('until_at', '>', now)]))
    .orderBy('from_at')
    .execute()
  return rows.map((row) => ({ version: row.version, from: row.from_at, until: row.until_at }))
}
