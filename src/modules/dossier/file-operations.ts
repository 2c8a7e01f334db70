import { z } from 'zod'
import { CaseId, DocumentId, FileId } from '#kernel/ids.ts'
import {
  caseErrors,
  deliverDocument,
  inboxSlot,
  listFiles,
  loadCase,
  loadDocument,
  loadFile,
  receiveFiles,
  UploadResult,
} from '#engines/cases/index.ts'
import { person } from '#platform/operations/access.ts'
import { defineFileOperation, defineFlow } from '#platform/operations/operation.ts'
import { purpose, self } from './scope.ts'

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
      async permit(scope) {
        const record = await loadCase(scope.tx, caseId)
        if (record.applicantId !== self(scope)) throw caseErrors.caseNotFound.with()
        const { documents, actions } = record.version.pack.definition
        const slot = actions.find(({ by, attachments }) => by === 'applicant' && attachments !== undefined)?.attachments
        const rule = documents.find(({ stableId }) => stableId === slot)
        if (!rule) throw caseErrors.caseNotFound.with()
        const present = (await listFiles(scope.tx, { caseId })).filter(({ slot }) => slot === inboxSlot).length
        const taking = { slot: inboxSlot, rule, present }
        return { keyId: record.keyId, takes: [taking], at: () => taking }
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
