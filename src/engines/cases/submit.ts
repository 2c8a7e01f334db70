import { canonicalJson } from '#kernel/canonical-json.ts'
import { InvalidInput } from '#kernel/errors.ts'
import { sha256Hex } from '#kernel/hash.ts'
import { formatDate, romeDate } from '#kernel/dates.ts'
import { v7 as uuid } from 'uuid'
import { register, registrationLabel } from '#engines/register/index.ts'
import type { OperationScope } from '#platform/operations/scope.ts'
import { askedAnswers, checkApplication } from './answers.ts'
import type { Answers } from './answer-value.ts'
import { draftNotFound, draftOutdated, draftStale, serviceWithdrawn } from './errors.ts'
import { factsOf } from './facts.ts'
import { calendarOf, readLegal } from './legal.ts'
import { createNotice } from './notices.ts'
import type { CaseState } from './fold.ts'
import { linkCases } from './links.ts'
import { loadVersion, packText, ruleText } from './pack.ts'
import type { ServiceVersion } from './pack.ts'
import { fullName, headOf, loadPerson } from './people.ts'
import type { PersonRecord } from './people.ts'
import { keepNamedFiles } from './draft-files.ts'
import { caseParameters } from './tell.ts'
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
  // one trip for the draft, locked, and the service as it is in force
  const draft = await tx
    .selectFrom('draft')
    .leftJoin('service_in_force as service', 'service.id', 'draft.service_id')
    .select([
      'draft.id',
      'draft.version_sha256',
      'draft.answers',
      'draft.revision',
      'draft.case_id',
      'draft.opened_from',
    ])
    .select(['service.current_sha256', 'service.office_id', 'service.withdrawn_at'])
    .where('draft.id', '=', given.draftId)
    .forUpdate('draft')
    .executeTakeFirst()
  if (!draft) throw draftNotFound.with()
  if (draft.case_id !== null) return submitted(scope, draft.case_id)
  if (draft.revision !== given.revision) throw draftStale.with()
  const { office_id: officeId } = draft
  if (officeId === null || draft.withdrawn_at !== null) throw serviceWithdrawn.with()
  if (draft.current_sha256 !== draft.version_sha256) throw draftOutdated.with()
  const version = await loadVersion(tx, draft.version_sha256)
  const { definition } = version.pack
  const attached = await tx
    .selectFrom('file')
    .select(['id', 'slot', 'name', 'sha256', 'bytes'])
    .where('draft_id', '=', draft.id)
    .execute()
  const answers = draft.answers as Answers
  const today = romeDate(now)
  const say = (id: string) => ruleText(version.pack, id)
  const issues = checkApplication(definition, answers, attached, today, say, tenant.data.map?.bounds)
  if (issues.length > 0) throw new InvalidInput(issues)
  const applicant = await loadPerson(tx, given.personId)
  const head = await headOf(tx, officeId)

  const asked = askedAnswers(definition.pages, answers, factsOf(definition, answers, today))
  const files = await keepNamedFiles(scope, { draftId: draft.id, pages: definition.pages, answers: asked, attached })
  const caseId = uuid()
  const application = {
    service: { id: definition.id, version: version.sha256 },
    applicant: {
      fiscalCode: applicant.fiscalCode,
      givenName: applicant.givenName,
      familyName: applicant.familyName,
      birthDate: applicant.birthDate,
    },
    answers: asked,
    files: files.map(({ id, slot, name, sha256, bytes }) => ({ id, slot, name, sha256, bytes })),
    declaration: true,
  }
  await tx
    .updateTable('draft')
    .set({ case_id: caseId, answers: '{}', updated_at: now })
    .where('id', '=', draft.id)
    .execute()
  await scope.enqueue(receiptJob, { caseId }, `${receiptJob}:${caseId}`)

  const registration = await register(
    tx,
    tenant.data,
    {
      direction: 'in',
      correspondent: { name: fullName(applicant), fiscalCode: applicant.fiscalCode, personId: applicant.id },
      subject: packText(version.pack, 'it', 'service.title'),
      class: tenant.data.services.find(({ id }) => id === definition.id)?.filingClass ?? '',
      caseId,
      documents: [
        { name: 'application.json', sha256: sha256Hex(canonicalJson(application)) },
        ...files.map(({ name, sha256 }) => ({ name, sha256 })),
      ],
    },
    now,
  )
  const number = registrationLabel(registration)
  const state = await insertCase(tx, {
    id: caseId,
    number,
    serviceId: definition.id,
    version,
    applicantId: applicant.id,
    officeId,
    responsibleId: head?.id ?? null,
    keyId: draft.id,
    tenant: tenant.data,
    now,
    payload: application,
    idempotencyKey: `${draft.id}:submit`,
  })
  if (files.length > 0)
    await tx.updateTable('file').set({ case_id: caseId, draft_id: null }).where('draft_id', '=', draft.id).execute()
  await linkCases(tx, draft.opened_from, { id: caseId, number, serviceId: definition.id }, now)
  await tellReceived(scope, { caseId, number, officeId, version, state, applicant, head: head?.name })
  return { caseId, number }
}

interface Received {
  readonly caseId: string
  readonly number: string
  readonly officeId: string
  readonly version: ServiceVersion
  readonly state: CaseState
  readonly applicant: PersonRecord
  readonly head: string | undefined
}

/** The notice of receipt: number, office, person in charge, end date and remedies (L. 241/1990 art. 8 and 18-bis). */
async function tellReceived(scope: OperationScope, received: Received): Promise<void> {
  const { now, tenant } = scope
  const { caseId, number, officeId, version, state, applicant, head } = received
  const { locale } = applicant
  const { definition } = version.pack
  const due = readLegal(definition, state.facts, now, calendarOf(tenant.data)).next?.due
  const parameters = caseParameters(tenant.data, { number, officeId, receivedAt: now }, locale)
  await createNotice(scope, version.pack, {
    caseId,
    kind: definition.receipt.notice,
    recipient: { kind: 'person', personId: applicant.id, email: applicant.email, locale },
    parameters: {
      ...parameters,
      responsible: head ?? parameters.office,
      due: due === undefined ? '' : formatDate(due, locale),
    },
    onceKey: `${caseId}:receipt`,
  })
}

async function submitted(scope: OperationScope, caseId: string): Promise<{ caseId: string; number: string }> {
  const { number } = await scope.tx
    .selectFrom('cases')
    .select('number')
    .where('id', '=', caseId)
    .executeTakeFirstOrThrow()
  return { caseId, number }
}
