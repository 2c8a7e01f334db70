import { v7 as uuid } from 'uuid'
import type { Tx } from '#platform/db/transaction.ts'
import { ServicePack } from './definition.ts'
import { fourEyes, proposalDecided, proposalNotFound, proposalOpen, serviceNotFound } from './errors.ts'
import { canonicalPack } from './pack.ts'
import { publishPack, withdrawService } from './publish.ts'

const columns = [
  'service_proposal.id',
  'kind',
  'service_id',
  'service_proposal.office_id',
  'sha256',
  'canonical',
  'note',
  'proposed_by',
  'proposed_at',
  'state',
  'decided_by',
  'decided_at',
  'reason',
] as const

/** A version to publish, or a service to withdraw, that waits for a second officer or had its answer. */
export interface Proposal {
  readonly id: string
  readonly kind: 'publish' | 'withdraw'
  readonly serviceId: string
  readonly officeId: string
  readonly sha256: string | null
  readonly pack: ServicePack | undefined
  readonly note: string
  readonly proposedBy: string
  readonly proposedAt: Date
  readonly state: 'open' | 'approved' | 'rejected' | 'taken-back'
  readonly decidedBy: string | null
  readonly decidedAt: Date | null
  readonly reason: string | null
}

function select(tx: Tx) {
  return tx.selectFrom('service_proposal').select(columns)
}

type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>

function proposalOf(row: Row): Proposal {
  return {
    id: row.id,
    kind: row.kind as Proposal['kind'],
    serviceId: row.service_id,
    officeId: row.office_id,
    sha256: row.sha256,
    // it was checked before it was stored
    pack: row.canonical === null ? undefined : ServicePack.parse(JSON.parse(row.canonical)),
    note: row.note,
    proposedBy: row.proposed_by,
    proposedAt: row.proposed_at,
    state: row.state as Proposal['state'],
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
    reason: row.reason,
  }
}

interface NewProposal {
  readonly kind: 'publish' | 'withdraw'
  readonly serviceId: string
  readonly officeId: string
  readonly pack?: ServicePack
  readonly note: string
  readonly officerId: string
  readonly now: Date
}

/** Stores a proposal. There is one open at a time for each service: a second waits for the first to be decided. */
export async function propose(tx: Tx, given: NewProposal): Promise<string> {
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
    })
    .onConflict((conflict) => conflict.column('service_id').where('state', '=', 'open').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!written) throw proposalOpen.with()
  return id
}

/** Proposals, newest first: those that wait come before those that were decided. */
export async function listProposals(tx: Tx, limit: number): Promise<Proposal[]> {
  const rows = await select(tx)
    .orderBy((build) => build('state', '=', 'open'), 'desc')
    .orderBy('proposed_at', 'desc')
    .limit(limit)
    .execute()
  return rows.map(proposalOf)
}

export async function loadProposal(tx: Tx, id: string, lock = false): Promise<Proposal> {
  const query = select(tx).where('service_proposal.id', '=', id)
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst()
  if (!row) throw proposalNotFound.with()
  return proposalOf(row)
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
  if (decision === 'approve') {
    const { pack, officeId, serviceId } = proposal
    if (pack) await publishPack(tx, { pack, officeId, origin: 'city', now })
    else if (!(await withdrawService(tx, serviceId, now))) throw serviceNotFound.with()
  }
  const state = decision === 'approve' ? 'approved' : decision === 'reject' ? 'rejected' : 'taken-back'
  await tx
    .updateTable('service_proposal')
    .set({ state, decided_by: officerId, decided_at: now, reason: reason ?? null })
    .where('id', '=', proposalId)
    .execute()
  return { ...proposal, state, decidedBy: officerId, decidedAt: now, reason: reason ?? null }
}
