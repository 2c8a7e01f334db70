import { isDeepStrictEqual } from 'node:util'
import { InvalidInput } from '#kernel/errors.ts'
import { sql } from 'kysely'
import type { OperationScope } from '#platform/operations/scope.ts'
import { mayDo } from './allowed.ts'
import type { Situation } from './allowed.ts'
import { romeDate } from '#kernel/dates.ts'
import { askedAnswers, checkFields, tidy, unknownFields } from './answers.ts'
import { factsOfForm } from './facts.ts'
import { isEmpty } from './fields/check-field.ts'
import { amendedBy, loadAnswers } from './amend.ts'
import type { Answers } from './answer-value.ts'
import type { Action } from './definition.ts'
import { chargeFees } from './charges.ts'
import { pendingActions, startDocument } from './documents.ts'
import { actionNotAllowed, caseStale, ownCase } from './errors.ts'
import { freeGround, groundMustBeFree, takeGround } from './ground.ts'
import { calendarOf } from './legal.ts'
import { findOpened, openLinked, unopenableFrom } from './links.ts'
import type { OpenedDraft } from './links.ts'
import { publishOutcome } from './publish-outcome.ts'
import { settle } from './settle.ts'
import { officesConsulted } from './opinions.ts'
import { ruleText } from './pack.ts'
import { appendAction, loadCase } from './store.ts'
import type { CaseRecord } from './store.ts'
import { tell } from './tell.ts'

/** An act on a case, as a person or an officer asks for it. */
export interface Act {
  readonly caseId: string
  readonly actionId: string
  /** Number of actions of the case when the page was shown: an act on an older case is refused. */
  readonly revision: number
  readonly answers: Answers
  readonly files: readonly string[]
  /** Id of the document to start, chosen by the caller: repeating the act starts it once. */
  readonly documentId?: string | undefined
}

/** What an act did: the case, and the document it started, if it writes one. */
export interface ActResult {
  readonly record: CaseRecord
  readonly documentId: string | null
  /** The draft of another service that it opened for whoever acted. */
  readonly opened?: OpenedDraft | undefined
}

/** The situation of a case for whoever acts in this scope. */
export async function situationOf(scope: OperationScope, record: CaseRecord): Promise<Situation> {
  return {
    definition: record.version.pack.definition,
    state: record.state,
    officeId: record.officeId,
    applicantId: record.applicantId,
    consulted: record.consulted,
    consults: officesConsulted(record.version.pack.definition, scope.tenant.data),
    application: await guardedBy(scope, record),
    disposed: record.disposedAt !== null,
    actor: scope.actor,
    memberships: scope.memberships,
    pendingActions: await pendingActions(scope.tx, record.id),
    unopenable: await unopenableFrom(scope.tx, record),
    now: scope.now,
    calendar: calendarOf(scope.tenant.data),
    say: (key) => ruleText(record.version.pack, key),
  }
}

/** The answers of the case, where some action is guarded by them: one more trip, spared to all other services. */
async function guardedBy({ tx }: OperationScope, { id, version }: CaseRecord): Promise<Answers> {
  if (version.pack.definition.actions.every(({ guard }) => guard === undefined)) return {}
  return (await loadAnswers(tx, id)).current
}

type FormScope = Pick<OperationScope, 'now' | 'tenant'>

/** The answers of an action's form, checked and trimmed. Throws the issues. */
export function checkForm(action: Action, answers: Answers, { now, tenant }: FormScope): Answers {
  const facts = { ...factsOfForm(action.form, answers, romeDate(now)), territory: tenant.data.map?.bounds }
  const issues = [...unknownFields(action.form, answers), ...checkFields(action.form, answers, facts)]
  if (issues.length > 0) throw new InvalidInput(issues)
  return askedAnswers([{ id: action.id, fields: action.form }], answers, facts)
}

/**
 * Whether this very request was already carried out: same action, at the revision that the page showed, with the same
 * words. Other words from a second window are no repetition: they are refused as late, and so not lost in silence.
 */
async function alreadyDone(scope: OperationScope, act: Act): Promise<boolean> {
  const row = await scope.tx
    .selectFrom('action')
    .innerJoin('action_payload', (join) =>
      join.onRef('action_payload.case_id', '=', 'action.case_id').onRef('action_payload.seq', '=', 'action.seq'),
    )
    .select('payload')
    .where('idempotency_key', '=', keyOf(act))
    .executeTakeFirst()
  if (!row) return false
  const { answers } = row.payload as { answers?: unknown }
  if (!isDeepStrictEqual(answers, trimmed(act.answers))) throw caseStale.with()
  return true
}

function trimmed(answers: Answers): Answers {
  const kept = Object.entries(answers).filter(([, value]) => !isEmpty(value))
  return Object.fromEntries(kept.map(([name, value]) => [name, tidy(value)]))
}

/** The document this very request already started, if it is a repetition. */
async function alreadyStarted(scope: OperationScope, { caseId, actionId, documentId }: Act): Promise<boolean> {
  if (documentId === undefined) return false
  const row = await scope.tx
    .selectFrom('document')
    .select('id')
    .where('id', '=', documentId)
    .where('case_id', '=', caseId)
    .where('action_id', '=', actionId)
    .executeTakeFirst()
  return row !== undefined
}

function keyOf(act: Act): string {
  return `${act.caseId}:${act.actionId}:${act.revision}`
}

/**
 * Does an action on a case: settles what time has done, asks whether it is allowed now, checks the form, then either
 * takes effect or starts the document that will. Repeating the same act changes nothing and answers the same.
 */
export async function act(scope: OperationScope, given: Act): Promise<ActResult> {
  const { tx, now, tenant, actor } = scope
  const loaded = await loadCase(tx, given.caseId, true)
  if (actor.kind === 'officer' && actor.personId === loaded.applicantId) throw ownCase.with()
  if (await alreadyDone(scope, given))
    return { record: loaded, documentId: null, opened: await findOpened(tx, loaded, given.actionId) }
  if (await alreadyStarted(scope, given)) return { record: loaded, documentId: given.documentId ?? null }
  const record = await settle(scope, loaded)
  const action = record.version.pack.definition.actions.find(({ id }) => id === given.actionId)
  if (!action) throw actionNotAllowed.with({ reason: '' })
  const situation = await situationOf(scope, record)
  const permission = mayDo(situation, action)
  if (!permission.ok) throw actionNotAllowed.with({ reason: permission.reason[scope.locale] })
  if (record.state.revision !== given.revision) throw caseStale.with()
  const answers = checkForm(action, given.answers, scope)
  await groundMustBeFree(tx, record, action, answers)
  if (action.writes) {
    if (actor.kind !== 'officer') throw actionNotAllowed.with({ reason: '' })
    return {
      record,
      documentId: await startDocument(scope, record, action, answers, actor.officerId, given.documentId),
    }
  }
  await takeGround(scope, record, action, answers)
  const files = await takeFiles(scope, record, action, given.files)
  const done = await appendAction(
    tx,
    record,
    {
      type: action.id,
      actorKind: actor.kind === 'officer' ? 'officer' : 'person',
      actorId: actor.kind === 'officer' ? actor.officerId : actor.kind === 'person' ? actor.personId : null,
      ...(action.fact === undefined ? {} : { fact: action.fact, factAt: now }),
      payload: { answers, files, ...(await amendedBy(tx, record.id, action, answers)) },
      idempotencyKey: keyOf(given),
    },
    tenant.data,
    now,
  )
  await freeGround(tx, done, action, now)
  await chargeFees(scope, done, action)
  await publishOutcome(scope, done, action, now)
  const opened = await openLinked(scope, done, action)
  await tell(scope, done, action, keyOf(given))
  return { record: await settle(scope, done), documentId: null, opened }
}

/** The files that an act carries: uploaded by this person, to this case, and not yet part of an act. */
async function takeFiles(scope: OperationScope, record: CaseRecord, action: Action, ids: readonly string[]) {
  if (ids.length === 0 || action.attachments === undefined) return []
  return scope.tx
    .updateTable('file')
    .set({ slot: action.attachments })
    .where('id', 'in', [...ids])
    .where('case_id', '=', record.id)
    .where('slot', '=', inboxSlot)
    .where(sql<boolean>`person_id = portico.person()`)
    .returning(['id', 'name', 'sha256', 'bytes'])
    .execute()
}

/** Slot of files uploaded to a case and not yet part of an act. */
export const inboxSlot = 'inbox'
