import { Readable } from 'node:stream'
import { romeDate } from '#kernel/dates.ts'
import type { JobFlow } from '#platform/jobs/job.ts'
import type { OperationScope } from '#platform/operations/scope.ts'
import type { Ports } from '#platform/operations/ports.ts'
import { loadAnswers } from './amend.ts'
import { Answers } from './answer-value.ts'
import { documentData } from './document-data.ts'
import type { CaseDocument, StoredFile } from './documents.ts'
import { inboxSlot } from './act.ts'
import { repeatedFields } from './facts.ts'
import type { Field } from './fields/field.ts'
import { listFiles } from './files.ts'
import { withFileNames } from './form/say-answer.ts'
import { calendarOf, readLegal } from './legal.ts'
import { loadPerson, officerNames } from './people.ts'
import type { CaseRecord } from './store.ts'
import { answeredFields } from './view.ts'

/** Documents are small; nothing larger than this comes from a template. */
const maxDocumentBytes = 20_000_000

type DocumentToMake = Pick<CaseDocument, 'kind' | 'template' | 'recipient' | 'data'>

/**
 * Gathers what a document says, inside the transaction; the composition, which takes time, is done afterwards by what
 * this gives. Acts are in Italian, the official language; a receipt is in the language of the person.
 */
export async function produceDocument(
  { tx, now, tenant }: Pick<OperationScope, 'tx' | 'now' | 'tenant'>,
  record: CaseRecord,
  document: DocumentToMake,
): Promise<(ports: Pick<Ports, 'renderer'>) => Promise<Buffer>> {
  const { pack } = record.version
  const applicant = await loadPerson(tx, record.applicantId)
  const isReceipt = document.kind === 'receipt'
  const locale = isReceipt ? applicant.locale : 'it'
  const { application, current } = await loadAnswers(tx, record.id)
  const action = pack.definition.actions.find(({ id }) => id === document.kind)
  const files = (await listFiles(tx, { caseId: record.id })).filter(({ slot }) => slot !== inboxSlot)
  const inWords = (answers: Answers, fields?: Field[]) =>
    answeredFields(record, answers, locale, fields, files).map((one) => ({ ...one, value: withFileNames(one) }))
  const createdAt = isReceipt ? record.receivedAt : now
  const data = documentData({
    tenant: tenant.data,
    record,
    document: {
      template: document.template,
      actionId: isReceipt ? null : document.kind,
      recipient: document.recipient,
    },
    applicant,
    officerNames: await officerNames(tx, [record.state.responsibleId]),
    application: inWords(application),
    repeated: inWords(current, repeatedFields(pack.definition, action?.writes?.repeats ?? [])),
    written: inWords(Answers.parse(document.data), action?.form ?? []),
    files: isReceipt ? files : [],
    registration: isReceipt ? { label: record.number, date: romeDate(record.receivedAt) } : null,
    clocks: readLegal(pack.definition, record.state.facts, createdAt, calendarOf(tenant.data)),
    locale,
    now: createdAt,
  })
  const template = pack.templates[document.template]
  if (template === undefined) throw new Error(`no template ${document.template}`)
  return ({ renderer }) => renderer.render({ template, data, createdAt, standard: 'a-2a' })
}

/** Puts a document into the file store, under the key of its case. */
export async function storeDocument(
  flow: Pick<JobFlow, 'tenant' | 'ports'>,
  record: CaseRecord,
  pdf: Buffer,
): Promise<StoredFile> {
  const { fileId, bytes, sha256 } = await flow.ports.files.put({
    tenant: flow.tenant.id,
    keyId: record.keyId,
    source: Readable.from([pdf]),
    maxBytes: maxDocumentBytes,
  })
  return { fileId, bytes, sha256 }
}
