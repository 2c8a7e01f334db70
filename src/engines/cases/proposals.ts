import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { romeDate, startOfRomeDay } from '#kernel/dates.ts'
import type { PlainDate } from '#kernel/dates.ts'
import type { Tx } from '#platform/db/transaction.ts'
import type { ServicePack } from './definition.ts'
import {
  fourEyes,
  proposalDayPast,
  proposalDecided,
  proposalOpen,
  proposalScheduled,
  proposalStale,
  serviceNotFound,
} from './errors.ts'
import { canonicalPack } from './pack.ts'
import { loadProposal } from './proposal.ts'
import type { Proposal } from './proposal.ts'
import { publishPack, storeVersion, withdrawService } from './publish.ts'
import { bringInForce, waitingProposal } from './scheduled.ts'

/** The version that a new one would replace: none for a service that is new or withdrawn. */
async function replacedBy(tx: Tx, serviceId: string, lock = false): Promise<string | null> {
  // whoever decides waits for whoever is putting another version in force
  if (lock) await tx.selectFrom('service').select('id').where('id', '=', serviceId).forUpdate().execute()
  const row = await tx
    .selectFrom('service_in_force')
    .select(['current_sha256', 'withdrawn_at'])
    .where('id', '=', serviceId)
    .executeTakeFirst()
  return row === undefined || row.withdrawn_at !== null ? null : row.current_sha256
}

interface NewProposal {
  readonly kind: 'publish' | 'withdraw'
  readonly serviceId: string
  readonly officeId: string
  readonly pack?: ServicePack
  /** The version it was made from, where whoever proposes names it; else the one in force. */
  readonly base?: string | undefined
  readonly from?: PlainDate | undefined
  readonly note: string
  readonly officerId: string
  readonly now: Date
}

/** Stores a proposal. One at a time waits for each service: a second comes after the first is decided and in force. */
export async function propose(tx: Tx, given: NewProposal): Promise<string> {
  if (given.from !== undefined && given.from <= romeDate(given.now)) throw proposalDayPast.with()
  await bringInForce(tx, given.serviceId)
  const base = given.kind === 'publish' ? await replacedBy(tx, given.serviceId) : null
  if (given.base !== undefined && given.base !== base) throw proposalStale.with()
  const stored = given.pack ? canonicalPack(given.pack) : undefined
  const id = uuid()
  const written = await tx
    .insertInto('service_proposal')
    .values({
      id,
      kind: given.kind,
      service_id: given.serviceId,
      office_id: given.officeId,
      sha256: stored?.sha256 ?? null,
      canonical: stored?.canonical ?? null,
      note: given.note,
      proposed_by: given.officerId,
      proposed_at: given.now,
      state: 'open',
      base_sha256: base,
      from_day: given.from ?? null,
    })
    .onConflict((conflict) =>
      conflict
        .column('service_id')
        .where(sql<boolean>`state in ('open', 'scheduled')`)
        .doNothing(),
    )
    .returning('id')
    .executeTakeFirst()
  if (written) return id
  throw (await waitingProposal(tx, given.serviceId))?.state === 'scheduled'
    ? proposalScheduled.with()
    : proposalOpen.with()
}

async function personOf(tx: Tx, officerId: string): Promise<string> {
  const row = await tx.selectFrom('officer').select('person_id').where('id', '=', officerId).executeTakeFirstOrThrow()
  return row.person_id
}

interface Decision {
  readonly proposalId: string
  readonly decision: 'approve' | 'reject' | 'take-back'
  readonly reason: string | undefined
  readonly officerId: string
  readonly now: Date
}

/** What approving does: at once, or on the day that the proposal names. */
async function approve(tx: Tx, proposal: Proposal, now: Date): Promise<'approved' | 'scheduled'> {
  const { pack, officeId, serviceId, from, base } = proposal
  if (!pack) {
    if (!(await withdrawService(tx, serviceId, now))) throw serviceNotFound.with()
    return 'approved'
  }
  if ((await replacedBy(tx, serviceId, true)) !== base) throw proposalStale.with()
  // a day that went by while the proposal waited: it holds from now on, never from before
  if (from !== null && from > romeDate(now)) {
    await storeVersion(tx, { pack, officeId, origin: 'city', now: startOfRomeDay(from) })
    return 'scheduled'
  }
  await publishPack(tx, { pack, officeId, origin: 'city', now })
  return 'approved'
}

/** Decides a proposal: another person approves or rejects it, and whoever made it may take it back. */
export async function decideProposal(
  tx: Tx,
  { proposalId, decision, reason, officerId, now }: Decision,
): Promise<Proposal> {
  const proposal = await loadProposal(tx, proposalId, true)
  if (proposal.state !== 'open') throw proposalDecided.with()
  // one person with two posts is still two eyes
  const own = (await personOf(tx, officerId)) === (await personOf(tx, proposal.proposedBy))
  if (own !== (decision === 'take-back')) throw fourEyes.with()
  const state =
    decision === 'approve' ? await approve(tx, proposal, now) : decision === 'reject' ? 'rejected' : 'taken-back'
  await tx
    .updateTable('service_proposal')
    .set({ state, decided_by: officerId, decided_at: now, reason: reason ?? null })
    .where('id', '=', proposalId)
    .execute()
  return { ...proposal, state, decidedBy: officerId, decidedAt: now, reason: reason ?? null }
}
