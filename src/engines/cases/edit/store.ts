import type { Tx } from '#platform/db/transaction.ts'
import { noEdits, PackEdits } from './edit-pack.ts'

interface Whose {
  readonly serviceId: string
  readonly officerId: string
}

/** What an officer changed of a service and has not proposed yet, and the version that they saw then. */
export async function editsOf(
  tx: Tx,
  { serviceId, officerId }: Whose,
  lock = false,
): Promise<{ readonly edits: PackEdits; readonly base: string | null }> {
  const query = tx
    .selectFrom('service_edit')
    .select(['edits', 'base_sha256'])
    .where('service_id', '=', serviceId)
    .where('officer_id', '=', officerId)
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst()
  return row ? { edits: PackEdits.parse(row.edits), base: row.base_sha256 } : { edits: noEdits, base: null }
}

export async function keepEdits(
  tx: Tx,
  { serviceId, officerId, edits, base, now }: Whose & { edits: PackEdits; base: string; now: Date },
): Promise<void> {
  const kept = { edits: JSON.stringify(edits), base_sha256: base, changed_at: now }
  await tx
    .insertInto('service_edit')
    .values({ service_id: serviceId, officer_id: officerId, ...kept })
    .onConflict((conflict) => conflict.columns(['service_id', 'officer_id']).doUpdateSet(kept))
    .execute()
}

export async function dropEdits(tx: Tx, { serviceId, officerId }: Whose): Promise<void> {
  await tx.deleteFrom('service_edit').where('service_id', '=', serviceId).where('officer_id', '=', officerId).execute()
}
