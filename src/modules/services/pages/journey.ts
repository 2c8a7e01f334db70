import type { z } from 'zod'
import { DraftId } from '#kernel/ids.ts'
import { plainDate } from '#kernel/dates.ts'
import type { Facts } from '#kernel/language/value.ts'
import { factsOf, isRequired } from '#engines/cases/index.ts'
import type { DocumentSlot } from '#engines/cases/index.ts'
import { notFound } from '#platform/operations/errors.ts'
import { casePath, listDraftsOperation } from '#modules/dossier/index.ts'
import type { PageRequest } from '#ui/web/route.ts'
import { serviceWords } from '../messages.ts'
import { getDraftOperation } from '../operations.ts'
import { applyPagePath, applyPath, applyStepPath } from '../paths.ts'
import type { Draft } from '../schema.ts'
import { loadService } from './load-service.ts'
import type { ServiceInWords } from './load-service.ts'

export const whoStep = 'chi-sei'
export const filesStep = 'allegati'
export const summaryStep = 'riepilogo'

/** A page of the application. */
export interface JourneyStep {
  readonly id: string
  readonly label: string
  /** Whether nothing is missing in it. */
  readonly complete: boolean
}

/** An application that somebody is filling in. */
export interface Journey {
  readonly service: ServiceInWords
  readonly draft: z.output<typeof Draft>
  readonly steps: readonly JourneyStep[]
  /** What the conditions of the form are asked about. */
  readonly facts: Facts
}

/** Parameter of the address that names the draft: the back button then leads to what became of that very draft. */
export const draftParameter = 'bozza'

/** The documents that concern this application: those asked under a condition only while it holds, or once uploaded. */
export function slotsOf({
  service,
  draft,
  facts,
}: Pick<Journey, 'service' | 'draft' | 'facts'>): readonly DocumentSlot[] {
  return service.definition.documents.filter(
    (slot) =>
      typeof slot.required === 'boolean' ||
      isRequired(slot, facts) ||
      draft.files.some((file) => file.slot === slot.stableId),
  )
}

/** The steps of an application, with what is still missing in each. */
export function stepsOf({ service, draft, facts }: Omit<Journey, 'steps'>, locale: 'it' | 'en'): JourneyStep[] {
  const t = serviceWords(locale)
  const wrong = new Set(draft.issues.map(({ path }) => path.split('.', 1)[0]))
  const slots = slotsOf({ service, draft, facts })
  return [
    { id: whoStep, label: t('whoStep'), complete: true },
    ...service.definition.pages.map(({ id, fields }) => ({
      id,
      label: service.say(`pages.${id}.title`),
      complete: fields.every(({ stableId }) => !wrong.has(stableId)),
    })),
    ...(slots.length === 0
      ? []
      : [{ id: filesStep, label: t('filesStep'), complete: slots.every(({ stableId }) => !wrong.has(stableId)) }]),
    { id: summaryStep, label: t('summaryStep'), complete: false },
  ]
}

/** The step of a draft where somebody goes on: the first, when nothing has been written yet. */
export function stepToResume(steps: readonly JourneyStep[], draft: Journey['draft']): string {
  const begun = draft.revision > 1 || draft.files.length > 0
  return begun ? (steps.find(({ complete }) => !complete)?.id ?? summaryStep) : whoStep
}

/** Address of a step, without the language. */
export function stepPath({ service, draft }: Pick<Journey, 'service' | 'draft'>, step: string): string {
  return `${applyStepPath.to({ serviceId: service.id, step })}?${draftParameter}=${draft.id}`
}

/** Where a page of the form is sent that takes files, without the language. */
export function pagePath({ service, draft }: Pick<Journey, 'service' | 'draft'>, step: string): string {
  return `${applyPagePath.to({ serviceId: service.id, step })}?${draftParameter}=${draft.id}`
}

/** The steps beside one. */
export function around({ steps }: Journey, id: string): { previous: string | undefined; next: string } {
  const at = steps.findIndex((step) => step.id === id)
  return { previous: steps[at - 1]?.id, next: steps[at + 1]?.id ?? summaryStep }
}

async function draftIdOf(
  request: PageRequest,
  service: ServiceInWords,
  given: string | undefined,
): Promise<string | undefined> {
  const named = given ?? request.query.get(draftParameter) ?? undefined
  if (named !== undefined) {
    const id = DraftId.safeParse(named)
    if (!id.success) throw notFound.with()
    return id.data
  }
  const { drafts } = await request.call(listDraftsOperation, {})
  return drafts.find(({ serviceId }) => serviceId === service.id)?.id
}

/**
 * The application in the address. A redirect instead, when there is no draft (to begin one) or when it has been sent
 * (to its case): so a second click on "send", a second window and the back button all end where they should.
 */
export async function loadJourney(request: PageRequest, given?: string): Promise<Journey | Response> {
  const service = await loadService(request)
  const draftId = await draftIdOf(request, service, given)
  if (draftId === undefined) return request.redirect(applyPath.to({ serviceId: service.id }))
  const draft = await request.call(getDraftOperation, { draftId })
  if (draft.serviceId !== service.id) throw notFound.with()
  if (draft.caseId !== null) return request.redirect(casePath.to({ caseId: draft.caseId }))
  const facts = factsOf(service.definition, draft.answers, plainDate(draft.today))
  return { service, draft, facts, steps: stepsOf({ service, draft, facts }, request.locale) }
}
