import { z } from 'zod'
import { sql } from 'kysely'
import { CaseId, DocumentId, FileId, NoticeId } from '#kernel/ids.ts'
import {
  act,
  allowedActions,
  AnsweredField,
  answeredFields,
  Answers,
  caseErrors,
  caseHead,
  CaseView,
  deliverDocument,
  describeCase,
  DocumentSlot,
  Field,
  FileView,
  inboxSlot,
  listActions,
  listDocuments,
  listFiles,
  loadCase,
  loadDocument,
  loadFile,
  loadPerson,
  officerNames,
  packText,
  receiveFiles,
  settle,
  situationOf,
  UploadResult,
} from '#engines/cases/index.ts'
import type { CaseRecord } from '#engines/cases/index.ts'
import { person } from '#platform/operations/access.ts'
import { defineFileOperation, defineFlow, defineOperation } from '#platform/operations/operation.ts'
import type { OperationScope } from '#platform/operations/operation.ts'
import { AccessRecordView, DocumentView, MessageView, Profile } from './schema.ts'

const purpose = 'own-dossier'
const pageSize = 25

/** The person of a scope that only a person can enter. */
export function self(scope: Pick<OperationScope, 'actor'>): string {
  if (scope.actor.kind !== 'person') throw new Error('only a person has a dossier')
  return scope.actor.personId
}

export const listCasesOperation = defineOperation({
  id: 'cases.list',
  method: 'GET',
  path: '/cases',
  summary: 'List the cases of the person, newest first',
  access: person('self'),
  purpose,
  input: z.object({ before: z.uuid().optional().describe('Last case of the page before.') }),
  output: z.object({ cases: z.array(CaseView.omit({ timeline: true })), next: z.uuid().nullable() }),
  errors: [],
  async run({ before }, scope) {
    const { tx, tenant, locale, now } = scope
    let query = tx
      .selectFrom('cases')
      .select('id')
      .where('applicant_id', '=', self(scope))
      .orderBy('received_at', 'desc')
      .orderBy('id', 'desc')
    if (before !== undefined)
      query = query.where(sql<boolean>`(received_at, id) < (select received_at, id from cases where id = ${before})`)
    const rows = await query.limit(pageSize + 1).execute()
    const records: CaseRecord[] = []
    for (const { id } of rows.slice(0, pageSize)) records.push(await loadCase(tx, id))
    const names = await officerNames(
      tx,
      records.map(({ state }) => state.responsibleId),
    )
    return {
      cases: records.map((record) => caseHead(tenant, record, locale, now, names)),
      next: rows.length > pageSize ? (records.at(-1)?.id ?? null) : null,
    }
  },
})

const OwnCase = CaseView.extend({
  answers: z.array(AnsweredField),
  files: z.array(FileView),
  documents: z.array(DocumentView),
  inbox: z.array(FileView).describe('Files uploaded and not yet sent with an action.'),
  actions: z
    .array(
      z.object({
        id: z.string(),
        name: z.string(),
        help: z.string(),
        costly: z.boolean(),
        form: z.array(Field).describe('What it asks.'),
        attachments: DocumentSlot.nullable().describe('The document whose files it can carry.'),
      }),
    )
    .describe('What the person can do now.'),
  texts: z.record(z.string(), z.string()).describe('Words of the version of the service that the case follows.'),
  receiptReady: z.boolean(),
})

export type OwnCase = z.output<typeof OwnCase>

export const getCaseOperation = defineOperation({
  id: 'cases.get',
  method: 'GET',
  path: '/cases/{caseId}',
  summary: 'Get one case of the person',
  access: person('own-record'),
  purpose,
  input: z.object({ caseId: CaseId }),
  output: OwnCase,
  errors: [caseErrors.caseNotFound],
  async run({ caseId }, scope) {
    const { tx, locale } = scope
    const record = await settle(scope, await loadCase(tx, caseId, true))
    if (record.applicantId !== self(scope)) throw caseErrors.caseNotFound.with()
    const { pack } = record.version
    const [submission] = await listActions(tx, caseId)
    const answers = Answers.parse(submission?.payload?.['answers'] ?? {})
    const documents = await listDocuments(tx, caseId)
    const files = await listFiles(tx, { caseId })
    const situation = await situationOf(scope, record)
    return {
      ...(await describeCase(scope, record, false)),
      answers: answeredFields(record, answers, locale),
      files: files.filter(({ slot }) => slot !== inboxSlot),
      inbox: files.filter(({ slot }) => slot === inboxSlot),
      documents: documents.map((document) => ({
        id: document.id,
        title: packText(
          pack,
          locale,
          document.kind === 'receipt' ? 'documents.receipt.title' : `actions.${document.kind}.document`,
        ),
        kind: document.kind,
        issuedAt: document.issuedAt?.toISOString() ?? null,
        deliveredAt: document.deliveredAt?.toISOString() ?? null,
        signed: document.signedAt !== null,
        bytes: document.bytes,
      })),
      actions: allowedActions(situation).map(({ id, costly, form, attachments }) => ({
        id,
        name: packText(pack, locale, `actions.${id}.name`),
        help: packText(pack, locale, `actions.${id}.help`),
        costly,
        form,
        attachments: pack.definition.documents.find(({ stableId }) => stableId === attachments) ?? null,
      })),
      texts: pack.texts[locale],
      receiptReady: documents.some(({ kind }) => kind === 'receipt'),
    }
  },
})

export const actOnCaseOperation = defineOperation({
  id: 'cases.act',
  method: 'POST',
  path: '/cases/{caseId}/actions/{actionId}',
  summary: 'Do something on one’s own case: complete, answer, observe, withdraw',
  access: person('own-record'),
  purpose,
  input: z.object({
    caseId: CaseId,
    actionId: z.string().max(60),
    revision: z.int().min(1).describe('Revision of the case that the person saw.'),
    answers: Answers.default({}),
    files: z.array(FileId).max(50).default([]).describe('Files uploaded to the case before.'),
  }),
  output: z.object({ state: z.string(), revision: z.int() }),
  errors: [caseErrors.caseNotFound, caseErrors.caseStale, caseErrors.actionNotAllowed],
  async run({ caseId, actionId, revision, answers, files }, scope) {
    const { record } = await act(scope, { caseId, actionId, revision, answers, files })
    return { state: record.state.state, revision: record.state.revision }
  },
})

export const attachToCaseOperation = defineFlow({
  id: 'cases.attach',
  method: 'POST',
  path: '/cases/{caseId}/files',
  summary: 'Upload files to one’s own case, to be sent with an action',
  access: person('own-record'),
  purpose,
  takesFiles: true,
  input: z.object({ caseId: CaseId }),
  output: UploadResult,
  status: 201,
  errors: [caseErrors.caseNotFound, caseErrors.tooManyFiles],
  steps: ({ caseId }, flow) =>
    receiveFiles(flow, {
      slot: inboxSlot,
      async permit(scope) {
        const record = await loadCase(scope.tx, caseId)
        if (record.applicantId !== self(scope)) throw caseErrors.caseNotFound.with()
        const { documents, actions } = record.version.pack.definition
        const slot = actions.find(({ by, attachments }) => by === 'applicant' && attachments !== undefined)?.attachments
        const rule = documents.find(({ stableId }) => stableId === slot)
        if (!rule) throw caseErrors.caseNotFound.with()
        const present = (await listFiles(scope.tx, { caseId })).filter(({ slot }) => slot === inboxSlot).length
        return { rule, present, keyId: record.keyId }
      },
      link: { case_id: caseId },
    }),
})

export const readDocumentOperation = defineFileOperation({
  id: 'cases.document',
  method: 'GET',
  path: '/cases/{caseId}/documents/{documentId}',
  summary: 'Download a document of one’s own case; opening it proves its delivery',
  access: person('own-record'),
  purpose,
  input: z.object({ caseId: CaseId, documentId: DocumentId }),
  errors: [caseErrors.caseNotFound, caseErrors.documentNotFound],
  async steps({ caseId, documentId }, flow) {
    const found = await flow.transaction(async (scope) => {
      const record = await loadCase(scope.tx, caseId)
      if (record.applicantId !== self(scope)) throw caseErrors.caseNotFound.with()
      const document = await loadDocument(scope.tx, caseId, documentId)
      if (document.fileId === null || document.bytes === null) throw caseErrors.documentNotFound.with()
      await deliverDocument(scope, caseId, documentId, { channel: 'dossier-opened', proof: documentId, at: scope.now })
      return {
        keyId: record.keyId,
        fileId: document.fileId,
        bytes: document.bytes,
        name: `${document.kind}-${record.number.replace('/', '-')}.pdf`,
      }
    })
    const content = await flow.ports.files.open({ tenant: flow.tenant.id, keyId: found.keyId, fileId: found.fileId })
    return { name: found.name, mediaType: 'application/pdf', bytes: found.bytes, content }
  },
})

export const readFileOperation = defineFileOperation({
  id: 'cases.file',
  method: 'GET',
  path: '/cases/{caseId}/files/{fileId}',
  summary: 'Download a file that one attached',
  access: person('own-record'),
  purpose,
  input: z.object({ caseId: CaseId, fileId: FileId }),
  errors: [caseErrors.caseNotFound, caseErrors.documentNotFound],
  async steps({ caseId, fileId }, flow) {
    const file = await flow.transaction(async (scope) => {
      const record = await loadCase(scope.tx, caseId)
      if (record.applicantId !== self(scope)) throw caseErrors.caseNotFound.with()
      return loadFile(scope.tx, { caseId, fileId })
    })
    if (!file) throw caseErrors.documentNotFound.with()
    const content = await flow.ports.files.open({ tenant: flow.tenant.id, keyId: file.key_id, fileId })
    return { name: file.name, mediaType: file.media_type, bytes: file.bytes, content }
  },
})

export const listMessagesOperation = defineOperation({
  id: 'messages.list',
  method: 'GET',
  path: '/messages',
  summary: 'List the communications that the person received, newest first',
  access: person('self'),
  purpose,
  input: z.object({ before: NoticeId.optional() }),
  output: z.object({ messages: z.array(MessageView), next: z.uuid().nullable() }),
  errors: [],
  async run({ before }, scope) {
    let query = scope.tx
      .selectFrom('notice')
      .select(['id', 'case_id', 'subject', 'body', 'status', 'created_at', 'sent_at'])
      .where('person_id', '=', self(scope))
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
    if (before !== undefined)
      query = query.where(sql<boolean>`(created_at, id) < (select created_at, id from notice where id = ${before})`)
    const rows = await query.limit(pageSize + 1).execute()
    const page = rows.slice(0, pageSize)
    return {
      messages: page.map((row) => ({
        id: row.id,
        caseId: row.case_id,
        subject: row.subject,
        body: row.body,
        at: row.created_at.toISOString(),
        mailedAt: row.sent_at?.toISOString() ?? null,
        status: row.status as z.output<typeof MessageView>['status'],
      })),
      next: rows.length > pageSize ? (page.at(-1)?.id ?? null) : null,
    }
  },
})

export const getProfileOperation = defineOperation({
  id: 'profile.get',
  method: 'GET',
  path: '/profile',
  summary: 'What the municipality knows of the person',
  access: person('self', 1),
  purpose,
  input: z.object({}),
  output: Profile,
  errors: [],
  async run(_, scope) {
    const { givenName, familyName, fiscalCode, birthDate, birthPlace, email, phone, locale } = await loadPerson(
      scope.tx,
      self(scope),
    )
    return { givenName, familyName, fiscalCode, birthDate, birthPlace, email, phone, locale }
  },
})

export const updateProfileOperation = defineOperation({
  id: 'profile.update',
  method: 'PUT',
  path: '/profile',
  summary: 'Change one’s own contacts and language; names and birth come from the identity',
  access: person('self', 1),
  purpose,
  input: z.object({
    email: z.email().max(200).nullable(),
    phone: z
      .string()
      .regex(/^\+?[\d ./-]{5,25}$/)
      .nullable(),
    locale: z.enum(['it', 'en']).describe('Language of the notices.'),
  }),
  output: Profile,
  errors: [],
  async run({ email, phone, locale }, scope) {
    await scope.tx
      .updateTable('person')
      .set({ email, phone, locale, updated_at: scope.now })
      .where('id', '=', self(scope))
      .execute()
    const { givenName, familyName, fiscalCode, birthDate, birthPlace } = await loadPerson(scope.tx, self(scope))
    return { givenName, familyName, fiscalCode, birthDate, birthPlace, email, phone, locale }
  },
})

export const listAccessesOperation = defineOperation({
  id: 'accesses.list',
  method: 'GET',
  path: '/accesses',
  summary: 'Who read the data of the person, when, for which purpose',
  access: person('self'),
  purpose,
  input: z.object({ before: z.uuid().optional() }),
  output: z.object({ accesses: z.array(AccessRecordView), next: z.uuid().nullable() }),
  errors: [],
  async run({ before }, scope) {
    let query = scope.tx
      .selectFrom('access_record')
      .innerJoin('officer', 'officer.id', 'access_record.officer_id')
      .leftJoin('cases', 'cases.id', 'access_record.case_id')
      .select([
        'access_record.id',
        'access_record.at',
        'officer.name',
        'cases.number',
        'access_record.case_id',
        'access_record.purpose',
        'access_record.operation',
      ])
      .where('access_record.person_id', '=', self(scope))
      .orderBy('access_record.at', 'desc')
      .orderBy('access_record.id', 'desc')
    if (before !== undefined)
      query = query.where(
        sql<boolean>`(access_record.at, access_record.id) < (select at, id from access_record where id = ${before})`,
      )
    const rows = await query.limit(pageSize + 1).execute()
    const page = rows.slice(0, pageSize)
    return {
      accesses: page.map((row) => ({
        id: row.id,
        at: row.at.toISOString(),
        officer: row.name,
        caseId: row.case_id,
        caseNumber: row.number,
        purpose: row.purpose,
        operation: row.operation,
      })),
      next: rows.length > pageSize ? (page.at(-1)?.id ?? null) : null,
    }
  },
})

/** Everything that a person can do in their dossier. */
export const dossierOperations = [
  listCasesOperation,
  getCaseOperation,
  actOnCaseOperation,
  attachToCaseOperation,
  readDocumentOperation,
  readFileOperation,
  listMessagesOperation,
  getProfileOperation,
  updateProfileOperation,
  listAccessesOperation,
]
