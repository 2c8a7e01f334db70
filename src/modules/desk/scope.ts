import type { CaseRecord } from '#engines/cases/index.ts'
import { caseErrors, loadCase, settle } from '#engines/cases/index.ts'
import { officer } from '#platform/operations/access.ts'
import type { OperationScope } from '#platform/operations/scope.ts'

/** Why officers read and write cases. */
export const purpose = 'case-handling'

/** An officer of the office that has the case. */
export const onCase = officer('office-record')

/** The officer of a scope that only an officer can enter. */
export function self({ actor }: Pick<OperationScope, 'actor'>): string {
  if (actor.kind !== 'officer') throw new Error('only an officer has a desk')
  return actor.officerId
}

/** A case of one of the officer's offices, settled, with the access recorded. */
export async function openCase(scope: OperationScope, caseId: string): Promise<CaseRecord> {
  const record = await settle(scope, await loadCase(scope.tx, caseId, true))
  if (scope.actor.kind === 'officer' && scope.actor.personId === record.applicantId) throw caseErrors.ownCase.with()
  await scope.recordAccess([{ personId: record.applicantId, caseId }])
  return record
}

/** The same, for what only the office that answers for the case may do: to one whose opinion was asked it does not exist. */
export async function openOfficeCase(scope: OperationScope, caseId: string): Promise<CaseRecord> {
  const record = await openCase(scope, caseId)
  if (!scope.memberships.some(({ officeId }) => officeId === record.officeId)) throw caseErrors.caseNotFound.with()
  return record
}

/** Whether the document of an action needs a signature. */
export function needsSignature(record: CaseRecord, actionId: string | null): boolean {
  return record.version.pack.definition.actions.find(({ id }) => id === actionId)?.writes?.signature ?? false
}
