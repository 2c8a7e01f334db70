import { z } from 'zod'
import { sql } from 'kysely'
import { CaseId, DraftId, FileId, ServiceId } from '#kernel/ids.ts'
import {
  act,
  allowedActions,
  AnsweredField,
  answeredFields,
  Answers,
  caseErrors,
  caseHead,
  CaseView,
  describeCase,
  DocumentSlot,
  Field,
  FileView,
  inboxSlot,
  LinkedCase,
  linkedCases,
  listActions,
  listDocuments,
  listFiles,
  loadCase,
  loadCases,
  paymentsOf,
  officerNames,
  packText,
  Published,
  publishedOf,
  settle,
  situationOf,
} from '#engines/cases/index.ts'
import { PaymentView } from '#engines/payments/index.ts'
import { person } from '#platform/operations/access.ts'
import { defineOperation } from '#platform/operations/operation.ts'
import { DocumentView } from './schema.ts'
import { pageSize, purpose, self } from './scope.ts'

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
  payments: z.array(PaymentView).describe('What is owed for the case, and what was paid.'),
  published: z.array(Published).describe('What was made public of its outcome.'),
  linked: z.array(LinkedCase).describe('Cases that came from this one, or that it came from.'),
})

export type OwnCase = z.output<typeof OwnCase>

export const listCasesOperation = defineOperation({
  id: 'cases.list',
  method: 'GET',
  path: '/cases',
  summary: 'List the cases of the person, newest first',
  access: person('self'),
  purpose,
  input: z.object({ before: z.uuid().optional().describe('Last case of the page before.') }),
  output: z.object({ cases: z.array(CaseView.omit({ timeline: true, amended: true })), next: z.uuid().nullable() }),
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
    const records = await loadCases(
      tx,
      rows.slice(0, pageSize).map(({ id }) => id),
    )
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
    const story = await listActions(tx, caseId)
    const answers = Answers.parse(story[0]?.payload?.['answers'] ?? {})
    const documents = await listDocuments(tx, caseId)
    const files = await listFiles(tx, { caseId })
    const situation = await situationOf(scope, record)
    return {
      ...(await describeCase(scope, record, story, false)),
      answers: answeredFields(record, answers, locale, undefined, files),
      payments: await paymentsOf(tx, record),
      published: await publishedOf(scope, record),
      linked: await linkedCases(scope, caseId),
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
  output: z.object({
    state: z.string(),
    revision: z.int(),
    opened: z
      .object({ serviceId: ServiceId, draftId: DraftId })
      .nullable()
      .describe('The draft of another service that it put ready.'),
  }),
  errors: [caseErrors.caseNotFound, caseErrors.caseStale, caseErrors.actionNotAllowed],
  async run({ caseId, actionId, revision, answers, files }, scope) {
    const { record, opened = null } = await act(scope, { caseId, actionId, revision, answers, files })
    return { state: record.state.state, revision: record.state.revision, opened }
  },
})
