import type { NotNull } from 'kysely'
import { z } from 'zod'
import { plainDate } from '#kernel/dates.ts'
import { OfficeId, ServiceId, VersionSha } from '#kernel/ids.ts'
import {
  cancelScheduled,
  caseErrors,
  checkLinks,
  checkPack,
  decideProposal,
  diffPacks,
  groupName,
  listProposals,
  loadProposal,
  linkNotes,
  loadVersion,
  offeredServices,
  openedServices,
  officerNames,
  optionalText,
  proposalStates,
  propose,
  servicesInForce,
} from '#engines/cases/index.ts'
import type { Proposal, ServicePack } from '#engines/cases/index.ts'
import { officer } from '#platform/operations/access.ts'
import { defineFlow, defineOperation } from '#platform/operations/operation.ts'
import type { OperationScope } from '#platform/operations/scope.ts'

export const purpose = 'service-publishing'
export const access = officer('self', 'publisher')
const shownAtMost = 50

export const ProposalId = z.uuid()
const ProposalState = z.enum(proposalStates)
export const FromDay = z.iso
  .date()
  .transform(plainDate)
  .describe('Day from whose first instant in Rome the version is in force; at once unless said.')

/** A proposal in a list. */
export const ProposalView = z.object({
  id: ProposalId,
  kind: z.enum(['publish', 'withdraw']),
  serviceId: z.string(),
  title: z.string(),
  office: z.string(),
  version: z.string().nullable().describe('SHA-256 of the pack; null to withdraw.'),
  note: z.string(),
  proposedBy: z.string(),
  proposedAt: z.iso.datetime(),
  state: ProposalState,
  from: z.iso.date().nullable().describe('Day from which it holds; null for at once.'),
  decidedBy: z.string().nullable(),
  decidedAt: z.iso.datetime().nullable(),
  reason: z.string().nullable(),
  cancelledBy: z.string().nullable().describe('Who took it back before its day.'),
  cancelledAt: z.iso.datetime().nullable(),
  mine: z.boolean().describe('Whether the officer who asks made it: then another has to decide.'),
})

const ServiceInForce = z.object({
  id: ServiceId,
  title: z.string(),
  office: z.string(),
  version: VersionSha,
  origin: z.enum(['product', 'city']),
  publishedAt: z.iso.datetime(),
  withdrawnAt: z.iso.datetime().nullable(),
})

export function self({ actor }: Pick<OperationScope, 'actor'>): { officerId: string; personId: string } {
  if (actor.kind !== 'officer') throw new Error('only an officer publishes services')
  return actor
}

const servicesOpenedBy = (tx: OperationScope['tx'], { definition }: ServicePack) =>
  offeredServices(tx, openedServices(definition))

async function describe(
  scope: OperationScope,
  proposals: readonly Proposal[],
): Promise<z.input<typeof ProposalView>[]> {
  const { tx, locale, tenant } = scope
  const names = await officerNames(
    tx,
    proposals.flatMap(({ proposedBy, decidedBy, cancelledBy }) => [proposedBy, decidedBy, cancelledBy]),
  )
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? ''))
  return proposals.map((one) => ({
    id: one.id,
    kind: one.kind,
    serviceId: one.serviceId,
    title: (one.pack && optionalText(one.pack, locale, 'service.title')) ?? one.serviceId,
    office: tenant.data.offices.find(({ id }) => id === one.officeId)?.name[locale] ?? one.officeId,
    version: one.sha256,
    note: one.note,
    proposedBy: nameOf(one.proposedBy) ?? '',
    proposedAt: one.proposedAt.toISOString(),
    state: one.state,
    from: one.from,
    decidedBy: nameOf(one.decidedBy),
    decidedAt: one.decidedAt?.toISOString() ?? null,
    reason: one.reason,
    cancelledBy: nameOf(one.cancelledBy),
    cancelledAt: one.cancelledAt?.toISOString() ?? null,
    mine: one.proposedBy === self(scope).officerId,
  }))
}

export const manageServicesOperation = defineOperation({
  id: 'services.manage',
  method: 'GET',
  path: '/office/services',
  summary: 'List the services with their version in force, and the proposals that wait or were decided',
  access,
  purpose,
  input: z.object({}),
  output: z.object({ services: z.array(ServiceInForce), proposals: z.array(ProposalView) }),
  errors: [],
  async run(_, scope) {
    const { tx, locale, tenant } = scope
    const rows = await tx
      .selectFrom('service_in_force')
      .innerJoin('service_version', 'service_version.sha256', 'service_in_force.current_sha256')
      .select(['service_id', 'office_id', 'sha256', 'origin', 'published_at', 'withdrawn_at'])
      .$narrowType<{ office_id: NotNull }>()
      .orderBy('service_id')
      .execute()
    const services = await Promise.all(
      rows.map(async (row) => ({
        id: row.service_id,
        title: optionalText((await loadVersion(tx, row.sha256)).pack, locale, 'service.title') ?? row.service_id,
        office: tenant.data.offices.find(({ id }) => id === row.office_id)?.name[locale] ?? row.office_id,
        version: row.sha256,
        origin: row.origin as 'product' | 'city',
        publishedAt: row.published_at.toISOString(),
        withdrawnAt: row.withdrawn_at?.toISOString() ?? null,
      })),
    )
    return { services, proposals: await describe(scope, await listProposals(tx, shownAtMost)) }
  },
})

export const getProposalOperation = defineOperation({
  id: 'services.proposal',
  method: 'GET',
  path: '/office/service-proposals/{proposalId}',
  summary: 'Get a proposal, with what it changes in words',
  access,
  purpose,
  input: z.object({ proposalId: ProposalId }),
  output: ProposalView.extend({
    isNew: z.boolean().describe('Whether the municipality has no such service yet.'),
    stale: z.boolean().describe('Whether another version came in force than the one it was made from.'),
    differences: z.array(z.object({ group: z.string(), groupName: z.string(), path: z.string(), words: z.string() })),
    consequences: z
      .array(z.string())
      .describe('What it means for open cases and drafts, and what is not offered here.'),
  }),
  errors: [caseErrors.proposalNotFound],
  async run({ proposalId }, scope) {
    const proposal = await loadProposal(scope.tx, proposalId)
    const [view] = await describe(scope, [proposal])
    if (!view) throw caseErrors.proposalNotFound.with()
    const current = await servicesInForce(scope.tx).where('id', '=', proposal.serviceId).executeTakeFirst()
    const replaced = current && current.withdrawn_at === null ? current.current_sha256 : null
    const from = proposal.base ?? current?.current_sha256
    const before = from === undefined ? undefined : (await loadVersion(scope.tx, from)).pack
    const { pack } = proposal
    const notes = pack ? linkNotes(pack, await servicesOpenedBy(scope.tx, pack)) : []
    const diff = before && pack ? diffPacks(before, pack, scope.locale) : { differences: [], consequences: [] }
    return {
      ...view,
      isNew: before === undefined,
      stale:
        ['open', 'scheduled'].includes(proposal.state) && proposal.kind === 'publish' && replaced !== proposal.base,
      differences: diff.differences.map(({ group, path, words }) => ({
        group,
        groupName: groupName(group, scope.locale),
        path,
        words,
      })),
      consequences: [...diff.consequences, ...notes],
    }
  },
})

export const Note = z.string().trim().min(3).max(2_000).describe('Why, for whoever decides.')

/** What comes of proposing a version. */
export const Proposed = z.object({
  proposalId: ProposalId.nullable().describe('Null when the pack has faults: nothing was stored.'),
  problems: z.array(z.object({ path: z.string(), message: z.string() })),
})

/** Why a version cannot be proposed. */
export const proposing = [
  caseErrors.proposalOpen,
  caseErrors.proposalScheduled,
  caseErrors.proposalStale,
  caseErrors.proposalDayPast,
]

export const proposeServiceOperation = defineFlow({
  id: 'services.propose',
  method: 'POST',
  path: '/office/service-proposals',
  summary: 'Propose a pack for publication: it is checked now, never executed, and another officer decides',
  access,
  purpose,
  input: z.object({
    pack: z.record(z.string(), z.unknown()).describe('The pack as JSON, as `portico service export` writes it.'),
    officeId: OfficeId.describe('The office that answers for the service.'),
    note: Note,
    from: FromDay.optional(),
  }),
  output: Proposed,
  errors: [...proposing, caseErrors.officeUnknown],
  async steps({ pack: raw, officeId, note, from }, flow) {
    // outside the transaction: a large pack takes seconds
    const { pack, problems } = checkPack(raw)
    if (!pack) return { proposalId: null, problems: [...problems] }
    const linked = await flow.transaction(async ({ tx }) => checkLinks(pack, await servicesOpenedBy(tx, pack)))
    if (linked.length > 0) return { proposalId: null, problems: linked }
    if (!flow.tenant.data.offices.some(({ id }) => id === officeId))
      throw caseErrors.officeUnknown.with({ office: officeId })
    const proposalId = await flow.transaction((scope) =>
      propose(scope.tx, {
        kind: 'publish',
        serviceId: pack.definition.id,
        officeId,
        pack,
        note,
        from,
        officerId: self(scope).officerId,
        now: scope.now,
      }),
    )
    return { proposalId, problems: [] }
  },
})

export const proposeWithdrawalOperation = defineOperation({
  id: 'services.propose-withdrawal',
  method: 'POST',
  path: '/office/services/{serviceId}/withdrawal',
  summary: 'Propose to take a service out of force; open cases would go on',
  access,
  purpose,
  input: z.object({ serviceId: ServiceId, note: Note }),
  output: z.object({ proposalId: ProposalId }),
  errors: [caseErrors.serviceNotFound, caseErrors.proposalOpen, caseErrors.proposalScheduled],
  async run({ serviceId, note }, scope) {
    const row = await servicesInForce(scope.tx)
      .where('id', '=', serviceId)
      .where('withdrawn_at', 'is', null)
      .executeTakeFirst()
    if (!row) throw caseErrors.serviceNotFound.with()
    const proposal = { kind: 'withdraw', serviceId, officeId: row.office_id, note, now: scope.now } as const
    return { proposalId: await propose(scope.tx, { ...proposal, officerId: self(scope).officerId }) }
  },
})

export const decideProposalOperation = defineOperation({
  id: 'services.decide',
  method: 'POST',
  path: '/office/service-proposals/{proposalId}/decision',
  summary: 'Approve or reject the proposal of another officer, or take back one’s own',
  access,
  purpose,
  input: z.object({
    proposalId: ProposalId,
    decision: z.enum(['approve', 'reject', 'take-back']),
    reason: z.string().trim().max(2_000).optional(),
  }),
  output: z.object({ state: ProposalState }),
  errors: [
    caseErrors.proposalNotFound,
    caseErrors.proposalDecided,
    caseErrors.fourEyes,
    caseErrors.serviceNotFound,
    caseErrors.proposalStale,
  ],
  async run({ proposalId, decision, reason }, scope) {
    const { officerId } = self(scope)
    const { state } = await decideProposal(scope.tx, { proposalId, decision, reason, officerId, now: scope.now })
    return { state }
  },
})

export const cancelScheduledOperation = defineOperation({
  id: 'services.cancel-scheduled',
  method: 'POST',
  path: '/office/service-proposals/{proposalId}/cancellation',
  summary: 'Take back an approved version before the day on which it comes in force',
  access,
  purpose,
  input: z.object({ proposalId: ProposalId }),
  output: z.object({ state: ProposalState }),
  errors: [caseErrors.proposalNotFound, caseErrors.proposalNotScheduled],
  async run({ proposalId }, scope) {
    await cancelScheduled(scope.tx, proposalId, self(scope).officerId, scope.now)
    return { state: 'cancelled' as const }
  },
})

/** What officers who publish services can do. */
export const manageOperations = [
  manageServicesOperation,
  getProposalOperation,
  proposeServiceOperation,
  proposeWithdrawalOperation,
  decideProposalOperation,
  cancelScheduledOperation,
]
