import { randomBytes } from 'node:crypto'
import { canonicalJson } from '#kernel/canonical-json.ts'
import { commitment } from '#kernel/hash.ts'
import { sql } from 'kysely'
import type { Tx } from '#platform/db/transaction.ts'
import type { TenantData } from '#platform/tenants/tenant.ts'
import { caseNotFound } from './errors.ts'
import { apply, unborn } from './fold.ts'
import type { CaseFact, CaseState, RecordedAction } from './fold.ts'
import { calendarOf, deadlinesOf } from './legal.ts'
import { consultedIn } from './opinions.ts'
import { loadVersion } from './pack.ts'
import type { ServiceVersion } from './pack.ts'
import { readableCase } from './policy.ts'

/** A case as it stands: identity, version of its service, state. */
export interface CaseRecord {
  readonly id: string
  readonly number: string
  readonly serviceId: string
  readonly applicantId: string
  readonly officeId: string
  readonly consulted: readonly string[]
  readonly keyId: string
  readonly receivedAt: Date
  readonly version: ServiceVersion
  readonly state: CaseState
  /** When its content was erased at the end of its retention, and only the skeleton was left. */
  readonly disposedAt: Date | null
}

/** An action to write. */
export interface NewAction {
  readonly type: string
  readonly actorKind: RecordedAction['actorKind']
  readonly actorId: string | null
  readonly subjectId?: string
  readonly fact?: string
  readonly factAt?: Date
  readonly payload: Readonly<Record<string, unknown>>
  readonly idempotencyKey: string
}

const caseColumns = [
  'id',
  'number',
  'service_id',
  'version_sha256',
  'applicant_id',
  'office_id',
  'consulted',
  'key_id',
  'state',
  'outcome',
  'flags',
  'facts',
  'officer_id',
  'responsible_id',
  'received_at',
  'closed_at',
  'revision',
] as const

function selectCases(tx: Tx) {
  return tx
    .selectFrom('cases')
    .select(caseColumns)
    .select((build) =>
      build
        .selectFrom('disposal')
        .select('disposal.at')
        .whereRef('disposal.case_id', '=', 'cases.id')
        .as('disposed_at'),
    )
    .where(readableCase)
}

type CaseRow = Awaited<ReturnType<ReturnType<typeof selectCases>['executeTakeFirstOrThrow']>>

async function recordOf(tx: Tx, row: CaseRow): Promise<CaseRecord> {
  return {
    id: row.id,
    number: row.number,
    serviceId: row.service_id,
    applicantId: row.applicant_id,
    officeId: row.office_id,
    consulted: row.consulted,
    keyId: row.key_id,
    receivedAt: row.received_at,
    version: await loadVersion(tx, row.version_sha256),
    state: {
      state: row.state,
      outcome: row.outcome,
      flags: row.flags,
      facts: row.facts as unknown as CaseFact[],
      officerId: row.officer_id,
      responsibleId: row.responsible_id,
      revision: row.revision,
      closedAt: row.closed_at,
    },
    disposedAt: row.disposed_at,
  }
}

/** Loads a case that the context may see; `lock` keeps others from changing it until the transaction ends. */
export async function loadCase(tx: Tx, caseId: string, lock = false): Promise<CaseRecord> {
  const query = selectCases(tx).where('id', '=', caseId)
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst()
  if (!row) throw caseNotFound.with()
  return recordOf(tx, row)
}

/** Loads the cases of a list in one trip, in the order of the ids. */
export async function loadCases(tx: Tx, ids: readonly string[]): Promise<CaseRecord[]> {
  if (ids.length === 0) return []
  const rows = await selectCases(tx)
    .where('id', '=', sql<string>`any (${[...ids]}::uuid[])`)
    .execute()
  const records: CaseRecord[] = []
  for (const id of ids) {
    const row = rows.find((one) => one.id === id)
    if (row) records.push(await recordOf(tx, row))
  }
  return records
}

function recorded(action: NewAction, seq: number, now: Date): RecordedAction {
  return {
    seq,
    type: action.type,
    actorKind: action.actorKind,
    actorId: action.actorId,
    subjectId: action.subjectId ?? null,
    at: now,
    fact: action.fact ?? null,
    factAt: action.fact === undefined ? null : (action.factAt ?? now),
  }
}

async function insertAction(tx: Tx, caseId: string, action: NewAction, skeleton: RecordedAction): Promise<void> {
  const salt = randomBytes(16)
  const payload = canonicalJson(action.payload)
  await sql`
    with skeleton as (
      insert into action (case_id, seq, type, actor_kind, actor_id, subject_id, at, fact, fact_at, commitment, idempotency_key)
      values (${caseId}, ${skeleton.seq}, ${skeleton.type}, ${skeleton.actorKind}, ${skeleton.actorId}, ${skeleton.subjectId},
        ${skeleton.at}, ${skeleton.fact}, ${skeleton.factAt}, ${commitment(salt, payload)}, ${action.idempotencyKey})
    )
    insert into action_payload (case_id, seq, salt, payload) values (${caseId}, ${skeleton.seq}, ${salt.toString('hex')}, ${payload}::jsonb)
  `.execute(tx)
}

/** An action as it is kept: the payload is null once its content was erased. */
export interface StoredAction extends RecordedAction {
  readonly payload: Readonly<Record<string, unknown>> | null
}

/** What a new case is made of. */
export interface NewCase {
  readonly id: string
  readonly number: string
  readonly serviceId: string
  readonly version: ServiceVersion
  readonly applicantId: string
  readonly officeId: string
  readonly responsibleId: string | null
  readonly keyId: string
  readonly tenant: TenantData
  readonly now: Date
  /** When the application was made, which is when it came unless said: its terms run from then. */
  readonly receivedAt?: Date
  /** Who opened it; the applicant unless said. */
  readonly actor?: Pick<NewAction, 'actorKind' | 'actorId'>
  readonly payload: Readonly<Record<string, unknown>>
  readonly idempotencyKey: string
}

/** Opens a case: its first action and the snapshot. */
export async function insertCase(tx: Tx, given: NewCase): Promise<CaseState> {
  const { definition } = given.version.pack
  const { receivedAt = given.now, actor = { actorKind: 'person', actorId: given.applicantId } } = given
  const action: NewAction = {
    type: 'submit',
    ...actor,
    ...(given.responsibleId === null ? {} : { subjectId: given.responsibleId }),
    fact: 'received',
    factAt: receivedAt,
    payload: given.payload,
    idempotencyKey: given.idempotencyKey,
  }
  const skeleton = recorded(action, 1, given.now)
  const state = apply(definition, unborn, skeleton)
  const row = {
    id: given.id,
    number: given.number,
    service_id: given.serviceId,
    version_sha256: given.version.sha256,
    applicant_id: given.applicantId,
    office_id: given.officeId,
    key_id: given.keyId,
    received_at: receivedAt,
    ...snapshotOf(given.version, state, deadlinesOf(definition, state, given.now, calendarOf(given.tenant))),
  }
  await tx.insertInto('cases').values(row).execute()
  await insertAction(tx, given.id, action, skeleton)
  return state
}

function snapshotOf(
  { sha256 }: ServiceVersion,
  state: CaseState,
  deadlines: { dueOn: string | null; nextDeadline: Date | null },
) {
  const { outcome, closedAt } = state
  return {
    state: state.state,
    outcome,
    flags: [...state.flags],
    facts: JSON.stringify(state.facts),
    officer_id: state.officerId,
    responsible_id: state.responsibleId,
    due_on: deadlines.dueOn,
    next_deadline: deadlines.nextDeadline,
    closed_at: closedAt,
    kept_until: closedAt === null ? null : sql<string | null>`kept_until(${sha256}, ${outcome}, ${closedAt})`,
    revision: state.revision,
  }
}

/** Appends an action to a locked case and writes the snapshot that follows, in the same transaction. */
export async function appendAction(
  tx: Tx,
  record: CaseRecord,
  action: NewAction,
  tenant: TenantData,
  now: Date,
): Promise<CaseRecord> {
  const { definition } = record.version.pack
  const skeleton = recorded(action, record.state.revision + 1, now)
  const state = apply(definition, record.state, skeleton)
  const offices = consultedIn(definition, state, tenant)
  await insertAction(tx, record.id, action, skeleton)
  await tx
    .updateTable('cases')
    .set({ ...snapshotOf(record.version, state, deadlinesOf(definition, state, now, calendarOf(tenant))), ...offices })
    .where('id', '=', record.id)
    .execute()
  return { ...record, state, consulted: offices.consulted }
}

/** The skeletons of a case, in order. */
export async function listActions(tx: Tx, caseId: string): Promise<StoredAction[]> {
  const rows = await tx
    .selectFrom('action')
    .leftJoin('action_payload', (join) =>
      join.onRef('action_payload.case_id', '=', 'action.case_id').onRef('action_payload.seq', '=', 'action.seq'),
    )
    .select(['action.seq', 'type', 'actor_kind', 'actor_id', 'subject_id', 'at', 'fact', 'fact_at', 'payload'])
    .where('action.case_id', '=', caseId)
    .orderBy('action.seq')
    .execute()
  return rows.map((row) => ({
    seq: row.seq,
    type: row.type,
    actorKind: row.actor_kind as RecordedAction['actorKind'],
    actorId: row.actor_id,
    subjectId: row.subject_id,
    at: row.at,
    fact: row.fact,
    factAt: row.fact_at,
    payload: row.payload as Record<string, unknown> | null,
  }))
}
