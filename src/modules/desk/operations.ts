import { z } from 'zod'
import { romeDate } from '#kernel/dates.ts'
import { CaseId, DocumentId, FileId, OfficerId } from '#kernel/ids.ts'
import {
  act,
  Answers,
  appendAction,
  caseErrors,
  caseHead,
  deliverDocument,
  discardDocument,
  issueDocument,
  listDocuments,
  loadCase,
  loadDocument,
  loadFile,
  officerNames,
  produceDocument,
  rewriteDocument,
  checkForm,
  settle,
  storeDocument,
} from '#engines/cases/index.ts'
import type { CaseRecord } from '#engines/cases/index.ts'
import { officer } from '#platform/operations/access.ts'
import { defineFileOperation, defineFlow, defineOperation } from '#platform/operations/operation.ts'
import type { OperationScope } from '#platform/operations/operation.ts'
import { Readable } from 'node:stream'
import { applicantNames, describeForOffice } from './describe.ts'
import { OfficeCase, worklists, WorklistRow } from './schema.ts'
import { readWorklist } from './worklist.ts'

const purpose = 'case-handling'
const onCase = officer('office-record')

function self({ actor }: Pick<OperationScope, 'actor'>): string {
  if (actor.kind !== 'officer') throw new Error('only an officer has a desk')
  return actor.officerId
}

/** A case of one of the officer's offices, settled, with the access recorded. */
async function openCase(scope: OperationScope, caseId: string): Promise<CaseRecord> {
  const record = await settle(scope, await loadCase(scope.tx, caseId, true))
  if (scope.actor.kind === 'officer' && scope.actor.personId === record.applicantId) throw caseErrors.ownCase.with()
  await scope.recordAccess([{ personId: record.applicantId, caseId }])
  return record
}

export const worklistOperation = defineOperation({
  id: 'desk.worklist',
  method: 'GET',
  path: '/office/cases',
  summary: 'List the cases of one’s offices by legal risk',
  access: officer('self'),
  purpose,
  input: z.object({ list: z.enum(worklists).default('all'), after: z.uuid().optional().describe('Last case of the page before.') }),
  output: z.object({ rows: z.array(WorklistRow), next: z.uuid().nullable() }),
  errors: [],
  async run({ list, after }, scope) {
    const { tx, tenant, locale, now } = scope
    const { ids, next } = await readWorklist(scope, list, after)
    const records: CaseRecord[] = []
    for (const id of ids) records.push(await loadCase(tx, id))
    await scope.recordAccess(records.map(({ applicantId, id }) => ({ personId: applicantId, caseId: id })))
    const applicants = await applicantNames(scope, records.map(({ applicantId }) => applicantId))
    const names = await officerNames(tx, records.flatMap(({ state }) => [state.officerId, state.responsibleId]))
    const rows = []
    for (const record of records) {
      const head = caseHead(tenant, record, locale, now, names)
      const drafts = (await listDocuments(tx, record.id)).some(({ state, actionId }) => state === 'draft' && needsSignature(record, actionId))
      rows.push({
        id: record.id,
        number: record.number,
        title: head.title,
        applicant: applicants.get(record.applicantId) ?? '',
        stateName: head.stateName,
        stateKind: head.stateKind,
        receivedOn: head.receivedOn,
        due: head.due,
        daysLeft: head.clocks.find(({ due }) => due === head.due)?.daysLeft ?? null,
        officer: head.officer,
        office: head.office,
        toSign: drafts && record.state.responsibleId === self(scope),
      })
    }
    return { rows, next }
  },
})

function needsSignature(record: CaseRecord, actionId: string | null): boolean {
  return record.version.pack.definition.actions.find(({ id }) => id === actionId)?.writes?.signature ?? false
}

export const getOfficeCaseOperation = defineOperation({
  id: 'desk.case',
  method: 'GET',
  path: '/office/cases/{caseId}',
  summary: 'Get a case with everything on it',
  access: onCase,
  purpose,
  readsPersonalData: true,
  input: z.object({ caseId: CaseId }),
  output: OfficeCase,
  errors: [caseErrors.caseNotFound, caseErrors.ownCase],
  run: async ({ caseId }, scope) => describeForOffice(scope, await openCase(scope, caseId)),
})

export const officeActOperation = defineOperation({
  id: 'desk.act',
  method: 'POST',
  path: '/office/cases/{caseId}/actions/{actionId}',
  summary: 'Do an action of the service on a case, or start the document that will',
  access: onCase,
  purpose,
  readsPersonalData: true,
  input: z.object({
    caseId: CaseId,
    actionId: z.string().max(60),
    revision: z.int().min(1),
    answers: Answers.default({}),
    documentId: DocumentId.optional().describe('Id of the document that the action starts, chosen by the caller: repeating the call starts one document.'),
  }),
  output: z.object({ state: z.string(), revision: z.int(), documentId: z.uuid().nullable() }),
  errors: [caseErrors.caseNotFound, caseErrors.caseStale, caseErrors.actionNotAllowed, caseErrors.ownCase],
  async run({ caseId, actionId, revision, answers, documentId: chosen }, scope) {
    const { record, documentId } = await act(scope, { caseId, actionId, revision, answers, files: [], documentId: chosen })
    await scope.recordAccess([{ personId: record.applicantId, caseId }])
    return { state: record.state.state, revision: record.state.revision, documentId }
  },
})

export const assignOperation = defineOperation({
  id: 'desk.assign',
  method: 'POST',
  path: '/office/cases/{caseId}/assignment',
  summary: 'Assign a case to an officer, or name who is in charge of it',
  access: officer('office-record', 'head'),
  purpose,
  readsPersonalData: true,
  input: z.object({ caseId: CaseId, officerId: OfficerId, as: z.enum(['officer', 'person-in-charge']), revision: z.int().min(1) }),
  output: z.object({ revision: z.int() }),
  errors: [caseErrors.caseNotFound, caseErrors.caseStale, caseErrors.notAnOfficerHere],
  async run({ caseId, officerId, as, revision }, scope) {
    const record = await openCase(scope, caseId)
    if (record.state.revision !== revision) throw caseErrors.caseStale.with()
    if (!scope.memberships.some((one) => one.officeId === record.officeId && one.role === 'head')) throw caseErrors.caseNotFound.with()
    const here = await scope.tx.selectFrom('officer_role').select('role').where('officer_id', '=', officerId).where('office_id', '=', record.officeId).executeTakeFirst()
    if (!here) throw caseErrors.notAnOfficerHere.with()
    const done = await appendAction(
      scope.tx,
      record,
      {
        type: as === 'officer' ? 'assign' : 'put-in-charge',
        actorKind: 'officer',
        actorId: self(scope),
        subjectId: officerId,
        payload: {},
        idempotencyKey: `${caseId}:${as}:${revision}`,
      },
      scope.tenant.data,
      scope.now,
    )
    return { revision: done.state.revision }
  },
})

export const noteOperation = defineOperation({
  id: 'desk.note',
  method: 'POST',
  path: '/office/cases/{caseId}/notes',
  summary: 'Write a note for the office on a case',
  access: onCase,
  purpose,
  readsPersonalData: true,
  input: z.object({ caseId: CaseId, noteId: z.uuid().describe('Chosen by the caller: repeating the call writes one note.'), text: z.string().trim().min(1).max(4_000) }),
  output: z.object({ noteId: z.uuid() }),
  status: 201,
  errors: [caseErrors.caseNotFound],
  async run({ caseId, noteId, text }, scope) {
    await openCase(scope, caseId)
    await scope.tx
      .insertInto('note')
      .values({ id: noteId, case_id: caseId, officer_id: self(scope), text, created_at: scope.now })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute()
    return { noteId }
  },
})

const DocumentInput = z.object({ caseId: CaseId, documentId: DocumentId })
const documentErrors = [caseErrors.caseNotFound, caseErrors.documentNotFound, caseErrors.documentFixed]

export const previewDocumentOperation = defineFileOperation({
  id: 'desk.document',
  method: 'GET',
  path: '/office/cases/{caseId}/documents/{documentId}',
  summary: 'Read a document of a case; a draft is rendered as it stands',
  access: onCase,
  purpose,
  readsPersonalData: true,
  input: DocumentInput,
  errors: [caseErrors.caseNotFound, caseErrors.documentNotFound],
  async steps({ caseId, documentId }, flow) {
    const found = await flow.transaction(async (scope) => {
      const record = await openCase(scope, caseId)
      const document = await loadDocument(scope.tx, caseId, documentId)
      return { record, document, produce: document.fileId === null ? await produceDocument(scope, record, document) : undefined }
    })
    const name = `${found.document.kind}.pdf`
    if (found.produce) {
      const pdf = await found.produce(flow.ports)
      return { name, mediaType: 'application/pdf', bytes: pdf.length, content: Readable.from([pdf]) }
    }
    const content = await flow.ports.files.open({ tenant: flow.tenant.id, keyId: found.record.keyId, fileId: found.document.fileId ?? '' })
    return { name, mediaType: 'application/pdf', bytes: found.document.bytes ?? 0, content }
  },
})

export const rewriteDocumentOperation = defineOperation({
  id: 'desk.document.rewrite',
  method: 'PUT',
  path: '/office/cases/{caseId}/documents/{documentId}',
  summary: 'Change the words of a document that is not yet signed or sent',
  access: onCase,
  purpose,
  readsPersonalData: true,
  input: DocumentInput.extend({ revision: z.int().min(1), answers: Answers }),
  output: z.object({ revision: z.int() }),
  errors: [...documentErrors, caseErrors.caseStale],
  async run({ caseId, documentId, revision, answers }, scope) {
    const record = await openCase(scope, caseId)
    const document = await loadDocument(scope.tx, caseId, documentId, true)
    if (document.revision !== revision) throw caseErrors.caseStale.with()
    const action = record.version.pack.definition.actions.find(({ id }) => id === document.actionId)
    if (!action) throw caseErrors.documentNotFound.with()
    await rewriteDocument(scope.tx, document, checkForm(action, answers))
    return { revision: revision + 1 }
  },
})

export const discardDocumentOperation = defineOperation({
  id: 'desk.document.discard',
  method: 'DELETE',
  path: '/office/cases/{caseId}/documents/{documentId}',
  summary: 'Delete a document that nobody outside the office has seen',
  access: onCase,
  purpose,
  readsPersonalData: true,
  input: DocumentInput,
  output: z.object({}),
  status: 204,
  errors: documentErrors,
  async run({ caseId, documentId }, scope) {
    await openCase(scope, caseId)
    await discardDocument(scope.tx, await loadDocument(scope.tx, caseId, documentId, true))
    return {}
  },
})

export const signDocumentOperation = defineFlow({
  id: 'desk.document.sign',
  method: 'POST',
  path: '/office/cases/{caseId}/documents/{documentId}/signature',
  summary: 'Sign a document, as the person in charge',
  access: onCase,
  purpose,
  readsPersonalData: true,
  input: DocumentInput.extend({ revision: z.int().min(1).describe('Revision of the document that was read: another one is not signed.') }),
  output: z.object({ sha256: z.string() }),
  errors: [...documentErrors, caseErrors.caseStale, caseErrors.onlyResponsible],
  async steps({ caseId, documentId, revision }, flow) {
    const prepared = await flow.transaction(async (scope) => {
      const record = await openCase(scope, caseId)
      if (record.state.responsibleId !== self(scope)) throw caseErrors.onlyResponsible.with()
      const document = await loadDocument(scope.tx, caseId, documentId)
      if (document.state !== 'draft') throw caseErrors.documentFixed.with()
      if (document.revision !== revision) throw caseErrors.caseStale.with()
      const signer = await scope.tx
        .selectFrom('officer')
        .innerJoin('person', 'person.id', 'officer.person_id')
        .select(['officer.name', 'person.fiscal_code'])
        .where('officer.id', '=', self(scope))
        .executeTakeFirstOrThrow()
      return { record, document, signer, at: scope.now, produce: await produceDocument(scope, record, document) }
    })
    const pdf = await prepared.produce(flow.ports)
    const signed = await flow.ports.signature.sign(
      pdf,
      { name: prepared.signer.name, fiscalCode: prepared.signer.fiscal_code },
      { reason: prepared.document.kind, at: prepared.at },
    )
    const file = await storeDocument(flow, prepared.record, signed)
    await flow.transaction(async (scope) => {
      const record = await openCase(scope, caseId)
      const document = await loadDocument(scope.tx, caseId, documentId, true)
      if (document.state !== 'draft') throw caseErrors.documentFixed.with()
      if (document.revision !== revision) throw caseErrors.caseStale.with()
      await scope.tx
        .updateTable('document')
        .set({ state: 'signed', signed_by: self(scope), signed_at: prepared.at, file_id: file.fileId, bytes: file.bytes, sha256: file.sha256 })
        .where('id', '=', documentId)
        .execute()
      await appendAction(
        scope.tx,
        record,
        { type: 'sign', actorKind: 'officer', actorId: self(scope), subjectId: documentId, payload: { sha256: file.sha256 }, idempotencyKey: `${documentId}:sign:${revision}` },
        scope.tenant.data,
        scope.now,
      )
    })
    return { sha256: file.sha256 }
  },
})

export const sendDocumentOperation = defineFlow({
  id: 'desk.document.send',
  method: 'POST',
  path: '/office/cases/{caseId}/documents/{documentId}/sending',
  summary: 'Register a document and send it; unsigned, where a signature is due, it is refused',
  access: onCase,
  purpose,
  readsPersonalData: true,
  input: DocumentInput,
  output: z.object({ state: z.enum(['issued', 'delivered']) }),
  errors: [...documentErrors, caseErrors.documentNotSigned],
  async steps({ caseId, documentId }, flow) {
    const prepared = await flow.transaction(async (scope) => {
      const record = await openCase(scope, caseId)
      const document = await loadDocument(scope.tx, caseId, documentId)
      if (document.state === 'draft' && needsSignature(record, document.actionId)) throw caseErrors.documentNotSigned.with()
      const produce = document.state === 'draft' ? await produceDocument(scope, record, document) : undefined
      return { record, document, produce }
    })
    const { document } = prepared
    if (document.state === 'issued' || document.state === 'delivered') return { state: document.state }
    const file = prepared.produce
      ? await storeDocument(flow, prepared.record, await prepared.produce(flow.ports))
      : { fileId: document.fileId ?? '', bytes: document.bytes ?? 0, sha256: document.sha256 ?? '' }
    return flow.transaction(async (scope) => {
      const record = await openCase(scope, caseId)
      const current = await loadDocument(scope.tx, caseId, documentId, true)
      if (current.state === 'issued' || current.state === 'delivered') return { state: current.state }
      await issueDocument(scope, record, current, file)
      return { state: 'issued' as const }
    })
  },
})

export const recordDeliveryOperation = defineOperation({
  id: 'desk.document.delivered',
  method: 'POST',
  path: '/office/cases/{caseId}/documents/{documentId}/delivery',
  summary: 'Record the delivery of a document by other means, with its proof',
  access: onCase,
  purpose,
  readsPersonalData: true,
  input: DocumentInput.extend({
    at: z.iso.datetime({ offset: true }).describe('When it was delivered; not in the future, not before it was sent.'),
    proof: z.string().trim().min(3).max(500).describe('What proves it: number of the registered letter, PEC receipt, signature on the copy.'),
  }),
  output: z.object({ recorded: z.boolean() }),
  errors: [...documentErrors, caseErrors.deliveryOutOfTime],
  async run({ caseId, documentId, at, proof }, scope) {
    await openCase(scope, caseId)
    const document = await loadDocument(scope.tx, caseId, documentId)
    const when = new Date(at)
    if (document.issuedAt === null || when > scope.now || when < document.issuedAt) throw caseErrors.deliveryOutOfTime.with()
    const done = await deliverDocument(scope, caseId, documentId, { channel: 'recorded-by-officer', proof, at: when })
    return { recorded: done !== undefined }
  },
})

export const readOfficeFileOperation = defineFileOperation({
  id: 'desk.file',
  method: 'GET',
  path: '/office/cases/{caseId}/files/{fileId}',
  summary: 'Read a file that the applicant attached',
  access: onCase,
  purpose,
  readsPersonalData: true,
  input: z.object({ caseId: CaseId, fileId: FileId }),
  errors: [caseErrors.caseNotFound, caseErrors.documentNotFound],
  async steps({ caseId, fileId }, flow) {
    const file = await flow.transaction(async (scope) => {
      await openCase(scope, caseId)
      return loadFile(scope.tx, { caseId, fileId })
    })
    if (!file) throw caseErrors.documentNotFound.with()
    const content = await flow.ports.files.open({ tenant: flow.tenant.id, keyId: file.key_id, fileId })
    return { name: file.name, mediaType: file.media_type, bytes: file.bytes, content }
  },
})

export const registerOperation = defineOperation({
  id: 'desk.register',
  method: 'GET',
  path: '/office/register',
  summary: 'Read the protocol register, newest first',
  access: officer('self', 'registrar'),
  purpose: 'register-keeping',
  input: z.object({ year: z.coerce.number().int().min(2000).max(2100).optional().describe('The present year unless said.'), below: z.coerce.number().int().min(1).optional().describe('Last number of the page before.') }),
  output: z.object({
    registrations: z.array(
      z.object({
        number: z.string(),
        at: z.iso.datetime(),
        direction: z.enum(['in', 'out']),
        correspondent: z.string(),
        subject: z.string(),
        class: z.string(),
        hashes: z.array(z.object({ name: z.string(), sha256: z.string() })),
      }),
    ),
    year: z.int(),
    next: z.int().nullable(),
  }),
  errors: [],
  async run({ year: asked, below }, scope) {
    const year = asked ?? Number(romeDate(scope.now).slice(0, 4))
    let query = scope.tx.selectFrom('registration').selectAll().where('area', '=', scope.tenant.data.register.area).where('year', '=', year)
    if (below !== undefined) query = query.where('number', '<', below)
    const rows = await query.orderBy('number', 'desc').limit(51).execute()
    const page = rows.slice(0, 50)
    await scope.recordAccess(page.flatMap((row) => (row.person_id === null ? [] : [{ personId: row.person_id, caseId: row.case_id }])))
    return {
      registrations: page.map((row) => ({
        number: `${row.year}/${String(row.number).padStart(7, '0')}`,
        at: row.registered_at.toISOString(),
        direction: row.direction === 'in' ? ('in' as const) : ('out' as const),
        correspondent: (row.correspondent as { name: string }).name,
        subject: row.subject,
        class: row.class,
        hashes: row.document_hashes as { name: string; sha256: string }[],
      })),
      year,
      next: rows.length > 50 ? (page.at(-1)?.number ?? null) : null,
    }
  },
})

/** Everything that an officer can do at the desk. */
export const deskOperations = [
  worklistOperation,
  getOfficeCaseOperation,
  officeActOperation,
  assignOperation,
  noteOperation,
  previewDocumentOperation,
  rewriteDocumentOperation,
  discardDocumentOperation,
  signDocumentOperation,
  sendDocumentOperation,
  recordDeliveryOperation,
  readOfficeFileOperation,
  registerOperation,
]
