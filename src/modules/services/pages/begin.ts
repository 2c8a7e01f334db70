import { plainDate } from '#kernel/dates.ts'
import { caseErrors, factsOf } from '#engines/cases/index.ts'
import { definePage } from '#ui/web/route.ts'
import { orRefusal } from '#ui/web/refusal.ts'
import { serviceWords } from '../messages.ts'
import { openDraftOperation } from '../operations.ts'
import { applyPath, servicePath } from '../paths.ts'
import { stepPath, stepsOf, stepToResume } from './journey.ts'
import { loadService } from './load-service.ts'

/** Opens the application, or finds it again where it was left. */
export const begin = definePage({
  path: applyPath,
  access: 'person',
  async show(request) {
    const { call, redirect, locale } = request
    const service = await loadService(request)
    const { done: draft } = await orRefusal(call(openDraftOperation, { serviceId: service.id }), [
      caseErrors.serviceWithdrawn,
    ])
    // the page of the service says why
    if (!draft) return redirect(servicePath.to({ serviceId: service.id }))
    const facts = factsOf(service.definition, draft.answers, plainDate(draft.today))
    const step = stepToResume(stepsOf({ service, draft, facts }, locale), draft)
    const begun = draft.revision > 1 || draft.files.length > 0
    return redirect(stepPath({ service, draft }, step), begun ? serviceWords(locale)('draftFound') : undefined)
  },
})
