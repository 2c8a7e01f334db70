import { sql } from 'kysely'
import { startOfRomeDay } from '#kernel/dates.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { proposalNotScheduled } from './errors.ts'
import { loadProposal, proposalOf, selectProposals } from './proposal.ts'
import type { Proposal } from './proposal.ts'
import { publishPack } from './publish.ts'

const hasCome = sql<boolean>`from_day <= portico.today()`

async function isDue(tx: Tx, id: string): Promise<boolean> {
  const row = await tx
    .selectFrom('service_proposal')
    .select('id')
    .where('id', '=', id)
    .where(hasCome)
    .executeTakeFirst()
  return row !== undefined
}

/**
 * Puts one version whose day has come in force, of a service or of any; false when there is none. Until then the view
 * `service_in_force` says the same: this only writes it down. One made from a version that is no longer in force would
 * undo what came meanwhile, and is left.
 */
export async function bringInForce(tx: Tx, serviceId?: string): Promise<boolean> {
  const due = selectProposals(tx).where('state', '=', 'scheduled').where(hasCome).orderBy('from_day').limit(1)
  const row = await (
    serviceId === undefined ? due.forUpdate().skipLocked() : due.where('service_id', '=', serviceId).forUpdate()
  ).executeTakeFirst()
  if (!row) return false
  const { id, pack, officeId, base, from, serviceId: service } = proposalOf(row)
  if (!pack || from === null) throw new Error(`the proposal ${id} was scheduled without a version or a day`)
  const standing = await tx
    .selectFrom('service')
    .select(['current_sha256', 'withdrawn_at'])
    .where('id', '=', service)
    .forUpdate()
    .executeTakeFirst()
  const replaced = standing && standing.withdrawn_at === null ? standing.current_sha256 : null
  const state = replaced === base ? 'approved' : 'overtaken'
  if (state === 'approved') await publishPack(tx, { pack, officeId, origin: 'city', now: startOfRomeDay(from) })
  await tx.updateTable('service_proposal').set({ state }).where('id', '=', id).execute()
  return true
}

/** Takes back a version that was approved and is not in force yet. Nothing changes by it, so one officer is enough. */
export async function cancelScheduled(tx: Tx, proposalId: string, officerId: string, now: Date): Promise<void> {
  const { state } = await loadProposal(tx, proposalId, true)
  if (state !== 'scheduled' || (await isDue(tx, proposalId))) throw proposalNotScheduled.with()
  await tx
    .updateTable('service_proposal')
    .set({ state: 'cancelled', cancelled_by: officerId, cancelled_at: now })
    .where('id', '=', proposalId)
    .execute()
}

/** The proposal of a service that waits for its decision or its day, if there is one. */
export async function waitingProposal(tx: Tx, serviceId: string): Promise<Proposal | undefined> {
  const row = await selectProposals(tx)
    .where('service_id', '=', serviceId)
    .where('state', 'in', ['open', 'scheduled'])
    .executeTakeFirst()
  // one whose day has come waits no more, though no worker has been by
  return row && !(row.state === 'scheduled' && (await isDue(tx, row.id))) ? proposalOf(row) : undefined
}
