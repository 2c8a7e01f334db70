import type { Calendar } from '#kernel/calendars.ts'
import { mayRecordInCase } from '#engines/terms/index.ts'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Tx } from '#platform/db/transaction.ts'
import type { OperationScope } from '#platform/operations/scope.ts'
import { register, registrationLabel } from '#engines/register/index.ts'
import { amendedBy } from './amend.ts'
import { Answers } from './answer-value.ts'
import type { Action } from './definition.ts'
import { chargeFees } from './charges.ts'
import { caseParameters } from './tell.ts'
import { mayWithDocument, mustAllow } from './document-states.ts'
import type { DocumentState } from './document-states.ts'
import { documentNotFound, documentNotSigned } from './errors.ts'
import { freeGround, takeGround } from './ground.ts'
import { calendarOf, factsOf } from './legal.ts'
import { openLinked } from './links.ts'
import { createNotice } from './notices.ts'
import { fullName, loadPerson } from './people.ts'
import { optionalText, packText } from './pack.ts'
import { publishOutcome } from './publish-outcome.ts'
import { settle } from './settle.ts'
import { appendAction, loadCase } from './store.ts'
import type { CaseRecord } from './store.ts'

/** A document of a case, without its content. */
export interface CaseDocument {
  readonly id: string
  readonly caseId: string
  readonly kind: string
  readonly state: DocumentState
  readonly actionId: string | null
  readonly template: string
  readonly recipient: 'applicant' | 'third-party'
  readonly data: Readonly<Record<string, unknown>>
  readonly fileId: string | null
  readonly bytes: number | null
  readonly sha256: string | null
  readonly signedBy: string | null
  readonly signedAt: Date | null
  readonly issuedAt: Date | null
  readonly deliveredAt: Date | null
  readonly deliveryProof: unknown
  readonly revision: number
  readonly createdAt: Date
}

const columns = [
  'id',
  'case_id',
  'kind',
  'state',
  'action_id',
  'template',
  'recipient',
  'data',
  'file_id',
  'bytes',
  'sha256',
  'signed_by',
  'signed_at',
  'issued_at',
  'delivered_at',
  'delivery_proof',
  'revision',
  'created_at',
] as const

type Row = Awaited<ReturnType<typeof selectDocument>>

function selectDocument(tx: Tx, documentId: string) {
  return tx.selectFrom('document').select(columns).where('id', '=', documentId).executeTakeFirstOrThrow()
}

function documentOf(row: Row): CaseDocument {
  return {
    id: row.id,
    caseId: row.case_id,
    kind: row.kind,
    state: row.state as CaseDocument['state'],
    actionId: row.action_id,
    template: row.template,
    recipient: row.recipient as CaseDocument['recipient'],
    data: row.data as Record<string, unknown>,
    fileId: row.file_id,
    bytes: row.bytes,
    sha256: row.sha256,
    signedBy: row.signed_by,
    signedAt: row.signed_at,
    issuedAt: row.issued_at,
    deliveredAt: row.delivered_at,
    deliveryProof: row.delivery_proof,
    revision: row.revision,
    createdAt: row.created_at,
  }
}

/** Documents of a case that the context may see, oldest first. */
export async function listDocuments(tx: Tx, caseId: string): Promise<CaseDocument[]> {
  const rows = await tx
    .selectFrom('document')
    .select(columns)
    .where('case_id', '=', caseId)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map(documentOf)
}

/** A document of this case; `lock` keeps others from changing it until the transaction ends. */
export async function loadDocument(tx: Tx, caseId: string, documentId: string, lock = false): Promise<CaseDocument> {
  const query = tx.selectFrom('document').select(columns).where('id', '=', documentId).where('case_id', '=', caseId)
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst()
  if (!row) throw documentNotFound.with()
  return documentOf(row)
}

/** Actions whose document waits for signature, sending or delivery. */
export async function pendingActions(tx: Tx, caseId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('document')
    .select('action_id')
    .where('case_id', '=', caseId)
    .where('state', 'in', ['draft', 'signed', 'issued'])
    .where('recipient', '=', 'applicant')
    .where('action_id', 'is not', null)
    .execute()
  return rows.flatMap(({ action_id: id }) => (id === null ? [] : [id]))
}

/** Of these cases, those with a draft that waits for a signature. */
export async function casesToSign(tx: Tx, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const rows = await tx
    .selectFrom('document')
    .select('case_id')
    .where('case_id', '=', sql<string>`any (${[...ids]}::uuid[])`)
    .where('state', '=', 'draft')
    .where('needs_signature', '=', true)
    .execute()
  return new Set(rows.map(({ case_id: id }) => id))
}

/** Starts the document of an action: a draft that can be changed, previewed and deleted. */
export async function startDocument(
  { tx, now }: Pick<OperationScope, 'tx' | 'now'>,
  record: CaseRecord,
  action: Action,
  data: Readonly<Record<string, unknown>>,
  officerId: string,
  id: string = uuid(),
): Promise<string> {
  const { writes } = action
  if (!writes) throw new Error(`${action.id} writes no document`)
  await tx
    .insertInto('document')
    .values({
      id,
      case_id: record.id,
      kind: action.id,
      state: 'draft',
      action_id: action.id,
      template: writes.template,
      recipient: writes.recipient,
      needs_signature: writes.signature,
      data: JSON.stringify(data),
      written_by: officerId,
      created_at: now,
    })
    .execute()
  return id
}

/** Changes the words of a draft. */
export async function rewriteDocument(
  tx: Tx,
  document: CaseDocument,
  data: Readonly<Record<string, unknown>>,
): Promise<void> {
  mustAllow(document, 'rewrite')
  await tx
    .updateTable('document')
    .set({ data: JSON.stringify(data), revision: document.revision + 1 })
    .where('id', '=', document.id)
    .execute()
}

/** Deletes a document that nobody outside the office has seen. */
export async function discardDocument(tx: Tx, document: CaseDocument): Promise<void> {
  mustAllow(document, 'discard')
  await tx.deleteFrom('document').where('id', '=', document.id).execute()
}

/** The file of a document, as the store keeps it. */
export interface StoredFile {
  readonly fileId: string
  readonly bytes: number
  readonly sha256: string
}

function wordOf({ data }: CaseDocument, stableId: string): string {
  const value = data[stableId]
  return typeof value === 'string' ? value : ''
}

function actionOf(record: CaseRecord, document: CaseDocument): Action {
  const action = record.version.pack.definition.actions.find(({ id }) => id === document.actionId)
  if (!action) throw documentNotFound.with()
  return action
}

/**
 * Sends a document out: registered in the protocol register, put into the dossier, told by mail. Its effects wait for
 * the delivery. A document that needs a signature and has none is refused.
 */
export async function issueDocument(
  scope: Pick<OperationScope, 'tx' | 'now' | 'tenant' | 'enqueue' | 'actor'>,
  record: CaseRecord,
  document: CaseDocument,
  file: StoredFile,
): Promise<CaseRecord> {
  const { tx, now, tenant, actor } = scope
  const { pack } = record.version
  const action = actionOf(record, document)
  mustAllow(document, 'issue')
  if (action.writes?.signature && document.state !== 'signed') throw documentNotSigned.with()
  await takeGround(scope, record, action, Answers.parse(document.data))
  const applicant = await loadPerson(tx, record.applicantId)
  const thirdParty = document.recipient === 'third-party'
  const correspondent = thirdParty
    ? { name: wordOf(document, 'third-party-name') }
    : { name: fullName(applicant), fiscalCode: applicant.fiscalCode, personId: applicant.id }
  const title = packText(pack, 'it', `actions.${action.id}.document`)
  const filing = tenant.data.services.find(({ id }) => id === record.serviceId)
  const registration = await register(
    tx,
    tenant.data,
    {
      direction: 'out',
      correspondent,
      subject: `${title} - ${record.number}`,
      class: filing?.filingClass ?? '',
      caseId: record.id,
      documents: [{ name: title, sha256: file.sha256 }],
    },
    now,
  )
  await tx
    .updateTable('document')
    .set({
      state: 'issued',
      issued_at: now,
      registration_id: registration.id,
      file_id: file.fileId,
      bytes: file.bytes,
      sha256: file.sha256,
    })
    .where('id', '=', document.id)
    .execute()
  const officerId = actor.kind === 'officer' ? actor.officerId : null
  const issued = await appendAction(
    tx,
    record,
    {
      type: 'issue',
      actorKind: officerId === null ? 'system' : 'officer',
      actorId: officerId,
      subjectId: document.id,
      payload: { registration: registrationLabel(registration), action: action.id },
      idempotencyKey: `${document.id}:issue`,
    },
    tenant.data,
    now,
  )
  const locale = thirdParty ? 'it' : applicant.locale
  await createNotice(scope, pack, {
    caseId: record.id,
    documentId: document.id,
    kind: thirdParty ? 'third-party' : (action.notice ?? 'document'),
    recipient: thirdParty
      ? { kind: 'address', email: wordOf(document, 'third-party-email'), locale }
      : { kind: 'person', personId: applicant.id, email: applicant.email, locale },
    parameters: {
      ...caseParameters(tenant.data, record, locale),
      document: optionalText(pack, locale, `actions.${action.id}.document`) ?? title,
      name: correspondent.name,
    },
    onceKey: `${document.id}:issue`,
  })
  return issued
}

/** What proves that a document reached whom it is for. */
export interface DeliveryProof {
  readonly channel: 'dossier-opened' | 'mail-accepted' | 'recorded-by-officer'
  readonly proof: string
  readonly at: Date
}

/** What came of a proof: the delivery is recorded, or why it is not. */
export type Delivery = 'recorded' | 'already-delivered' | 'not-sent' | 'proof-not-accepted'

/**
 * Records the delivery of a document, once: the first proof that the municipality accepts counts, and the action of the
 * document takes effect from its instant.
 */
export async function deliverDocument(
  scope: Pick<OperationScope, 'tx' | 'now' | 'tenant' | 'enqueue' | 'actor'>,
  caseId: string,
  documentId: string,
  proof: DeliveryProof,
): Promise<Delivery> {
  const { tx, now, tenant, actor } = scope
  if (!tenant.data.deliveryProofs.includes(proof.channel)) return 'proof-not-accepted'
  const record = await settle(scope, await loadCase(tx, caseId, true), proof.at)
  const document = await loadDocument(tx, caseId, documentId, true)
  if (!mayWithDocument(document, 'deliver')) return document.state === 'delivered' ? 'already-delivered' : 'not-sent'
  await tx
    .updateTable('document')
    .set({
      state: 'delivered',
      delivered_at: proof.at,
      delivery_proof: JSON.stringify({ channel: proof.channel, proof: proof.proof, at: proof.at.toISOString() }),
    })
    .where('id', '=', document.id)
    .execute()
  if (document.actionId === null) return 'recorded'
  const action = actionOf(record, document)
  const officerId = actor.kind === 'officer' ? actor.officerId : null
  const effective = takesEffect(record, action, proof.at, calendarOf(tenant.data))
  const delivered = await appendAction(
    tx,
    record,
    {
      type: effective ? action.id : 'delivered-without-effect',
      actorKind: officerId === null ? 'system' : 'officer',
      actorId: officerId,
      subjectId: document.id,
      ...(effective && action.fact !== undefined ? { fact: action.fact, factAt: proof.at } : {}),
      payload: {
        documentId: document.id,
        channel: proof.channel,
        ...(effective ? await amendedBy(tx, record.id, action, Answers.parse(document.data)) : {}),
      },
      idempotencyKey: `${document.id}:deliver`,
    },
    tenant.data,
    now,
  )
  if (effective) {
    await freeGround(tx, delivered, action, proof.at)
    await chargeFees(scope, delivered, action)
    await publishOutcome(scope, delivered, action, proof.at, document.id)
    await openLinked(scope, delivered, action)
  }
  await settle(scope, delivered)
  return 'recorded'
}

/** Whether a delivery still has its effect: the case is at a stage for it, and the clocks take its fact at that instant. */
function takesEffect({ version, state }: CaseRecord, action: Action, at: Date, calendar: Calendar): boolean {
  if (!action.from.includes(state.state)) return false
  if (action.fact === undefined) return true
  return mayRecordInCase(version.pack.definition.clocks, factsOf(state.facts), action.fact, at, calendar).ok
}

/** Marks a locked draft as signed, with the signed file: from now on its words are fixed. */
export async function markSigned(
  tx: Tx,
  document: CaseDocument,
  signed: { officerId: string; at: Date; file: StoredFile },
): Promise<void> {
  mustAllow(document, 'sign')
  const { fileId, bytes, sha256 } = signed.file
  await tx
    .updateTable('document')
    .set({ state: 'signed', signed_by: signed.officerId, signed_at: signed.at, file_id: fileId, bytes, sha256 })
    .where('id', '=', document.id)
    .execute()
}
