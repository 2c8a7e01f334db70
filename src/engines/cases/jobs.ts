import { z } from 'zod'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { defineJob } from '#platform/jobs/job.ts'
import type { Job, Sweep } from '#platform/jobs/job.ts'
import { disposalSweep, erasure } from './disposal.ts'
import { checkPayments, createDebt, createDebtJob } from '#engines/payments/index.ts'
import { debtorOf } from './charges.ts'
import { deliverDocument, issueDocument, listDocuments, loadDocument } from './documents.ts'
import { calendarOf, deadlinesOf } from './legal.ts'
import { canOpen, fillDraft, linkedDraftJob } from './links.ts'
import { sendNoticeJob } from './notices.ts'
import { produceDocument, storeDocument } from './render.ts'
import { settle, systemDocumentJob } from './settle.ts'
import { bringInForce } from './scheduled.ts'
import { messageDisposal, registryMessage, registryMessages } from './messages/jobs.ts'
import { loadCase } from './store.ts'
import { receiptJob } from './open-case.ts'

/** Makes the receipt of a case: once, whatever happens to the worker. */
const receipt = defineJob({
  name: receiptJob,
  data: z.object({ caseId: z.uuid() }),
  async run({ caseId }, flow) {
    const prepared = await flow.transaction(async (scope) => {
      const record = await loadCase(scope.tx, caseId)
      if ((await listDocuments(scope.tx, caseId)).some(({ kind }) => kind === 'receipt')) return undefined
      const { template } = record.version.pack.definition.receipt
      return {
        record,
        produce: await produceDocument(scope, record, { kind: 'receipt', template, data: {}, recipient: 'applicant' }),
      }
    })
    if (!prepared) return
    const file = await storeDocument(flow, prepared.record, await prepared.produce(flow.ports))
    await flow.transaction(async (scope) => {
      await loadCase(scope.tx, caseId, true)
      if ((await listDocuments(scope.tx, caseId)).some(({ kind }) => kind === 'receipt')) return
      await scope.tx
        .insertInto('document')
        .values({
          id: uuid(),
          case_id: caseId,
          kind: 'receipt',
          state: 'delivered',
          template: prepared.record.version.pack.definition.receipt.template,
          recipient: 'applicant',
          data: '{}',
          file_id: file.fileId,
          bytes: file.bytes,
          sha256: file.sha256,
          issued_at: scope.now,
          created_at: scope.now,
        })
        .execute()
    })
  },
})

/** Writes and sends the document of what time alone has done: the certificate of a silence. */
const systemDocument = defineJob({
  name: systemDocumentJob,
  data: z.object({ caseId: z.uuid(), actionId: z.string(), at: z.iso.datetime() }),
  async run({ caseId, actionId, at }, flow) {
    const prepared = await flow.transaction(async (scope) => {
      const record = await loadCase(scope.tx, caseId, true)
      const action = record.version.pack.definition.actions.find(({ id }) => id === actionId)
      if (!action?.writes) return undefined
      // what can happen twice is told apart by its instant
      const known = (await listDocuments(scope.tx, caseId)).find(
        ({ kind, data }) => kind === actionId && (data['at'] ?? at) === at,
      )
      if (known && known.state !== 'draft') return undefined
      const documentId = known?.id ?? uuid()
      if (!known)
        await scope.tx
          .insertInto('document')
          .values({
            id: documentId,
            case_id: caseId,
            kind: actionId,
            state: 'draft',
            template: action.writes.template,
            recipient: 'applicant',
            data: JSON.stringify({ at }),
            created_at: scope.now,
          })
          .execute()
      const document = await loadDocument(scope.tx, caseId, documentId)
      return { record, documentId, produce: await produceDocument(scope, record, document) }
    })
    if (!prepared) return
    const file = await storeDocument(flow, prepared.record, await prepared.produce(flow.ports))
    await flow.transaction(async (scope) => {
      const record = await loadCase(scope.tx, caseId, true)
      const document = await loadDocument(scope.tx, caseId, prepared.documentId, true)
      if (document.state === 'draft') await issueDocument(scope, record, { ...document, actionId }, file)
    })
  },
})

/**
 * Sends a notice by mail. A crash after the server took it sends it again under the same Message-ID: a receiver that
 * deduplicates shows it once. The server's answer is the proof of a delivery, where the municipality accepts it.
 */
const sendNotice = defineJob({
  name: sendNoticeJob,
  data: z.object({ noticeId: z.uuid() }),
  async run({ noticeId }, flow) {
    const notice = await flow.transaction(({ tx }) =>
      tx.selectFrom('notice').selectAll().where('id', '=', noticeId).executeTakeFirst(),
    )
    if (!notice || notice.status !== 'queued' || notice.email === null) return
    const attachments =
      notice.person_id === null && notice.document_id !== null
        ? await attachmentOf(flow, notice.case_id, notice.document_id)
        : []
    const answer = await flow.ports.mail.send({
      id: noticeId,
      to: notice.email,
      fromName: flow.tenant.data.name,
      subject: notice.subject,
      text: notice.body,
      locale: notice.locale === 'en' ? 'en' : 'it',
      attachments,
    })
    await flow.transaction(async (scope) => {
      await scope.tx
        .updateTable('notice')
        .set({
          status: answer.accepted ? 'sent' : 'failed',
          sent_at: answer.accepted ? scope.now : null,
          response: answer.response,
        })
        .where('id', '=', noticeId)
        .where('status', '=', 'queued')
        .execute()
      if (answer.accepted && notice.document_id !== null)
        await deliverDocument(scope, notice.case_id, notice.document_id, {
          channel: 'mail-accepted',
          proof: answer.response,
          at: scope.now,
        })
    })
  },
})

/** Third parties have no dossier: the document travels with the mail (DPR 184/2006 art. 3). */
async function attachmentOf(flow: Parameters<Job['run']>[1], caseId: string, documentId: string) {
  const found = await flow.transaction(async ({ tx }) => {
    const { keyId } = await loadCase(tx, caseId)
    return { keyId, document: await loadDocument(tx, caseId, documentId) }
  })
  const { document, keyId } = found
  if (document.fileId === null) return []
  const stream = await flow.ports.files.open({ tenant: flow.tenant.id, keyId, fileId: document.fileId })
  return [
    { name: `${document.kind}.pdf`, mediaType: 'application/pdf', content: Buffer.concat(await stream.toArray()) },
  ]
}

/** Cases whose next deadline has come, each settled in a transaction of its own; several workers share them. */
const expiries: Sweep = {
  name: 'expiries',
  everySeconds: 2,
  async run(flow) {
    for (;;) {
      const settled = await flow.transaction(async (scope) => {
        const row = await scope.tx
          .selectFrom('cases')
          .select('id')
          .where(sql<boolean>`next_deadline <= portico.now()`)
          .orderBy('next_deadline')
          .limit(1)
          .forUpdate()
          .skipLocked()
          .executeTakeFirst()
        if (!row) return false
        const record = await loadCase(scope.tx, row.id, true)
        const after = await settle(scope, record)
        // a case that nothing changes would be found again for ever
        if (after.state.revision === record.state.revision) {
          const { nextDeadline } = deadlinesOf(
            record.version.pack.definition,
            after.state,
            scope.now,
            calendarOf(flow.tenant.data),
          )
          const later = nextDeadline !== null && nextDeadline > scope.now ? nextDeadline : null
          await scope.tx.updateTable('cases').set({ next_deadline: later }).where('id', '=', row.id).execute()
        }
        return true
      })
      if (!settled) return
    }
  },
}

/** Puts the draft of another service ready for the applicant of a case: the draft is one, however often it runs. */
const linkedDraft = defineJob({
  name: linkedDraftJob,
  data: z.object({ caseId: z.uuid(), actionId: z.string() }),
  run: ({ caseId, actionId }, flow) =>
    flow.transaction(async (scope) => {
      const record = await loadCase(scope.tx, caseId)
      const action = record.version.pack.definition.actions.find(({ id }) => id === actionId)
      if (action?.opens && (await canOpen(scope.tx, action))) await fillDraft(scope, record, action.opens)
    }),
})

/** Tells the payment system of what an applicant owes. */
const tellDebt = defineJob({
  name: createDebtJob,
  data: z.object({ paymentId: z.uuid() }),
  run: ({ paymentId }, flow) => createDebt(flow, paymentId, debtorOf(flow.tenant.data)),
})

/** Asks after what is owed; a case goes on when all of it has been paid. */
const payments: Sweep = {
  name: 'payments',
  everySeconds: 5,
  async run(flow) {
    for (const caseId of await checkPayments(flow))
      await flow.transaction(async (scope) => settle(scope, await loadCase(scope.tx, caseId, true)))
  },
}

/** Versions of services whose day has come; each in a transaction of its own. */
const scheduledVersions: Sweep = {
  name: 'scheduled-versions',
  everySeconds: 10,
  async run(flow) {
    while (await flow.transaction(({ tx }) => bringInForce(tx)));
  },
}

export const caseJobs: readonly Job[] = [
  receipt,
  systemDocument,
  linkedDraft,
  sendNotice,
  tellDebt,
  erasure,
  registryMessage,
]
export const caseSweeps: readonly Sweep[] = [
  expiries,
  disposalSweep,
  payments,
  scheduledVersions,
  registryMessages,
  messageDisposal,
]
