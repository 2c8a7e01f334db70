import { plainDate } from '#kernel/dates.ts'
import type { PlainDate } from '#kernel/dates.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { ServicePack } from './definition.ts'
import { proposalNotFound } from './errors.ts'

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
  'base_sha256',
  'from_day',
  'cancelled_by',
  'cancelled_at',
] as const

export const proposalStates = [
  'open',
  'scheduled',
  'approved',
  'rejected',
  'taken-back',
  'cancelled',
  'overtaken',
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
  readonly state: (typeof proposalStates)[number]
  readonly decidedBy: string | null
  readonly decidedAt: Date | null
  readonly reason: string | null
  /** The version in force that it was made from; null where there was none. */
  readonly base: string | null
  /** Day from whose first instant in Rome it holds; null for at once. */
  readonly from: PlainDate | null
  readonly cancelledBy: string | null
  readonly cancelledAt: Date | null
}

export function selectProposals(tx: Tx) {
  return tx.selectFrom('service_proposal').select(columns)
}

type Row = Awaited<ReturnType<ReturnType<typeof selectProposals>['executeTakeFirstOrThrow']>>

export function proposalOf(row: Row): Proposal {
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
    base: row.base_sha256,
    from: row.from_day === null ? null : plainDate(row.from_day),
    cancelledBy: row.cancelled_by,
    cancelledAt: row.cancelled_at,
  }
}

/** Proposals, newest first: those that wait come before those that were decided. */
export async function listProposals(tx: Tx, limit: number): Promise<Proposal[]> {
  const rows = await selectProposals(tx)
    .orderBy((build) => build('state', '=', 'open'), 'desc')
    .orderBy('proposed_at', 'desc')
    .limit(limit)
    .execute()
  return rows.map(proposalOf)
}

export async function loadProposal(tx: Tx, id: string, lock = false): Promise<Proposal> {
  const query = selectProposals(tx).where('service_proposal.id', '=', id)
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst()
  if (!row) throw proposalNotFound.with()
  return proposalOf(row)
}
