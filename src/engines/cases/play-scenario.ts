import type { Calendar } from '#kernel/calendars.ts'
import { italianCalendar } from '#kernel/calendars.ts'
import { mayDo } from './allowed.ts'
import type { Situation } from './allowed.ts'
import { romeDate } from '#kernel/dates.ts'
import { factsOf, factsOfForm } from './facts.ts'
import { amendments } from './amend.ts'
import { Answers } from './answer-value.ts'
import { checkFields, unknownFields } from './answers.ts'
import type { Action, Scenario, ServiceDefinition } from './definition.ts'
import type { Field } from './fields/field.ts'
import { apply, unborn } from './fold.ts'
import { answersFrom } from './messages/answers-from.ts'
import type { CaseState, RecordedAction } from './fold.ts'
import { readLegal, timedEvents } from './legal.ts'
import type { TimedEvent } from './legal.ts'

const office = 'office'
const applicant = 'applicant'
const handler = 'handler'
const head = 'head'

/** A case with the actions that made it: what a scenario is played on, with no database. */
export interface PlayedCase {
  /** Answers of the case as they stand, where a guard reads them. */
  readonly application: Answers
  /** What each step said, where its story gives it. */
  readonly later?: readonly Answers[]
  readonly state: CaseState
  readonly actions: readonly RecordedAction[]
}

/** What came of a scenario. */
export interface Played extends PlayedCase {
  /** Last day of the term that is due first at the end, if one still runs. */
  readonly due: string | undefined
  /** Where the story went otherwise than it says; paths are within the scenario. */
  readonly problems: readonly { readonly path: string; readonly message: string }[]
}

type Effect = Pick<RecordedAction, 'type' | 'actorKind' | 'actorId' | 'subjectId' | 'at' | 'fact'>

function append(definition: ServiceDefinition, played: PlayedCase, effect: Effect): PlayedCase {
  const { state, actions } = played
  const action = { ...effect, seq: state.revision + 1, factAt: effect.fact === null ? null : effect.at }
  return { ...played, state: apply(definition, state, action), actions: [...actions, action] }
}

/** A case at its first action: received, with a head of office in charge. */
export function openPlayed(definition: ServiceDefinition, at: Date, application: Answers = {}): PlayedCase {
  const submit = {
    type: 'submit',
    actorKind: 'person',
    actorId: applicant,
    subjectId: head,
    at,
    fact: 'received',
  } as const
  return append(definition, { application, state: unborn, actions: [] }, submit)
}

/** The case after one thing that time made happen, at its instant. */
export function happenPlayed(
  definition: ServiceDefinition,
  played: PlayedCase,
  { action, at }: Pick<TimedEvent, 'action' | 'at'>,
): PlayedCase {
  const { id, fact = null } = action
  return append(definition, played, { type: id, actorKind: 'system', actorId: null, subjectId: null, at, fact })
}

/** The case after time has acted on it up to an instant, as the worker would write it. */
export function letTimePass(
  definition: ServiceDefinition,
  given: PlayedCase,
  until: Date,
  calendar: Calendar,
): PlayedCase {
  let played = given
  for (;;) {
    const [event] = timedEvents(definition, played.state, until, calendar)
    if (!event || event.at > until) return played
    played = happenPlayed(definition, played, event)
    // a system action that leaves the case where it was would happen again for ever
    if (played.actions.length > 1_000) throw new Error(`${event.action.id} never ends`)
  }
}

function actorOf({ by }: Action): Situation['actor'] {
  if (by === 'applicant') return { kind: 'person', personId: applicant }
  if (by === 'system') return { kind: 'system', name: 'scenario' }
  const officerId = by === 'responsible' ? head : handler
  return { kind: 'officer', officerId, personId: officerId }
}

function permission(
  definition: ServiceDefinition,
  { state, application }: PlayedCase,
  action: Action,
  now: Date,
  calendar: Calendar,
) {
  const consults = Object.fromEntries((definition.opinions ?? []).map(({ id }) => [id, id]))
  const memberships = [office, ...Object.values(consults)].map(
    (officeId) => ({ officeId, role: 'handler', contentTypes: null }) as const,
  )
  const who = {
    officeId: office,
    applicantId: applicant,
    actor: actorOf(action),
    memberships,
    pendingActions: [],
    unopenable: {},
    disposed: false,
  }
  // that all was paid is told by the payment system: in a story it happens when the story says so
  if (action.when?.event === 'paid')
    return action.from.includes(state.state)
      ? ({ ok: true } as const)
      : ({ ok: false, reason: { it: '', en: 'nothing waits for a payment' } } as const)
  const say = (key: string) => ({ it: key, en: key })
  return mayDo({ ...who, consulted: [], consults, application, definition, state, now, calendar, say }, action)
}

/** The actions that somebody, whoever it is, may do on the case at an instant. */
export function possibleActions(
  definition: ServiceDefinition,
  played: PlayedCase,
  now: Date,
  calendar: Calendar,
): readonly Action[] {
  return definition.actions.filter((action) => permission(definition, played, action, now, calendar).ok)
}

/** Why nobody may do an action on the case at an instant, in English; nothing when somebody may. */
export function whyRefused(
  definition: ServiceDefinition,
  played: PlayedCase,
  action: Action,
  now: Date,
  calendar: Calendar,
): string | undefined {
  const may = permission(definition, played, action, now, calendar)
  return may.ok ? undefined : may.reason.en
}

/** The case after an action. One that writes a document is taken as signed, sent and delivered at that instant. */
export function doPlayed(definition: ServiceDefinition, played: PlayedCase, action: Action, at: Date): PlayedCase {
  const actor = actorOf(action)
  const actorId = actor.kind === 'person' ? actor.personId : actor.kind === 'officer' ? actor.officerId : null
  const actorKind = actor.kind === 'person' ? 'person' : actor.kind === 'system' ? 'system' : 'officer'
  return append(definition, played, {
    type: action.id,
    actorKind,
    actorId,
    subjectId: null,
    at,
    fact: action.fact ?? null,
  })
}

/** What is wrong with the answers of a step; a step without answers says nothing of its form. */
function answerProblems(action: Action, given: Readonly<Record<string, unknown>> | undefined, at: Date): string[] {
  if (given === undefined) return []
  const answers = Answers.safeParse(given)
  if (!answers.success) return ['answers have the wrong shape']
  const issues = [
    ...unknownFields(action.form, answers.data),
    ...checkFields(action.form, answers.data, factsOfForm(action.form, answers.data, romeDate(at))),
  ]
  return issues.map(({ path, message }) => `${path}: ${typeof message === 'string' ? message : message.en}`)
}

interface Progress {
  readonly played: PlayedCase
  readonly problems: readonly { readonly path: string; readonly message: string }[]
}

const reopened = (field: Field): Field => ({
  ...field,
  closed: undefined,
  fields: field.fields?.map((inner) => ({ ...inner, closed: undefined })),
})

/** The case that a message opens: what it says must pass the form, but for what a profile would answer. */
function beginFrom(
  definition: ServiceDefinition,
  { kind, facts }: NonNullable<Scenario['message']>,
  at: Date,
): Progress {
  const opening = definition.opensFrom?.find(({ message }) => message === kind)
  if (!opening)
    return {
      played: openPlayed(definition, at),
      problems: [{ path: 'message.kind', message: `the service does not open from ${kind}` }],
    }
  const application = answersFrom(opening, definition.pages, facts)
  const asked = definition.pages.flatMap((page) => page.fields).filter(({ source }) => source !== 'profile')
  const issues = checkFields(asked, application, factsOf(definition, application, romeDate(at)))
  return {
    played: openPlayed(definition, at, application),
    problems: issues.map(({ path, message }) => ({ path: `message.facts: ${path}`, message: message.en })),
  }
}

/** The case of a scenario as it is submitted; its application, where it gives one, must pass the form. */
function begin(definition: ServiceDefinition, scenario: Scenario): Progress {
  const at = new Date(scenario.submittedAt)
  if (scenario.message) return beginFrom(definition, scenario.message, at)
  const application = Answers.safeParse(scenario.application ?? {})
  if (!application.success)
    return { played: openPlayed(definition, at), problems: [{ path: 'application', message: 'has the wrong shape' }] }
  // a story may be of the time before an option was closed
  const fields = definition.pages.flatMap((page) => page.fields).map(reopened)
  const facts = factsOf(definition, application.data, romeDate(at))
  const issues = [...unknownFields(fields, application.data), ...checkFields(fields, application.data, facts)]
  return {
    played: openPlayed(definition, at, application.data),
    problems:
      scenario.application === undefined
        ? []
        : issues.map(({ path, message }) => ({ path: `application.${path}`, message: message.en })),
  }
}

/**
 * Plays a scenario over the fold and the clocks, with the guards that hold for people. A step marked `refused` must be
 * refused and changes nothing. Pure.
 */
export function playScenario(
  definition: ServiceDefinition,
  scenario: Scenario,
  calendar: Calendar = italianCalendar(),
): Played {
  const start = begin(definition, scenario)
  const { played: last, problems } = scenario.steps.reduce<Progress>((progress, step, index) => {
    const path = `steps.${index}`
    const at = new Date(step.at)
    const wrong = (message: string, where = 'action') => ({ path: `${path}.${where}`, message })
    const previous = progress.played.actions.at(-1)
    if (previous && at < previous.at)
      return { ...progress, problems: [...progress.problems, wrong('comes before the step above it', 'at')] }
    const played = letTimePass(definition, progress.played, at, calendar)
    const action = definition.actions.find(({ id }) => id === step.action)
    if (!action) return { played, problems: [...progress.problems, wrong(`no action ${step.action}`)] }
    const may = permission(definition, played, action, at, calendar)
    if (step.refused)
      return {
        played,
        problems: may.ok ? [...progress.problems, wrong(`${step.action} should be refused`)] : progress.problems,
      }
    if (!may.ok)
      return {
        played,
        problems: [...progress.problems, wrong(`${step.action} is refused in ${played.state.state}: ${may.reason.en}`)],
      }
    const inForm = answerProblems(action, step.answers, at).map((message) => wrong(message, 'answers'))
    const said = Answers.safeParse(step.answers ?? {}).data ?? {}
    const { application, later = [] } = played
    const amended = {
      ...played,
      application: { ...application, ...amendments(action, said, later) },
      later: [...later, said],
    }
    return { played: doPlayed(definition, amended, action, at), problems: [...progress.problems, ...inForm] }
  }, start)
  const { expect } = scenario
  const at = new Date(expect.at)
  const end = letTimePass(definition, last, at, calendar)
  const due = readLegal(definition, end.state.facts, at, calendar).next?.due
  const differs = (path: string, found: string | undefined, wanted: string | undefined) =>
    found === wanted ? [] : [{ path: `expect.${path}`, message: `is ${found ?? 'none'}, not ${wanted ?? 'none'}` }]
  return {
    ...end,
    due,
    problems: [
      ...problems,
      ...differs('state', end.state.state, expect.state),
      ...differs('outcome', end.state.outcome ?? undefined, expect.outcome),
      ...differs('due', due, expect.due),
    ],
  }
}
