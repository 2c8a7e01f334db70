import { z } from 'zod'
import { romeDate } from '#kernel/dates.ts'
import type { Text } from '#kernel/text.ts'
import { sql } from 'kysely'
import type { Tx } from '#platform/db/transaction.ts'
import type { OperationScope } from '#platform/operations/scope.ts'
import { loadAnswers } from './amend.ts'
import type { Answers } from './answer-value.ts'
import { carriedOver } from './carry-over.ts'
import type { Action, ServiceDefinition } from './definition.ts'
import { loadDraft, openDraft } from './drafts.ts'
import { loadVersion, packText } from './pack.ts'
import { loadCases } from './store.ts'
import type { CaseRecord } from './store.ts'

/** Name of the job that puts the draft of another service ready for an applicant. */
export const linkedDraftJob = 'linked-draft'

const words = {
  absent: {
    it: 'il servizio che aprirebbe non è attivo in questo Comune.',
    en: 'the service that it would open is not active in this municipality.',
  },
  sent: { it: 'è già stato fatto: la trovi tra le pratiche collegate.', en: 'it has been done: see the linked cases.' },
} as const satisfies Record<string, Text>

/** A draft of another service, as it was opened from a case. */
export interface OpenedDraft {
  readonly draftId: string
  readonly serviceId: string
}

/** The services among these that can be applied for here, with their definitions in force. */
export async function offeredServices(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, ServiceDefinition>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('service')
    .select(['id', 'current_sha256'])
    .where('id', 'in', [...ids])
    .where('withdrawn_at', 'is', null)
    .execute()
  return new Map(
    await Promise.all(
      rows.map(async (row) => [row.id, (await loadVersion(tx, row.current_sha256)).pack.definition] as const),
    ),
  )
}

/** Services that the actions of a service open drafts of. */
export const openedServices = ({ actions }: Pick<ServiceDefinition, 'actions'>): readonly string[] => [
  ...new Set(actions.flatMap(({ opens }) => opens?.service ?? [])),
]

/** Why drafts of other services cannot be put ready from a case now: not offered here, or sent already. */
export async function unopenableFrom(tx: Tx, { id, version }: CaseRecord): Promise<Readonly<Record<string, Text>>> {
  const wanted = openedServices(version.pack.definition)
  if (wanted.length === 0) return {}
  const offered = await offeredServices(tx, wanted)
  const sent = await tx.selectFrom('case_link').select('other_service').where('case_id', '=', id).execute()
  return Object.fromEntries([
    ...wanted.filter((service) => !offered.has(service)).map((service) => [service, words.absent] as const),
    ...sent.map(({ other_service: service }) => [service, words.sent] as const),
  ])
}

/** Whether what an action opens is offered here; true of one that opens nothing. */
export async function canOpen(tx: Tx, { opens }: Action): Promise<boolean> {
  return opens === undefined || (await offeredServices(tx, [opens.service])).has(opens.service)
}

/**
 * Puts the draft that an action opens ready: at once for the applicant who acts, else by a job, since a draft is the
 * person's alone. Gives the draft where there is one at once.
 */
export async function openLinked(
  scope: Pick<OperationScope, 'tx' | 'now' | 'enqueue'>,
  record: CaseRecord,
  action: Action,
): Promise<OpenedDraft | undefined> {
  if (!action.opens) return undefined
  if (action.by === 'applicant') return fillDraft(scope, record, action.opens)
  const { id: caseId, state } = record
  await scope.enqueue(linkedDraftJob, { caseId, actionId: action.id }, `${linkedDraftJob}:${caseId}:${state.revision}`)
  return undefined
}

/** Opens the applicant's draft of the other service, or finds the one there is, and carries over what it has not. */
export async function fillDraft(
  scope: Pick<OperationScope, 'tx' | 'now'>,
  record: CaseRecord,
  { service, answers: named = {} }: NonNullable<Action['opens']>,
): Promise<OpenedDraft> {
  const { tx, now } = scope
  const { current, later } = await loadAnswers(tx, record.id)
  const source = {
    definition: record.version.pack.definition,
    answers: { ...later.reduce<Answers>((all, said) => ({ ...all, ...said }), {}), ...current },
  }
  const carry = (definition: ServiceDefinition, answers: Answers) =>
    carriedOver(source, { definition, answers }, named, romeDate(now))
  const { id: draftId } = await openDraft(scope, record.applicantId, service, (definition) => carry(definition, {}))
  // locked, as a save locks it: neither takes away what the other wrote
  const draft = await loadDraft(scope, draftId, true)
  if (draft.caseId !== null) return { draftId, serviceId: service }
  const missing = carry(draft.version.pack.definition, draft.answers)
  // a page open in another window is of the revision before, and its save would take them away again
  const added =
    Object.keys(missing).length === 0
      ? {}
      : { answers: JSON.stringify({ ...draft.answers, ...missing }), revision: draft.revision + 1, updated_at: now }
  await tx
    .updateTable('draft')
    .set({ ...added, opened_from: sql<string[]>`array_append(array_remove(opened_from, ${record.id}), ${record.id})` })
    .where('id', '=', draftId)
    .execute()
  return { draftId, serviceId: service }
}

/** The draft that an action of the applicant opened, while it is not sent. */
export async function findOpened(tx: Tx, record: CaseRecord, actionId: string): Promise<OpenedDraft | undefined> {
  const service = record.version.pack.definition.actions.find(({ id }) => id === actionId)?.opens?.service
  if (service === undefined) return undefined
  const row = await tx
    .selectFrom('draft')
    .select('id')
    .where('person_id', '=', record.applicantId)
    .where('service_id', '=', service)
    .where('case_id', 'is', null)
    .executeTakeFirst()
  return row && { draftId: row.id, serviceId: service }
}

/** Links a new case with those that its draft was opened from, both ways; with none whose content was erased. */
export async function linkCases(
  tx: Tx,
  openedFrom: readonly string[],
  opened: { readonly id: string; readonly number: string; readonly serviceId: string },
  now: Date,
): Promise<void> {
  const sources = (await loadCases(tx, openedFrom)).filter(({ disposedAt }) => disposedAt === null)
  const row = (caseId: string, other: typeof opened) => ({
    case_id: caseId,
    other_id: other.id,
    other_number: other.number,
    other_service: other.serviceId,
    since: now,
  })
  const rows = sources.flatMap((source) => [row(source.id, opened), row(opened.id, source)])
  if (rows.length > 0) await tx.insertInto('case_link').values(rows).execute()
}

/** A case linked with another: of one that the reader may not see, its number alone. */
export const LinkedCase = z.object({
  number: z.string(),
  readable: z
    .object({ id: z.uuid(), title: z.string(), stateName: z.string() })
    .nullable()
    .describe('Null where the reader may not see the case.'),
})
export type LinkedCase = z.output<typeof LinkedCase>

/** The cases linked with one, oldest first. */
export async function linkedCases(
  { tx, locale }: Pick<OperationScope, 'tx' | 'locale'>,
  caseId: string,
): Promise<LinkedCase[]> {
  const rows = await tx
    .selectFrom('case_link')
    .select(['other_id', 'other_number'])
    .where('case_id', '=', caseId)
    .orderBy('since')
    .orderBy('other_id')
    .execute()
  const readable = await loadCases(
    tx,
    rows.map((row) => row.other_id),
  )
  return rows.map((row) => {
    const other = readable.find(({ id }) => id === row.other_id)
    if (!other) return { number: row.other_number, readable: null }
    const { pack } = other.version
    return {
      number: row.other_number,
      readable: {
        id: other.id,
        title: packText(pack, locale, 'service.title'),
        stateName: packText(pack, locale, `states.${other.state.state}.name`),
      },
    }
  })
}
