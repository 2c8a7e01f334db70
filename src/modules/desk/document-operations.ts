import { z } from 'zod'
import { Readable } from 'node:stream'
import { CaseId, DocumentId } from '#kernel/ids.ts'
import {
  Answers,
  appendAction,
  caseErrors,
  checkForm,
  deliverDocument,
  discardDocument,
  issueDocument,
  loadDocument,
  markSigned,
  mustAllow,
  produceDocument,
  rewriteDocument,
  storeDocument,
} from '#engines/cases/index.ts'
import { defineFileOperation, defineFlow, defineOperation } from '#platform/operations/operation.ts'
import { needsSignature, onCase, openOfficeCase, purpose, self } from './scope.ts'

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
      const record = await openOfficeCase(scope, caseId)
      const document = await loadDocument(scope.tx, caseId, documentId)
      return {
        record,
        document,
        produce: document.fileId === null ? await produceDocument(scope, record, document) : undefined,
      }
    })
    const name = `${found.document.kind}.pdf`
    if (found.produce) {
      const pdf = await found.produce(flow.ports)
      return { name, mediaType: 'application/pdf', bytes: pdf.length, content: Readable.from([pdf]) }
    }
    const content = await flow.ports.files.open({
      tenant: flow.tenant.id,
      keyId: found.record.keyId,
      fileId: found.document.fileId ?? '',
    })
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
    const record = await openOfficeCase(scope, caseId)
    const document = await loadDocument(scope.tx, caseId, documentId, true)
    if (document.revision !== revision) throw caseErrors.caseStale.with()
    const action = record.version.pack.definition.actions.find(({ id }) => id === document.actionId)
    if (!action) throw caseErrors.documentNotFound.with()
    await rewriteDocument(scope.tx, document, checkForm(action, answers, scope))
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
    await openOfficeCase(scope, caseId)
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
  input: DocumentInput.extend({
    revision: z.int().min(1).describe('Revision of the document that was read: another one is not signed.'),
  }),
  output: z.object({ sha256: z.string() }),
  errors: [...documentErrors, caseErrors.caseStale, caseErrors.onlyResponsible],
  async steps({ caseId, documentId, revision }, flow) {
    const prepared = await flow.transaction(async (scope) => {
      const record = await openOfficeCase(scope, caseId)
      if (record.state.responsibleId !== self(scope)) throw caseErrors.onlyResponsible.with()
      const document = await loadDocument(scope.tx, caseId, documentId)
      mustAllow(document, 'sign')
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
      const record = await openOfficeCase(scope, caseId)
      const document = await loadDocument(scope.tx, caseId, documentId, true)
      mustAllow(document, 'sign')
      if (document.revision !== revision) throw caseErrors.caseStale.with()
      await markSigned(scope.tx, document, { officerId: self(scope), at: prepared.at, file })
      await appendAction(
        scope.tx,
        record,
        {
          type: 'sign',
          actorKind: 'officer',
          actorId: self(scope),
          subjectId: documentId,
          payload: { sha256: file.sha256 },
          idempotencyKey: `${documentId}:sign:${revision}`,
        },
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
  errors: [...documentErrors, caseErrors.documentNotSigned, caseErrors.groundNotDrawn, caseErrors.placeTaken],
  async steps({ caseId, documentId }, flow) {
    const prepared = await flow.transaction(async (scope) => {
      const record = await openOfficeCase(scope, caseId)
      const document = await loadDocument(scope.tx, caseId, documentId)
      if (document.state === 'draft' && needsSignature(record, document.actionId))
        throw caseErrors.documentNotSigned.with()
      const produce = document.state === 'draft' ? await produceDocument(scope, record, document) : undefined
      return { record, document, produce }
    })
    const { document } = prepared
    if (document.state === 'issued' || document.state === 'delivered') return { state: document.state }
    const file = prepared.produce
      ? await storeDocument(flow, prepared.record, await prepared.produce(flow.ports))
      : { fileId: document.fileId ?? '', bytes: document.bytes ?? 0, sha256: document.sha256 ?? '' }
    return flow.transaction(async (scope) => {
      const record = await openOfficeCase(scope, caseId)
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
    proof: z
      .string()
      .trim()
      .min(3)
      .max(500)
      .describe('What proves it: number of the registered letter, PEC receipt, signature on the copy.'),
  }),
  output: z.object({
    recorded: z.boolean(),
    reason: z
      .enum(['already-delivered', 'not-sent', 'proof-not-accepted'])
      .nullable()
      .describe(
        'Why it was not recorded: an earlier proof counts, it was not sent, or no such proof is accepted here.',
      ),
  }),
  errors: [...documentErrors, caseErrors.deliveryOutOfTime],
  async run({ caseId, documentId, at, proof }, scope) {
    await openOfficeCase(scope, caseId)
    const document = await loadDocument(scope.tx, caseId, documentId)
    const when = new Date(at)
    if (document.issuedAt !== null && (when > scope.now || when < document.issuedAt))
      throw caseErrors.deliveryOutOfTime.with()
    const result = await deliverDocument(scope, caseId, documentId, { channel: 'recorded-by-officer', proof, at: when })
    return result === 'recorded' ? { recorded: true, reason: null } : { recorded: false, reason: result }
  },
})
