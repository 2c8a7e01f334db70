import type { Tx } from '#platform/db/transaction.ts'
import { checkPublishable } from './check.ts'
import { contentChanged, notPublishable, reviewMoved } from './errors.ts'
import { loadContentVersion, recordStep, sayFaults } from './store.ts'
import type { ContentRecord } from './store.ts'
import { contentTypes } from './types/index.ts'

/** Who acts, and when. */
interface Acting {
  readonly officerId: string
  readonly now: Date
}

/** Hands the newest version of a locked content to its reviewers: it must be fit to be published. */
export async function submitVersion(
  tx: Tx,
  record: ContentRecord,
  { version, officerId, now, note }: Acting & { readonly version: number; readonly note: string | null },
): Promise<void> {
  if (version !== record.latest) throw contentChanged.with()
  if (record.inReview === version) return
  const { body } = await loadContentVersion(tx, record.id, version)
  const faults = checkPublishable(contentTypes[record.type], body)
  if (faults.length > 0) throw notPublishable.with(sayFaults(faults))
  await tx.updateTable('content').set({ in_review: version, changed_at: now }).where('id', '=', record.id).execute()
  await recordStep(tx, record.id, { kind: 'submitted', version, officerId, at: now, note })
}

/** Gives a version in review back to its writers, with what is to be put right. */
export async function returnVersion(
  tx: Tx,
  record: ContentRecord,
  { version, officerId, now, note }: Acting & { readonly version: number; readonly note: string },
): Promise<void> {
  if (record.inReview !== version) throw reviewMoved.with()
  await tx.updateTable('content').set({ in_review: null, changed_at: now }).where('id', '=', record.id).execute()
  await recordStep(tx, record.id, { kind: 'returned', version, officerId, at: now, note })
}

/** Says that a locked content that is public was looked at and still holds, until another day. */
export async function confirmContent(
  tx: Tx,
  record: ContentRecord,
  { nextReview, officerId, now }: Acting & { readonly nextReview: string },
): Promise<void> {
  await tx
    .updateTable('content')
    .set({ next_review: nextReview, changed_at: now })
    .where('id', '=', record.id)
    .execute()
  await recordStep(tx, record.id, { kind: 'looked-at', version: record.latest, officerId, at: now })
}
