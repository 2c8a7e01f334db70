import type { Calendar } from '#kernel/calendars.ts'
import { italianCalendar } from '#kernel/calendars.ts'
import { addDays, startOfRomeDay } from '#kernel/dates.ts'
import type { PlainDate } from '#kernel/dates.ts'
import { readCase } from '#engines/terms/index.ts'
import type { CaseReading, ClockReading, Fact } from '#engines/terms/index.ts'
import type { TenantData } from '#platform/tenants/tenant.ts'
import type { Action, ServiceDefinition } from './definition.ts'
import { flagList } from './fold.ts'
import type { CaseFact, CaseState } from './fold.ts'

/** The calendar of a municipality: national holidays and its patron. */
export function calendarOf(tenant: Pick<TenantData, 'patron'>): Calendar {
  return italianCalendar(tenant.patron)
}

/** The facts of a snapshot as the clocks read them. */
export function factsOf(facts: readonly CaseFact[]): Fact[] {
  return facts.map(({ fact, at }) => ({ fact, at: new Date(at) }))
}

/** The legal state of a case at an instant. */
export function readLegal(
  definition: ServiceDefinition,
  facts: readonly CaseFact[],
  at: Date,
  calendar: Calendar,
): CaseReading {
  return readCase(definition.clocks, factsOf(facts), at, calendar)
}

type Clock = ServiceDefinition['clocks'][number]

const deciding: readonly Clock['onExpiry']['effect'][] = ['refuses', 'approves', 'deems-true']

/** The clock by whose end whoever applies has an answer: the one whose silence is an answer, or else the first. */
export function answeringClock({ clocks }: Pick<ServiceDefinition, 'clocks'>): Clock | undefined {
  return clocks.find(({ onExpiry }) => deciding.includes(onExpiry.effect)) ?? clocks[0]
}

/** The last day for an answer to an application received at an instant. */
export function dueIfReceived(definition: ServiceDefinition, at: Date, calendar: Calendar): PlainDate | undefined {
  const { byId } = readLegal(definition, [{ fact: 'received', at: at.toISOString() }], at, calendar)
  return byId[answeringClock(definition)?.id ?? '']?.due
}

/** Something that time alone makes happen, at its instant. */
export interface TimedEvent {
  readonly action: Action
  readonly clockId: string
  readonly at: Date
}

type OfClock = Extract<NonNullable<Action['when']>, { readonly clock: string }>

function instantsOf(reading: ClockReading, when: OfClock): Date[] {
  // what has ended needs no reminder
  if (when.event === 'warned')
    return reading.due && reading.phase !== 'ended' ? [startOfRomeDay(addDays(reading.due, -when.days))] : []
  if (when.event === 'expired') return [reading.expiredAt ?? reading.expiresAt].filter((at) => at !== undefined)
  return reading.suspensions
    .filter(({ id }) => when.suspension === undefined || id === when.suspension)
    .map(({ to }) => startOfRomeDay(addDays(to, 1)))
}

/**
 * What time makes of a case in its present state, earliest first: actions of the program whose instant has come or will
 * come. The worker only writes them; they are so in law whether or not it runs.
 */
export function timedEvents(
  definition: ServiceDefinition,
  state: CaseState,
  now: Date,
  calendar: Calendar,
): TimedEvent[] {
  const { byId } = readLegal(definition, state.facts, now, calendar)
  const last = state.facts.at(-1)
  const since = last ? new Date(last.at) : new Date(0)
  return definition.actions
    .filter(
      (action) =>
        action.by === 'system' &&
        action.from.includes(state.state) &&
        !flagList(action.unlessFlag).some((flag) => state.flags.includes(flag)) &&
        flagList(action.needsFlag).every((flag) => state.flags.includes(flag)),
    )
    .flatMap((action) => {
      const { when } = action
      const reading = when && when.event !== 'paid' ? byId[when.clock] : undefined
      if (!when || when.event === 'paid' || !reading) return []
      const instants = instantsOf(reading, when)
      return (
        instants
          // a reminder is due as long as its flag does not stand, also when something happened in between
          .filter((at) => at > since || when.event !== 'suspension-ended')
          .map((at) => ({ action, clockId: when.clock, at }))
      )
    })
    .sort((a, b) => a.at.getTime() - b.at.getTime())
}

/** What the snapshot keeps for worklists and for the sweep. */
export function deadlinesOf(definition: ServiceDefinition, state: CaseState, now: Date, calendar: Calendar) {
  const { next } = readLegal(definition, state.facts, now, calendar)
  const [event] = timedEvents(definition, state, now, calendar)
  return { dueOn: state.closedAt === null ? (next?.due ?? null) : null, nextDeadline: event?.at ?? null }
}
