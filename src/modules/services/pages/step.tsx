import { notFound } from '#platform/operations/errors.ts'
import { defineForm, definePage } from '#ui/web/route.ts'
import type { Answer, PageRequest } from '#ui/web/route.ts'
import { applyStepPath } from '../paths.ts'
import { showFiles } from './files-step.tsx'
import { FormStep } from './form-step.tsx'
import { filesStep, loadJourney, summaryStep, whoStep } from './journey.ts'
import type { Journey } from './journey.ts'
import { prefilled } from './prefilled.ts'
import { moreParameter, saveStep } from './save-step.tsx'
import { sendApplication } from './send.tsx'
import { streetChoices } from './street-choices.ts'
import { showSummary } from './summary-step.tsx'
import { showWho } from './who-step.tsx'

function pageOf({ service }: Journey, step: string) {
  const page = service.definition.pages.find(({ id }) => id === step)
  if (!page) throw notFound.with()
  return page
}

async function showForm(request: PageRequest, journey: Journey, step: string): Promise<Answer> {
  const page = pageOf(journey, step)
  const answers = await prefilled(request, page.fields, journey.draft.answers)
  return (
    <FormStep
      view={request.view}
      journey={journey}
      page={page}
      answers={answers}
      streets={await streetChoices(request, page.fields, answers)}
      more={request.query.has(moreParameter)}
    />
  )
}

export const showStep = definePage({
  path: applyStepPath,
  access: 'person',
  async show(request) {
    const journey = await loadJourney(request)
    if (journey instanceof Response) return journey
    const step = request.param('step')
    if (step === whoStep) return showWho(request, journey)
    if (step === filesStep) return showFiles(request, journey)
    if (step === summaryStep) return showSummary(request, journey)
    return showForm(request, journey, step)
  },
})

export const submitStep = defineForm({
  path: applyStepPath,
  access: 'person',
  async submit(request, form) {
    const journey = await loadJourney(request)
    if (journey instanceof Response) return journey
    const step = request.param('step')
    if (step === summaryStep) return sendApplication(request, journey, form)
    return saveStep(request, journey, pageOf(journey, step), form)
  },
})
