import type { Calendar } from '#kernel/calendars.ts'
import { addDays, romeDate, startOfRomeDay } from '#kernel/dates.ts'
import { dueDate } from '#kernel/terms.ts'
import type { ClockReading } from '#engines/terms/index.ts'
import type { ServiceDefinition } from '../../definition.ts'
import { flagList } from '../../fold.ts'
import type { CaseFact } from '../../fold.ts'
import { factsOfClock } from '../references.ts'
import { readLegal } from '../../legal.ts'
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

interface Told {
  /** Flags that an action waits for: any other changes nothing in how the case goes on. */
  readonly flags: ReadonlySet<string>
  /** Facts that some clock knows. */
  readonly facts: ReadonlySet<string>
  /** Those that a clock counts or asks for, and up to how many times the count matters. */
  readonly caps: ReadonlyMap<string, number>
}

function learn(definition: ServiceDefinition): Told {
  const { actions, clocks } = definition
  const caps = new Map<string, number>()
  const count = (fact: string, times: number) => caps.set(fact, Math.max(times, caps.get(fact) ?? 0))
  for (const { suspensions, restarts, ends } of clocks) {
    for (const { startOn, times = 1 } of [...suspensions, ...restarts]) count(startOn, times)
    for (const fact of ends.flatMap(({ requires = [] }) => requires)) count(fact, 1)
  }
  const flags = actions.flatMap(({ needsFlag, unlessFlag }) => [...flagList(needsFlag), ...flagList(unlessFlag)])
  return { flags: new Set(flags), facts: new Set(clocks.flatMap(factsOfClock)), caps }
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

interface ClocksReading {
  readonly key: string
  readonly instants: readonly Date[]
  readonly runs: boolean
}

function readClocks(
  definition: ServiceDefinition,
  { caps }: Told,
  facts: readonly CaseFact[],
  at: Date,
  calendar: Calendar,
): ClocksReading {
  const { byId } = readLegal(definition, facts, at, calendar)
  const clocks = definition.clocks.flatMap((clock) => {
    const reading = byId[clock.id]
    return reading ? [{ clock, reading }] : []
  })
  const used = [...caps].map(([fact, times]) => Math.min(times, facts.filter((one) => one.fact === fact).length))
  return {
    key: [used.join(','), ...clocks.map(({ clock, reading }) => clockKey(clock, reading, at, calendar))].join('|'),
    instants: clocks
      .flatMap(({ clock, reading }) => instantsOf(clock, reading, calendar))
      .filter((instant) => instant > at)
      .sort((a, b) => a.getTime() - b.getTime()),
    runs: clocks.some(({ reading }) => reading.phase === 'open'),
  }
}

/** A reader of the cases of a service; it keeps what it has read of their clocks, since most actions move none. */
export function situationReader(definition: ServiceDefinition, calendar: Calendar) {
  const told = learn(definition)
  const read = new Map<string, ClocksReading>()
  return ({ state }: PlayedCase, at: Date): Reading => {
    const facts = state.facts.filter(({ fact }) => told.facts.has(fact))
    const name = `${at.getTime()} ${facts.map((one) => `${one.fact}@${one.at}`).join(' ')}`
    const clocks = read.get(name) ?? readClocks(definition, told, facts, at, calendar)
    read.set(name, clocks)
    const flags = state.flags.filter((flag) => told.flags.has(flag)).join(',')
    return { ...clocks, key: `${state.state}|${state.outcome}|${flags}|${clocks.key}` }
  }
}

/** Days from the receipt of a case to an instant. */
export const dayOfCase = (start: Date, at: Date): number =>
  Math.round((startOfRomeDay(romeDate(at)).getTime() - startOfRomeDay(romeDate(start)).getTime()) / 86_400_000)
