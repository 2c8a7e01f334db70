import { plainDate } from '#kernel/dates.ts'
import { invalidInput } from '#kernel/errors.ts'
import {
  Answers,
  caseErrors,
  doName,
  editRows,
  factsOf,
  FieldControls,
  readAnswers,
  readRowEdit,
  summaryOf,
  withoutFiles,
} from '#engines/cases/index.ts'
import type { Field } from '#engines/cases/index.ts'
import { Button, ButtonRow, Callout, ErrorSummary, Form, href, LinkButton, markup, Page } from '#ui/index.ts'
import { orRefusal } from '#ui/web/refusal.ts'
import { defineForm, definePage } from '#ui/web/route.ts'
import type { Form as Posted, PageRequest } from '#ui/web/route.ts'
import { serviceWords } from '../messages.ts'
import { simulateOperation } from '../operations.ts'
import { applyPath, servicePath, servicesPath, simulatePath } from '../paths.ts'
import { loadService } from './load-service.ts'
import type { ServiceInWords } from './load-service.ts'
import { Given, SimulationResult } from './simulation-result.tsx'
import type { Simulation } from './simulation-result.tsx'

const answersName = '_answers'
const askedName = '_asked'
const changePrefix = 'change:'

/** What was said so far. It travels with the form and is kept nowhere. */
interface Said {
  readonly answers: Answers
  readonly asked: readonly string[]
}

interface Shown {
  readonly service: ServiceInWords
  readonly said: Said
  readonly simulation: Simulation
  /** The question on the page; none when there is nothing more to ask. */
  readonly question: Field | undefined
  /** What was typed to it so far. */
  readonly typed?: Answers | undefined
  readonly errors?: Readonly<Record<string, string>> | undefined
}

function fieldsOf({ definition }: ServiceInWords): readonly Field[] {
  return withoutFiles(definition.pages.flatMap((page) => page.fields))
}

/** The simulation of what was said; what no longer fits the service is left out. */
async function simulate({ call }: PageRequest, service: ServiceInWords, said: Said): Promise<Simulation | undefined> {
  const { done } = await orRefusal(
    call(simulateOperation, { serviceId: service.id, ...said, asked: [...said.asked] }),
    [invalidInput, caseErrors.serviceWithdrawn],
  )
  return done
}

function SimulationPage({ request, shown }: { request: PageRequest; shown: Shown }) {
  const { view, locale } = request
  const { service, said, simulation, question, typed = {}, errors = {} } = shown
  const t = serviceWords(locale)
  const title = t('simulationOf', { service: service.say('service.title') })
  const done = question === undefined
  return (
    <Page
      view={view}
      title={title}
      description={t('simulationLead')}
      breadcrumb={[
        { label: t('services'), path: servicesPath.to() },
        { label: service.say('service.title'), path: servicePath.to({ serviceId: service.id }) },
        { label: t('simulation') },
      ]}
    >
      <ErrorSummary
        locale={locale}
        errors={question === undefined ? [] : summaryOf([question], errors, service.texts, locale)}
      />
      <h1>{title}</h1>
      <p class="lead">{t('simulationLead')}</p>
      <Form
        view={view}
        action={href(view, simulatePath.to({ serviceId: service.id }))}
        hidden={{ [answersName]: JSON.stringify(said.answers), [askedName]: said.asked.join(' ') }}
      >
        {question === undefined ? null : (
          <>
            <p aria-live="polite">{t('questionsLeft', { count: simulation.left })}</p>
            <FieldControls
              view={view}
              fields={[{ ...question, visibleIf: undefined }]}
              texts={service.texts}
              answers={typed}
              facts={factsOf(service.definition, { ...said.answers, ...typed }, plainDate(simulation.today))}
              live={false}
              today={simulation.today}
              errors={errors}
            />
            <ButtonRow>
              <Button name={doName} value="next">
                {t('simulationNext')}
              </Button>
              <Button name={doName} value="skip" kind="link">
                {t('simulationSkip')}
              </Button>
            </ButtonRow>
          </>
        )}
        <Given view={view} service={service} answers={said.answers} changeName={doName} changePrefix={changePrefix} />
      </Form>
      <SimulationResult locale={locale} service={service} simulation={simulation} done={done} />
      {done ? (
        <Callout title={t('simulationThen')}>
          <p>{t('simulationThenText')}</p>
          <LinkButton href={href(view, applyPath.to({ serviceId: service.id }))}>{t('applyOnline')}</LinkButton>
        </Callout>
      ) : null}
    </Page>
  )
}

function readSaid(form: Posted, service: ServiceInWords): Said {
  const known = new Set(fieldsOf(service).map(({ stableId }) => stableId))
  const parsed = Answers.safeParse(jsonOf(form.text(answersName)))
  const answers = Object.entries(parsed.data ?? {}).filter(([id]) => known.has(id))
  const asked = form.text(askedName).split(' ')
  return { answers: Object.fromEntries(answers), asked: asked.filter((id) => known.has(id)) }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}

const nothingSaid: Said = { answers: {}, asked: [] }

/** The next page of a simulation, on the question that says most. */
async function show(request: PageRequest, service: ServiceInWords, said: Said): Promise<Shown> {
  const kept = await simulate(request, service, said)
  const simulation = kept ?? (await request.call(simulateOperation, { serviceId: service.id }))
  const question = fieldsOf(service).find(({ stableId }) => stableId === simulation.next)
  return { service, said: kept ? said : nothingSaid, simulation, question }
}

export const startSimulation = definePage({
  path: simulatePath,
  access: 'public',
  async show(request) {
    const service = await loadService(request)
    if (service.withdrawn) return request.redirect(servicePath.to({ serviceId: service.id }))
    return <SimulationPage request={request} shown={await show(request, service, nothingSaid)} />
  },
})

/** Asks a question again: what was said to it, and all that was asked under it, is taken back. */
function takeBack({ answers, asked }: Said, field: string): Said {
  const { [field]: _gone, ...rest } = answers
  return { answers: rest, asked: asked.filter((id) => id !== field) }
}

export const goOnSimulating = defineForm({
  path: simulatePath,
  access: 'public',
  async submit(request, form) {
    const { context, locale } = request
    const service = await loadService(request)
    if (service.withdrawn) return request.redirect(servicePath.to({ serviceId: service.id }))
    const said = readSaid(form, service)
    const button = form.text(doName)
    if (button.startsWith(changePrefix)) {
      const field = button.slice(changePrefix.length)
      const before = await show(request, service, takeBack(said, field))
      const question = fieldsOf(service).find(({ stableId }) => stableId === field)
      const typed = Object.fromEntries(Object.entries(said.answers).filter(([id]) => id === field))
      return <SimulationPage request={request} shown={{ ...before, question, typed }} />
    }
    const { answers: typed, shown } = readAnswers(fieldsOf(service), form, locale)
    const question = fieldsOf(service).find(({ stableId }) => stableId === shown[0] && form.has('_shown'))
    if (!question) return <SimulationPage request={request} shown={await show(request, service, said)} />
    const edit = readRowEdit([question], button)
    const given = edit ? editRows(typed, edit) : button === 'skip' ? {} : typed
    const now: Said = edit
      ? said
      : { answers: { ...said.answers, ...given }, asked: [...said.asked, question.stableId] }
    const { done, refused } = await orRefusal(
      request.call(simulateOperation, { serviceId: service.id, answers: now.answers, asked: [...now.asked] }),
      [invalidInput],
    )
    if (done && !edit) return <SimulationPage request={request} shown={await show(request, service, now)} />
    const before = await show(request, service, said)
    const errors = refused?.code === invalidInput.code && !edit ? errorsOf(refused, locale) : {}
    const again = <SimulationPage request={request} shown={{ ...before, question, typed: given, errors }} />
    return edit ? again : context.html(markup(again), 422)
  },
})

/** Issues of the answers, by their own path. */
function errorsOf(refused: unknown, locale: 'it' | 'en'): Record<string, string> {
  const issues = refused instanceof Error && 'issues' in refused && Array.isArray(refused.issues) ? refused.issues : []
  return Object.fromEntries(
    issues.map((issue: { path: string; message: Record<'it' | 'en', string> }) => [
      issue.path.replace(/^answers\./, ''),
      issue.message[locale],
    ]),
  )
}
