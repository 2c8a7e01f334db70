import { sql } from 'kysely'
import { z } from 'zod'
import { CaseId, DocumentId, FileId, OfficerId } from '#kernel/ids.ts'
import { act, Answers, appendAction, caseErrors, loadFile } from '#engines/cases/index.ts'
import { paymentsNotSet } from '#engines/payments/index.ts'
import { officer } from '#platform/operations/access.ts'
import { defineFileOperation, defineOperation } from '#platform/operations/operation.ts'
import { describeForOffice } from './describe.ts'
import { OfficeCase } from './schema.ts'
import { onCase, openCase, openOfficeCase, purpose, self } from './scope.ts'

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
    documentId: DocumentId.optional().describe(
      'Id of the document that the action starts, chosen by the caller: repeating the call starts one document.',
    ),
  }),
  output: z.object({ state: z.string(), revision: z.int(), documentId: z.uuid().nullable() }),
  errors: [
    caseErrors.opinionOfficeUnknown,
    caseErrors.feeUnknown,
    caseErrors.groundNotDrawn,
    caseErrors.placeTaken,
    paymentsNotSet,
    caseErrors.caseNotFound,
    caseErrors.caseStale,
    caseErrors.actionNotAllowed,
    caseErrors.ownCase,
  ],
  async run({ caseId, actionId, revision, answers, documentId: chosen }, scope) {
    const { record, documentId } = await act(scope, {
      caseId,
      actionId,
      revision,
      answers,
      files: [],
      documentId: chosen,
    })
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
  input: z.object({
    caseId: CaseId,
    officerId: OfficerId,
    as: z.enum(['officer', 'person-in-charge']),
    revision: z.int().min(1),
  }),
  output: z.object({ revision: z.int() }),
  errors: [caseErrors.caseNotFound, caseErrors.caseStale, caseErrors.notAnOfficerHere],
  async run({ caseId, officerId, as, revision }, scope) {
    const record = await openOfficeCase(scope, caseId)
    if (record.state.revision !== revision) throw caseErrors.caseStale.with()
    if (!scope.memberships.some((one) => one.officeId === record.officeId && one.role === 'head'))
      throw caseErrors.caseNotFound.with()
    const here = await scope.tx
      .selectFrom('officer_role')
      .select('role')
      .where('officer_id', '=', officerId)
      .where('office_id', '=', record.officeId)
      .where(sql<boolean>`valid @> portico.today()`)
      .executeTakeFirst()
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
  input: z.object({
    caseId: CaseId,
    noteId: z.uuid().describe('Chosen by the caller: repeating the call writes one note.'),
    text: z.string().trim().min(1).max(4_000),
  }),
  output: z.object({ noteId: z.uuid() }),
  status: 201,
  errors: [caseErrors.caseNotFound],
  async run({ caseId, noteId, text }, scope) {
    await openOfficeCase(scope, caseId)
    await scope.tx
      .insertInto('note')
      .values({ id: noteId, case_id: caseId, officer_id: self(scope), text, created_at: scope.now })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute()
    return { noteId }
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
