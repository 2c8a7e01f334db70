import { InvalidInput } from '#kernel/errors.ts'
import { romeDate } from '#kernel/dates.ts'
import { v7 as uuid } from 'uuid'
import type { OperationScope } from '#platform/operations/scope.ts'
import { askedAnswers, checkApplication } from './answers.ts'
import type { Answers } from './answer-value.ts'
import { draftNotFound, draftOutdated, draftStale, serviceWithdrawn } from './errors.ts'
import { factsOf } from './facts.ts'
import { linkCases } from './links.ts'
import { openCase } from './open-case.ts'
import { loadVersion, ruleText } from './pack.ts'
import { loadPerson } from './people.ts'
import { keepNamedFiles } from './draft-files.ts'

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
  const say = (id: string) => ruleText(version.pack, id)
  const today = romeDate(now)
  const issues = checkApplication(definition, answers, attached, today, say, tenant.data.map?.bounds)
  if (issues.length > 0) throw new InvalidInput(issues)
  const applicant = await loadPerson(tx, given.personId)

  const asked = askedAnswers(definition.pages, answers, factsOf(definition, answers, today))
  const files = await keepNamedFiles(scope, { draftId: draft.id, pages: definition.pages, answers: asked, attached })
  const caseId = uuid()
  await tx
    .updateTable('draft')
    .set({ case_id: caseId, answers: '{}', updated_at: now })
    .where('id', '=', draft.id)
    .execute()
  const opened = await openCase(scope, {
    caseId,
    version,
    officeId,
    applicant,
    answers,
    files,
    keyId: draft.id,
    idempotencyKey: `${draft.id}:submit`,
    further: { declaration: true },
  })
  if (files.length > 0)
    await tx.updateTable('file').set({ case_id: caseId, draft_id: null }).where('draft_id', '=', draft.id).execute()
  await linkCases(tx, draft.opened_from, { id: caseId, number: opened.number, serviceId: definition.id }, now)
  return opened
}

async function submitted(scope: OperationScope, caseId: string): Promise<{ caseId: string; number: string }> {
  const { number } = await scope.tx
    .selectFrom('cases')
    .select('number')
    .where('id', '=', caseId)
    .executeTakeFirstOrThrow()
  return { caseId, number }
}
