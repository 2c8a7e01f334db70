import type { Calendar } from '#kernel/calendars.ts'
import { addDays, romeDate, startOfRomeDay } from '#kernel/dates.ts'
import { dueDate } from '#kernel/terms.ts'
import { readClock } from '#engines/terms/index.ts'
import type { ClockReading } from '#engines/terms/index.ts'
import type { ServiceDefinition } from '../../definition.ts'
import { flagList } from '../../fold.ts'
import type { CaseFact } from '../../fold.ts'
import { factsOfClock } from '../references.ts'
import { factsOf } from '../../legal.ts'
import type { PlayedCase } from '../../play-scenario.ts'

type Clock = ServiceDefinition['clocks'][number]

/** What decides how a case can go on: two cases with the same key can go on in the same ways. */
export interface Reading {
  readonly key: string
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

function instantsOf(clock: Clock, reading: ClockReading, calendar: Calendar): Date[] {
  const { due, expiresAt, phase, suspensions } = reading
  const ends = suspensions.filter(({ open }) => open).map(({ to }) => startOfRomeDay(addDays(to, 1)))
  if (phase !== 'open' || due === undefined || expiresAt === undefined) return ends
  // the last day of a term is an instant of its own: what begins on it outlasts the term
  const days = [0, ...clock.warnAt].map((before) => startOfRomeDay(addDays(due, -before)))
  return [...ends, ...days, expiresAt, ...restartLimits(clock, reading, calendar)]
}

function clockKey(clock: Clock, reading: ClockReading, at: Date, calendar: Calendar): string {
  const { phase, state, suspensions, warnings, daysLeft } = reading
  const open = suspensions.filter((suspension) => suspension.open).map(({ id }) => id)
  const inTime = restartLimits(clock, reading, calendar).filter((limit) => at < limit).length
  return `${phase} ${state} ${open.join('+')} ${warnings.length} ${daysLeft === 0 ? 'last' : ''} ${inTime}`
}

/** A reader of one clock; it keeps what it has read, since most actions move most clocks not at all. */
function clockReader(clock: Clock, { clocks }: ServiceDefinition, calendar: Calendar) {
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
    const found = {
      key: `${used.join(',')} ${clockKey(clock, reading, at, calendar)}`,
      instants: instantsOf(clock, reading, calendar).filter((instant) => instant > at),
      runs: reading.phase === 'open',
    }
    read.set(name, found)
    return found
  }
}

/** A reader of the cases of a service. */
export function situationReader(definition: ServiceDefinition, calendar: Calendar) {
  const { actions, clocks } = definition
  const readers = clocks.map((clock) => clockReader(clock, definition, calendar))
  // any other flag changes nothing in how the case goes on
  const waitedFor = new Set(
    actions.flatMap(({ needsFlag, unlessFlag }) => [...flagList(needsFlag), ...flagList(unlessFlag)]),
  )
  return ({ state }: PlayedCase, at: Date): Reading => {
    const readings = readers.map((read) => read(state.facts, at))
    const flags = state.flags.filter((flag) => waitedFor.has(flag)).join(',')
    return {
      key: `${state.state}|${state.outcome}|${flags}|${readings.map(({ key }) => key).join('|')}`,
      instants: readings.flatMap(({ instants }) => instants).sort((a, b) => a.getTime() - b.getTime()),
      runs: readings.some(({ runs }) => runs),
    }
  }
}

/** Days from the receipt of a case to an instant. */
export const dayOfCase = (start: Date, at: Date): number =>
  Math.round((startOfRomeDay(romeDate(at)).getTime() - startOfRomeDay(romeDate(start)).getTime()) / 86_400_000)
