import { canonicalJson } from '#kernel/canonical-json.ts'
import { InvalidInput } from '#kernel/errors.ts'
import { sha256Hex } from '#kernel/hash.ts'
import { formatDate } from '#kernel/dates.ts'
import { v7 as uuid } from 'uuid'
import { registrationLabel, takeNumber, writeRegistration } from '#engines/register/index.ts'
import type { OperationScope } from '#platform/operations/operation.ts'
import { askedAnswers, checkApplication } from './answers.ts'
import type { Answers } from './answers.ts'
import { draftColumns, serviceColumns } from './drafts.ts'
import { draftNotFound, draftOutdated, draftStale, serviceWithdrawn } from './errors.ts'
import { calendarOf, readLegal } from './legal.ts'
import { createNotice } from './notices.ts'
import { loadVersion, packText } from './pack.ts'
import { fullName, headOf, loadPerson, officerNames } from './people.ts'
import { caseParameters } from './settle.ts'
import { insertCase } from './store.ts'

/** Name of the job that makes the receipt. */
export const receiptJob = 'receipt'

interface Submission {
  readonly draftId: string
  readonly revision: number
  readonly personId: string
}

/**
 * Submits a draft, in one transaction: case, first action with its payload, snapshot, registration in the protocol
 * register, clock, and the outbox. The draft is locked and remembers its case: a double click, a retry, the back button
 * or a crash give the same case, never a second one.
 */
export async function submit(scope: OperationScope, given: Submission): Promise<{ caseId: string; number: string }> {
  const { tx, now, tenant } = scope
  const draft = await tx.selectFrom('draft').select(draftColumns).where('id', '=', given.draftId).forUpdate().executeTakeFirst()
  if (!draft) throw draftNotFound.with()
  if (draft.case_id !== null) return submitted(scope, draft.case_id)
  if (draft.revision !== given.revision) throw draftStale.with()
  const service = await tx.selectFrom('service').select(serviceColumns).where('id', '=', draft.service_id).executeTakeFirst()
  if (!service || service.withdrawn_at !== null) throw serviceWithdrawn.with()
  if (service.current_sha256 !== draft.version_sha256) throw draftOutdated.with()
  const version = await loadVersion(tx, draft.version_sha256)
  const { definition } = version.pack
  const files = await tx
    .selectFrom('file')
    .select(['id', 'slot', 'name', 'sha256', 'bytes'])
    .where('draft_id', '=', draft.id)
    .execute()
  const counts = Object.fromEntries(
    definition.documents.map(({ stableId }) => [stableId, files.filter(({ slot }) => slot === stableId).length]),
  )
  const issues = checkApplication(definition, draft.answers as Answers, counts)
  if (issues.length > 0) throw new InvalidInput(issues)
  const applicant = await loadPerson(tx, given.personId)
  const responsibleId = await headOf(tx, service.office_id)
  const names = await officerNames(tx, [responsibleId])

  const caseId = uuid()
  const application = {
    service: { id: definition.id, version: version.sha256 },
    applicant: {
      fiscalCode: applicant.fiscalCode,
      givenName: applicant.givenName,
      familyName: applicant.familyName,
      birthDate: applicant.birthDate,
    },
    answers: askedAnswers(definition.pages, draft.answers as Answers),
    files: files.map(({ id, slot, name, sha256, bytes }) => ({ id, slot, name, sha256, bytes })),
    declaration: true,
  }
  await tx
    .updateTable('draft')
    .set({ case_id: caseId, answers: '{}', updated_at: now })
    .where('id', '=', draft.id)
    .execute()
  await scope.enqueue(receiptJob, { caseId }, `${receiptJob}:${caseId}`)

  // the number comes as late as can be: from here to the commit other submissions of the area wait
  const taken = await takeNumber(tx, tenant.data.register.area, now)
  const number = registrationLabel(taken)
  const state = await insertCase(tx, {
    id: caseId,
    number,
    serviceId: definition.id,
    version,
    applicantId: applicant.id,
    officeId: service.office_id,
    responsibleId,
    keyId: draft.id,
    tenant: tenant.data,
    now,
    payload: application,
    idempotencyKey: `${draft.id}:submit`,
  })
  if (files.length > 0)
    await tx.updateTable('file').set({ case_id: caseId, draft_id: null }).where('draft_id', '=', draft.id).execute()
  const title = packText(version.pack, 'it', 'service.title')
  const filing = tenant.data.services.find(({ id }) => id === definition.id)
  const documents = [
    { name: 'application.json', sha256: sha256Hex(canonicalJson(application)) },
    ...files.map(({ name, sha256 }) => ({ name, sha256 })),
  ]
  const correspondent = { name: fullName(applicant), fiscalCode: applicant.fiscalCode, personId: applicant.id }
  await writeRegistration(
    tx,
    tenant.data,
    taken,
    { direction: 'in', correspondent, subject: title, class: filing?.filingClass ?? '', caseId, documents },
    now,
  )
  const due = readLegal(definition, state.facts, now, calendarOf(tenant.data)).next?.due
  const { locale } = applicant
  await createNotice(scope, version.pack, {
    caseId,
    kind: definition.receipt.notice,
    recipient: { kind: 'person', personId: applicant.id, email: applicant.email, locale },
    parameters: {
      ...caseParameters(tenant.data, { number, officeId: service.office_id, receivedAt: now }, locale),
      responsible:
        (responsibleId !== null && names.get(responsibleId)) ||
        caseParameters(tenant.data, { number, officeId: service.office_id, receivedAt: now }, locale).office,
      due: due === undefined ? '' : formatDate(due, locale),
    },
    onceKey: `${caseId}:receipt`,
  })
  return { caseId, number }
}

async function submitted(scope: OperationScope, caseId: string): Promise<{ caseId: string; number: string }> {
  const { number } = await scope.tx
    .selectFrom('cases')
    .select('number')
    .where('id', '=', caseId)
    .executeTakeFirstOrThrow()
  return { caseId, number }
}
