import { invalidInput } from '#kernel/errors.ts'
import { caseErrors } from '#engines/cases/index.ts'
import { casePath, sentParameter } from '#modules/dossier/index.ts'
import { orRefusal } from '#ui/web/refusal.ts'
import type { Form, PageRequest } from '#ui/web/route.ts'
import { submitDraftOperation } from '../operations.ts'
import { loadJourney } from './journey.ts'
import type { Journey } from './journey.ts'
import { showSummary } from './summary-step.tsx'
import { withStatus } from './with-status.ts'

/** Sends the application. Sent twice, it is one case, and both lead there. */
export async function sendApplication(request: PageRequest, journey: Journey, form: Form): Promise<Response> {
  const { call, redirect } = request
  const { draft } = journey
  if (!form.has('declaration'))
    return withStatus(request, await showSummary(request, journey, { declarationMissing: true }), 422)
  const { done, refused } = await orRefusal(
    call(submitDraftOperation, { draftId: draft.id, revision: Number(form.text('_revision')) || 1, declaration: true }),
    [caseErrors.draftStale, caseErrors.draftOutdated, caseErrors.serviceWithdrawn, invalidInput],
  )
  if (done) return redirect(`${casePath.to({ caseId: done.caseId })}?${sentParameter}=1`)
  const fresh = await loadJourney(request, draft.id)
  if (fresh instanceof Response) return fresh
  const trouble = {
    stale: refused.code === caseErrors.draftStale.code,
    outdated: refused.code === caseErrors.draftOutdated.code,
  }
  return withStatus(request, await showSummary(request, fresh, trouble), refused.code === invalidInput.code ? 422 : 409)
}
