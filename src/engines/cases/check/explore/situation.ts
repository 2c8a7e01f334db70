import type { Calendar } from '#kernel/calendars.ts'
import { addDays, romeDate, startOfRomeDay } from '#kernel/dates.ts'
import { dueDate } from '#kernel/terms.ts'
import { askedFact, readClock } from '#engines/terms/index.ts'
import type { ClockReading } from '#engines/terms/index.ts'
import type { Action, ServiceDefinition } from '../../definition.ts'
import { flagList } from '../../fold.ts'
import type { CaseFact } from '../../fold.ts'
import { reachable } from '../flow.ts'
import { factsOfClock } from '../references.ts'
import { factsOf } from '../../legal.ts'
import type { PlayedCase } from '../../play-scenario.ts'

type Clock = ServiceDefinition['clocks'][number]

/** What decides how a case can go on: two cases with the same key can go on in the same ways. */
export interface Reading {
  readonly key: string
  /** The same without the order of what time brings, which the day of receipt may change: holidays move terms. */
  readonly stand: string
  /** Instants to come at which time alone may change something, the next first. */
  readonly instants: readonly Date[]
  /** Whether some term runs, of the case or of an opinion. */
  readonly runs: boolean
}

/** Facts that a clock counts or asks for, and up to how many times the count matters. */
function capsOf({ suspensions, restarts, ends }: Clock): ReadonlyMap<string, number> {
  const caps = new Map<string, number>()
  const count = (fact: string, times: number) => caps.set(fact, Math.max(times, caps.get(fact) ?? 0))
  for (const { startOn, times = 1 } of [...suspensions, ...restarts]) count(startOn, times)
  for (const fact of ends.flatMap(({ requires = [] }) => requires)) count(fact, 1)
  return caps
}

/** Facts that decide how a clock stands: its own, and those of the clocks it refers to. */
function factsBehind(clock: Clock, clocks: readonly Clock[]): ReadonlySet<string> {
  const { startOn } = clock
  const wanted = 'expiryOf' in startOn ? startOn.expiryOf : 'clock' in startOn ? startOn.clock : undefined
  const other = clocks.find(({ id }) => id === wanted)
  return new Set([...factsOfClock(clock), ...(other ? factsBehind(other, clocks) : [])])
}

/** Day after which a request can no longer be told incomplete, for each of the ways of a clock to start anew. */
function restartLimits({ restarts }: Clock, { startedOn, phase }: ClockReading, calendar: Calendar): Date[] {
  if (startedOn === undefined || phase !== 'open') return []
  return restarts.map(({ within }) => startOfRomeDay(addDays(dueDate(calendar, startedOn, within), 1)))
}

/** An instant to come at which time alone may change something, and what it is. */
interface Milestone {
  readonly at: Date
  readonly what: string
}

/** Days before the end of a term on which something happens: reminders of the program, and the last day of all. */
function daysThatMatter({ id, suspensions, restarts }: Clock, actions: readonly Action[]): number[] {
  const reminders = actions.flatMap(({ when }) => (when?.event === 'warned' && when.clock === id ? [when.days] : []))
  // the last day of a term is an instant of its own: what begins on it outlasts the term
  return suspensions.length + restarts.length > 0 ? [0, ...reminders] : reminders
}

function milestonesOf(
  clock: Clock,
  reading: ClockReading,
  matters: readonly number[],
  calendar: Calendar,
): Milestone[] {
  const { due, expiresAt, phase, suspensions } = reading
  const ends = suspensions
    .filter(({ open }) => open)
    .map(({ id, to }) => ({ at: startOfRomeDay(addDays(to, 1)), what: `end of ${id}` }))
  if (phase !== 'open' || due === undefined || expiresAt === undefined) return ends
  const days = matters.map((before) => ({ at: startOfRomeDay(addDays(due, -before)), what: `-${before}` }))
  const limits = restartLimits(clock, reading, calendar).map((at, index) => ({ at, what: `limit ${index}` }))
  return [...ends, ...days, { at: expiresAt, what: 'expiry' }, ...limits].sort(
    (a, b) => a.at.getTime() - b.at.getTime(),
  )
}

function standOf({ phase, state, suspensions }: ClockReading, inTime: number): string {
  const open = suspensions.filter((suspension) => suspension.open).map(({ id }) => id)
  return `${phase} ${state} ${open.join('+')} ${inTime}`
}

/** A reader of one clock; it keeps what it has read, since most actions move most clocks not at all. */
function clockReader(clock: Clock, { clocks, actions }: ServiceDefinition, calendar: Calendar) {
  const matters = daysThatMatter(clock, actions)
  const known = factsBehind(clock, clocks)
  const caps = [...capsOf(clock)]
  const read = new Map<string, Reading>()
  return (all: readonly CaseFact[], at: Date): Reading => {
    const facts = all.filter(({ fact }) => known.has(fact))
    const name = `${at.getTime()} ${facts.map((one) => `${one.fact}@${one.at}`).join(' ')}`
    const kept = read.get(name)
    if (kept) return kept
    const reading = readClock(clock, factsOf(facts), at, calendar, clocks)
    const used = caps.map(([fact, times]) => Math.min(times, facts.filter((one) => one.fact === fact).length))
    const ahead = milestonesOf(clock, reading, matters, calendar).filter((milestone) => milestone.at > at)
    const inTime = ahead.filter(({ what }) => what.startsWith('limit')).length
    const stand = `${used.join(',')} ${standOf(reading, inTime)}`
    const found = {
      // two that are suspended may differ in what comes first, the answer's last day or a reminder
      key: `${stand} ${ahead.map(({ what }) => what).join(' ')}`,
      stand,
      instants: ahead.map((milestone) => milestone.at),
      runs: reading.phase === 'open',
    }
    read.set(name, found)
    return found
  }
}

/** What can still matter of a case, by its state: the flags and clocks that some action to come reads. */
function livingIn({ actions, clocks }: ServiceDefinition) {
  const behind = clocks.map((clock) => factsBehind(clock, clocks))
  const known = new Map<string, { readonly flags: ReadonlySet<string>; readonly clocks: readonly number[] }>()
  return (state: string) => {
    const kept = known.get(state)
    if (kept) return kept
    const states = reachable(actions, state)
    const ahead = actions.filter(({ from }) => from.some((one) => states.has(one)))
    const facts = new Set(ahead.flatMap(({ fact, asks = [] }) => [fact ?? '', ...asks.map(askedFact)]))
    const named = new Set(
      ahead.flatMap(({ when, gives, awaits = [] }) => [
        when && 'clock' in when ? when.clock : '',
        gives ?? '',
        ...awaits,
      ]),
    )
    const found = {
      flags: new Set(ahead.flatMap(({ needsFlag, unlessFlag }) => [...flagList(needsFlag), ...flagList(unlessFlag)])),
      clocks: clocks.flatMap(({ id }, index) =>
        named.has(id) || [...(behind[index] ?? [])].some((fact) => facts.has(fact)) ? [index] : [],
      ),
    }
    known.set(state, found)
    return found
  }
}

/** A reader of the cases of a service. */
export function situationReader(definition: ServiceDefinition, calendar: Calendar) {
  const readers = definition.clocks.map((clock) => clockReader(clock, definition, calendar))
  const living = livingIn(definition)
  return ({ state }: PlayedCase, at: Date): Reading => {
    const alive = living(state.state)
    const readings = alive.clocks.flatMap((index) => readers[index]?.(state.facts, at) ?? [])
    const flags = state.flags.filter((flag) => alive.flags.has(flag)).join(',')
    const whole = (parts: readonly string[]) => [state.state, state.outcome, flags, ...parts].join('|')
    return {
      key: whole(readings.map(({ key }) => key)),
      stand: whole(readings.map(({ stand }) => stand)),
      instants: readings.flatMap(({ instants }) => instants).sort((a, b) => a.getTime() - b.getTime()),
      runs: readings.some(({ runs }) => runs),
    }
  }
}

/** Days from the receipt of a case to an instant. */
export const dayOfCase = (start: Date, at: Date): number =>
  Math.round((startOfRomeDay(romeDate(at)).getTime() - startOfRomeDay(romeDate(start)).getTime()) / 86_400_000)
