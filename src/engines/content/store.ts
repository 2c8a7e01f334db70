import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { canonicalJson } from '#kernel/canonical-json.ts'
import type { Text } from '#kernel/text.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { checkBody } from './check.ts'
import type { ContentFault } from './check.ts'
import { referencesOf, staleAfter } from './describe-body.ts'
import { contentChanged, contentFaulty, contentNotFound, slugTaken } from './errors.ts'
import type { ContentTypeId } from './type-ids.ts'
import { contentTypes } from './types/index.ts'
import { parseReference } from './value.ts'
import type { ContentBody } from './value.ts'

/** A content as its editors know it. */
export interface ContentRecord {
  readonly id: string
  readonly type: ContentTypeId
  readonly slug: string
  readonly officeId: string
  /** Number of its newest version. */
  readonly latest: number
  readonly inReview: number | null
  /** Day in Rome on which its office looks at it again. */
  readonly nextReview: string | null
  readonly changedAt: Date
}

/** What a content said when it was saved. */
export interface ContentVersion {
  readonly number: number
  readonly body: ContentBody
  /** Fields whose Italian changed after their English was written. */
  readonly stale: readonly string[]
  readonly officerId: string | null
  readonly createdAt: Date
}

/** What was done with a content. */
export type StepKind =
  'saved' | 'submitted' | 'returned' | 'published' | 'scheduled' | 'unscheduled' | 'withdrawn' | 'looked-at'

export interface ContentStep {
  readonly kind: StepKind
  readonly version: number
  readonly officerId: string | null
  readonly at?: Date
  readonly effectiveAt?: Date | null
  readonly note?: string | null
}

/** A new content, or a new version of one. */
export interface Saving {
  readonly type: ContentTypeId
  readonly slug: string
  readonly officeId: string
  readonly body: ContentBody
  /** Who wrote it; null for what comes with the demonstration or from another site. */
  readonly officerId: string | null
  readonly now: Date
}

const columns = ['id', 'type', 'slug', 'office_id', 'latest', 'in_review', 'next_review', 'changed_at'] as const

interface Row {
  id: string
  type: string
  slug: string
  office_id: string
  latest: number
  in_review: number | null
  next_review: string | Date | null
  changed_at: Date
}

function recordOf(row: Row): ContentRecord {
  return {
    id: row.id,
    type: row.type as ContentTypeId,
    slug: row.slug,
    officeId: row.office_id,
    latest: row.latest,
    inReview: row.in_review,
    nextReview: row.next_review === null ? null : String(row.next_review),
    changedAt: row.changed_at,
  }
}

/** Faults in the words of one sentence each. */
export function sayFaults(faults: readonly ContentFault[]): Text {
  return {
    it: faults.map(({ sentence }) => sentence.it).join(' '),
    en: faults.map(({ sentence }) => sentence.en).join(' '),
  }
}

/** Loads a content for its editors; `lock` keeps others from changing it until the transaction ends. */
export async function loadContent(tx: Tx, id: string, lock = false): Promise<ContentRecord> {
  const query = tx.selectFrom('content').select(columns).where('id', '=', id)
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst()
  if (!row) throw contentNotFound.with()
  return recordOf(row)
}

export async function findContent(tx: Tx, type: ContentTypeId, slug: string): Promise<ContentRecord | undefined> {
  const row = await tx
    .selectFrom('content')
    .select(columns)
    .where('type', '=', type)
    .where('slug', '=', slug)
    .executeTakeFirst()
  return row && recordOf(row)
}

export async function loadContentVersion(tx: Tx, id: string, number: number): Promise<ContentVersion> {
  const row = await tx
    .selectFrom('content_version')
    .select(['number', 'body', 'stale', 'officer_id', 'created_at'])
    .where('content_id', '=', id)
    .where('number', '=', number)
    .executeTakeFirst()
  if (!row) throw contentNotFound.with()
  return {
    number: row.number,
    body: row.body as unknown as ContentBody,
    stale: row.stale,
    officerId: row.officer_id,
    createdAt: row.created_at,
  }
}

/** Opens a content with its first version. */
export async function createContent(tx: Tx, saving: Saving): Promise<ContentRecord> {
  const row = await tx
    .insertInto('content')
    .values({
      id: uuid(),
      type: saving.type,
      slug: saving.slug,
      office_id: saving.officeId,
      created_at: saving.now,
      changed_at: saving.now,
    })
    .onConflict((conflict) => conflict.columns(['type', 'slug']).doNothing())
    .returning(columns)
    .executeTakeFirst()
  if (!row) throw slugTaken.with({ slug: saving.slug })
  return saveVersion(tx, recordOf(row), saving)
}

/**
 * Saves a new version of a content that the transaction holds locked. `basedOn` is the version that its writer saw: where
 * another has come meanwhile, nothing is saved. What says the same as the newest version is not saved again.
 */
export async function saveVersion(
  tx: Tx,
  record: ContentRecord,
  { body, officerId, now }: Pick<Saving, 'body' | 'officerId' | 'now'>,
  basedOn = record.latest,
): Promise<ContentRecord> {
  if (basedOn !== record.latest) throw contentChanged.with()
  const type = contentTypes[record.type]
  const faults = checkBody(type, body)
  if (faults.length > 0) throw contentFaulty.with(sayFaults(faults))
  const before = record.latest === 0 ? undefined : await loadContentVersion(tx, record.id, record.latest)
  // the database keeps the fields in an order of its own
  if (before && canonicalJson(before.body) === canonicalJson(body)) return record
  const number = record.latest + 1
  await tx
    .insertInto('content_version')
    .values({
      content_id: record.id,
      number,
      body: JSON.stringify(body),
      stale: [...staleAfter(type, before, body)],
      officer_id: officerId,
      created_at: now,
    })
    .execute()
  const links = linkRows(record, number, body)
  if (links.length > 0) await tx.insertInto('content_link').values(links).execute()
  await tx.updateTable('content').set({ latest: number, changed_at: now }).where('id', '=', record.id).execute()
  await recordStep(tx, record.id, { kind: 'saved', version: number, officerId, at: now })
  return { ...record, latest: number, changedAt: now }
}

/** The rows of the links of a version. */
export function linkRows({ id, type }: Pick<ContentRecord, 'id' | 'type'>, version: number, body: ContentBody) {
  return contentTypes[type].fields.flatMap((field) => {
    if (field.kind !== 'relation') return []
    return referencesOf(body, field.id).flatMap((reference, position) => {
      const target = parseReference(reference)
      return target
        ? [{ content_id: id, version, field: field.id, position, target_type: target.type, target_slug: target.slug }]
        : []
    })
  })
}

/** Writes what was done with a content. */
export async function recordStep(tx: Tx, contentId: string, step: ContentStep): Promise<void> {
  await tx
    .insertInto('content_step')
    .values({
      content_id: contentId,
      seq: sql<number>`(select coalesce(max(seq), 0) + 1 from content_step where content_id = ${contentId})`,
      kind: step.kind,
      version: step.version,
      officer_id: step.officerId,
      at: step.at ?? sql<Date>`portico.now()`,
      effective_at: step.effectiveAt ?? null,
      note: step.note ?? null,
    })
    .execute()
}

/** What was done with a content, newest first. */
export async function listSteps(tx: Tx, contentId: string): Promise<(ContentStep & { readonly at: Date })[]> {
  const rows = await tx
    .selectFrom('content_step')
    .select(['kind', 'version', 'officer_id', 'at', 'effective_at', 'note'])
    .where('content_id', '=', contentId)
    .orderBy('seq', 'desc')
    .execute()
  return rows.map((row) => ({
    kind: row.kind as StepKind,
    version: row.version,
    officerId: row.officer_id,
    at: row.at,
    effectiveAt: row.effective_at,
    note: row.note,
  }))
}
