import { sql } from 'kysely'
import type { PlainDate } from '#kernel/dates.ts'
import { InvalidInput } from '#kernel/errors.ts'
import type { OperationScope } from '#platform/operations/scope.ts'
import { messageDecided, messageNotFound, ownCase } from '../errors.ts'
import { calendarOf, readLegal } from '../legal.ts'
import type { Applicant, MessageCorrection } from './content.ts'
import { registryMessageJob } from './jobs.ts'
import { issuesOf, located, serviceOpening } from './open.ts'
import type { OpeningService } from './open.ts'
import { messageMay, waitingStates } from './states.ts'
import { changeMessage, loadMessage, messageOf, selectMessages } from './store.ts'
import type { MessageRecord } from './store.ts'

const pageSize = 25

/** The officer who acts; a message about themselves is somebody else's to deal with. */
function officerFor({ actor }: OperationScope, { personId }: Pick<MessageRecord, 'personId'>): string {
  if (actor.kind !== 'officer') throw messageNotFound.with()
  if (actor.personId === personId) throw ownCase.with()
  return actor.officerId
}

/** A message of one of the officer's offices, with the access recorded. */
export async function readMessage(scope: OperationScope, id: string, lock = false): Promise<MessageRecord> {
  const message = await loadMessage(scope.tx, id, lock)
  officerFor(scope, message)
  await recordReads(scope, [message])
  return message
}

async function recordReads(scope: OperationScope, messages: readonly MessageRecord[]): Promise<void> {
  await scope.recordAccess(
    messages.map(({ id: messageId, personId }) =>
      personId === null ? { personId, caseId: null, messageId } : { personId, caseId: null, messageId },
    ),
  )
}

/** Messages of the officer's offices: those that wait, by the day they count from; or those dealt with, newest first. */
export async function listMessages(
  scope: OperationScope,
  { waiting, after }: { readonly waiting: boolean; readonly after: string | undefined },
): Promise<{ messages: MessageRecord[]; next: string | null }> {
  const { actor } = scope
  const direction = waiting ? 'asc' : 'desc'
  let query = selectMessages(scope.tx)
    .where('state', waiting ? 'in' : 'not in', [...waitingStates])
    .where(sql<boolean>`office_id = any (array (select my_offices()))`)
    .where(sql<boolean>`person_id is distinct from ${actor.kind === 'officer' ? actor.personId : null}::uuid`)
    .orderBy('declared_at', direction)
    .orderBy('id', direction)
    .limit(pageSize + 1)
  if (after !== undefined)
    query = query.where(
      waiting
        ? sql<boolean>`(declared_at, id) > (select declared_at, id from registry_message where id = ${after})`
        : sql<boolean>`(declared_at, id) < (select declared_at, id from registry_message where id = ${after})`,
    )
  const rows = await query.execute()
  const messages = rows.slice(0, pageSize).map(messageOf)
  await recordReads(scope, messages)
  return { messages, next: rows.length > pageSize ? (messages.at(-1)?.id ?? null) : null }
}

/** How many messages wait for the officer's offices; null where none of them is told of any. */
export async function countMessages({ tx, tenant, memberships }: OperationScope): Promise<number | null> {
  if (!tenant.data.nationalRegistry) return null
  const row = await tx
    .selectFrom('registry_message')
    .select(({ fn }) => [
      fn.countAll<number>().as('all'),
      fn
        .countAll<number>()
        .filterWhere('state', 'in', [...waitingStates])
        .as('waiting'),
    ])
    .where(sql<boolean>`office_id = any (array (select my_offices()))`)
    .executeTakeFirstOrThrow()
  const isTold = memberships.some(({ officeId }) => officeId === tenant.data.nationalRegistry?.office)
  return row.all === 0 && !isTold ? null : row.waiting
}

/** The last day of the term that a case from this message would have first. */
export function dueOf(
  { tenant, now }: Pick<OperationScope, 'tenant' | 'now'>,
  service: OpeningService | undefined,
  declaredAt: Date,
): PlainDate | undefined {
  const received = { fact: 'received', at: declaredAt.toISOString() }
  return service && readLegal(service.version.pack.definition, [received], now, calendarOf(tenant.data)).next?.due
}

interface Correcting {
  readonly id: string
  readonly revision: number
  readonly applicant: Applicant
  readonly answers: MessageCorrection['answers']
}

/** Puts a message right: what is still wrong is thrown, and what is right the program opens a case from. */
export async function correctMessage(scope: OperationScope, given: Correcting): Promise<void> {
  const message = await readMessage(scope, given.id, true)
  const service = await serviceOpening(scope.tx, message.kind)
  if (!messageMay(message.state, 'correct') || message.revision !== given.revision || !service)
    throw messageDecided.with()
  const { applicant } = given
  const answers = await located(scope, service, given.answers)
  const issues = issuesOf(scope, service, { applicant, answers, byHand: true }, message.declaredAt)
  if (issues.length > 0) throw new InvalidInput(issues)
  const change = { decidedBy: officerFor(scope, message), decidedAt: scope.now }
  await changeMessage(scope.tx, message, { state: 'corrected', correction: { applicant, answers }, ...change })
  await scope.enqueue(registryMessageJob, { id: message.id }, `${registryMessageJob}:${message.id}:${given.revision}`)
}

/** Sets a message aside, for a reason: no case comes of it here. */
export async function setMessageAside(
  scope: OperationScope,
  { id, revision, reason }: { readonly id: string; readonly revision: number; readonly reason: string },
): Promise<void> {
  const message = await readMessage(scope, id, true)
  if (!messageMay(message.state, 'set-aside') || message.revision !== revision) throw messageDecided.with()
  const change = { decidedBy: officerFor(scope, message), decidedAt: scope.now }
  await changeMessage(scope.tx, message, { state: 'set-aside', reason, ...change })
}
