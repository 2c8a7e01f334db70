import type { Tx } from '#platform/db/transaction.ts'
import type { ServicePack } from './definition.ts'
import { officeUnknown } from './errors.ts'
import { indexPack } from './index-pack.ts'
import { canonicalPack } from './pack.ts'

/** A version to publish, and for whom. */
export interface Publication {
  readonly pack: ServicePack
  readonly officeId: string
  readonly origin: 'product' | 'city'
  readonly now: Date
}

/** Stores a checked pack under the SHA-256 of its canonical JSON, in force or not yet; `now` is when it is published. */
export async function storeVersion(tx: Tx, { pack, officeId, origin, now }: Publication): Promise<string> {
  const { canonical, sha256 } = canonicalPack(pack)
  const { id } = pack.definition
  const office = await tx.selectFrom('office').select('id').where('id', '=', officeId).executeTakeFirst()
  if (!office) throw officeUnknown.with({ office: officeId })
  await tx
    .insertInto('service_version')
    .values({ sha256, service_id: id, canonical, origin, published_at: now })
    .onConflict((conflict) => conflict.column('sha256').doNothing())
    .execute()
  await indexPack(tx, pack, sha256)
  return sha256
}

/** Stores a checked pack and puts it in force. Publishing the same again changes nothing. */
export async function publishPack(tx: Tx, publication: Publication): Promise<string> {
  const { pack, officeId } = publication
  const { id } = pack.definition
  const sha256 = await storeVersion(tx, publication)
  await tx
    .insertInto('service')
    .values({ id, current_sha256: sha256, office_id: officeId })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet({ current_sha256: sha256, office_id: officeId, withdrawn_at: null }),
    )
    .execute()
  return sha256
}

/**
 * Puts a pack that ships with the product in force where the city has none of its own: a version that the city
 * published or scheduled, or a service that it withdrew, is left as it is.
 */
export async function publishShipped(tx: Tx, pack: ServicePack, officeId: string, now: Date): Promise<void> {
  const current = await tx
    .selectFrom('service')
    .innerJoin('service_version', 'service_version.sha256', 'service.current_sha256')
    .select(['origin', 'withdrawn_at'])
    .where('service.id', '=', pack.definition.id)
    .executeTakeFirst()
  if (current && (current.origin === 'city' || current.withdrawn_at !== null)) return
  const scheduled = await tx
    .selectFrom('service_proposal')
    .select('id')
    .where('service_id', '=', pack.definition.id)
    .where('state', '=', 'scheduled')
    .executeTakeFirst()
  if (scheduled) return
  await publishPack(tx, { pack, officeId, origin: 'product', now })
}

/** Takes a service out of force: nobody can apply any more; open cases go on under their own version. */
export async function withdrawService(tx: Tx, serviceId: string, now: Date): Promise<boolean> {
  const row = await tx
    .updateTable('service')
    .set({ withdrawn_at: now })
    .where('id', '=', serviceId)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}
