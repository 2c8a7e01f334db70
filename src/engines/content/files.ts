import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Tx } from '#platform/db/transaction.ts'
import { safeFileName } from '#platform/files/index.ts'
import type { FileStore, StoredContent } from '#platform/files/index.ts'
import type { ContentType } from './field.ts'
import { filesOf } from './describe-body.ts'
import type { ContentBody } from './value.ts'

/** Key of the file store for the files of contents: they are public, or to be, and are never disposed of with a case. */
const keyId = 'contents'

/** A file of a content. */
export interface ContentFile {
  readonly id: string
  readonly officeId: string
  /** Lower-case hexadecimal. */
  readonly sha256: string
  readonly storedId: string
  readonly mediaType: string
  readonly bytes: number
  /** The safe name under which it is saved. */
  readonly name: string
  readonly createdAt: Date
}

/** A file to keep: its bytes are in the store already. */
export interface NewContentFile {
  readonly officeId: string
  /** As its sender wrote it. */
  readonly name: string
  readonly stored: StoredContent
  readonly officerId: string | null
  readonly now: Date
}

const columns = [
  'id',
  'office_id as officeId',
  'sha256',
  'stored_id as storedId',
  'media_type as mediaType',
  'bytes',
  'name',
  'created_at as createdAt',
] as const

/** Where the files of contents of a municipality are written and read. */
export function contentFilesIn(store: FileStore, tenant: string) {
  return {
    put: (source: Parameters<FileStore['put']>[0]['source'], maxBytes: number) =>
      store.put({ tenant, keyId, source, maxBytes }),
    open: ({ storedId }: Pick<ContentFile, 'storedId'>) => store.open({ tenant, keyId, fileId: storedId }),
    remove: (fileId: string) => store.remove({ tenant, fileId }),
  }
}

/**
 * Keeps a file. The same bytes given to an office again are the same file, under its first name; those that another
 * office gave are not stored twice. Where `stored` is not the copy in use, it can go from the store.
 */
export async function keepContentFile(tx: Tx, { officeId, name, stored, officerId, now }: NewContentFile) {
  const [twin] = await tx
    .selectFrom('content_file')
    .select('stored_id as storedId')
    .where('sha256', '=', stored.sha256)
    .limit(1)
    .execute()
  await tx
    .insertInto('content_file')
    .values({
      id: uuid(),
      office_id: officeId,
      sha256: stored.sha256,
      stored_id: twin?.storedId ?? stored.fileId,
      media_type: stored.mediaType,
      bytes: stored.bytes,
      name: safeFileName(name, stored.mediaType),
      officer_id: officerId,
      created_at: now,
    })
    .onConflict((conflict) => conflict.columns(['office_id', 'sha256']).doNothing())
    .execute()
  const kept = await tx
    .selectFrom('content_file')
    .select(columns)
    .where('office_id', '=', officeId)
    .where('sha256', '=', stored.sha256)
    .executeTakeFirstOrThrow()
  return { file: kept satisfies ContentFile, isSpare: kept.storedId !== stored.fileId }
}

/** What is known of files, by their ids. */
export async function readContentFiles(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, ContentFile>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('content_file')
    .select(columns)
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** A file that a content uses which is public now; undefined for any other. */
export async function readPublicFile(tx: Tx, id: string): Promise<ContentFile | undefined> {
  return tx
    .selectFrom('content_file')
    .select(columns)
    .where('id', '=', id)
    .where(
      sql<boolean>`exists (select from content_now
        where body ? 'files' and body -> 'files' @> jsonb_build_array(jsonb_build_object('id', ${id}::text)))`,
    )
    .executeTakeFirst()
}

/** Files of an office, the newest first. */
export async function listContentFiles(tx: Tx, officeId: string, most: number): Promise<ContentFile[]> {
  return tx
    .selectFrom('content_file')
    .select(columns)
    .where('office_id', '=', officeId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .execute()
}

/** Files that a body names and its office does not have: nobody publishes what another office has not. */
export async function foreignFiles(
  tx: Tx,
  type: ContentType,
  officeId: string,
  body: ContentBody,
): Promise<readonly string[]> {
  const named = type.fields.flatMap((field) =>
    field.kind === 'files' ? filesOf(body, field.id).map(({ id }) => ({ id, field: field.id })) : [],
  )
  const known = await readContentFiles(
    tx,
    named.map(({ id }) => id),
  )
  return [...new Set(named.filter(({ id }) => known.get(id)?.officeId !== officeId).map(({ field }) => field))]
}
