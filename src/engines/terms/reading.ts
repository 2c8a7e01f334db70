import { addDays, daysBetween, startOfRomeDay, type PlainDate } from '#kernel/dates.ts'
import type { Calendar } from '#kernel/calendars.ts'
import type { Text } from '#kernel/text.ts'
import type { ClockDefinition, ClockDefinitions } from '#engines/terms/definition.ts'
import { dayOf, type Fact, type Moment } from '#engines/terms/facts.ts'
import { foldFacts, rulesOf } from '#engines/terms/fold.ts'
import { dueOf, type Progress, type Refusal, type Rules } from '#engines/terms/progress.ts'
import type { RefusalReason } from '#engines/terms/refusal.ts'
import { latestDue, stepsOf, type ClockStep } from '#engines/terms/steps.ts'

export type ClockPhase = 'not-started' | 'open' | 'waiting' | 'expired' | 'ended'

export type SuspensionReading = {
  readonly id: string
  readonly from: PlainDate
  /** Last suspended day; while `open`, the latest there can be without an answer. */
  readonly to: PlainDate
  readonly cause: Text
  readonly norm: string
  readonly open: boolean
}

/** The legal state of a clock at a moment: true whether or not any process was alive to see it come. */
export type ClockReading = {
  readonly clockId: string
  readonly phase: ClockPhase
  /** `running`, `suspended`, `not-started`, or a state named by the definition. */
  readonly state: string
  readonly receivedOn: PlainDate | undefined
  /** The day of the event from which the present term is counted: it differs from `receivedOn` after a restart. */
  readonly startedOn: PlainDate | undefined
  /** Last day of the term; undefined while there is none in law. While suspended, if nobody answers. */
  readonly due: PlainDate | undefined
  /** The due date if the applicant answers a notice on the last day allowed, when that is later than `due`. */
  readonly dueAtLatest: PlainDate | undefined
  /** The instant at which the day after `due` begins in Rome; undefined once an act, or a prevention, keeps it from expiring. */
  readonly expiresAt: Date | undefined
  /** Set once the term has expired, also when an act came later. */
  readonly expiredAt: Date | undefined
  readonly endedOn: PlainDate | undefined
  /** True when the act that ended the clock came after its due date. */
  readonly late: boolean
  /** Days to the due date, 0 on the day itself, negative after it; undefined unless the clock still runs. */
  readonly daysLeft: number | undefined
  readonly suspensions: readonly SuspensionReading[]
  readonly effectiveFrom: PlainDate | undefined
  /** Name of an act that came when silence had already had its effect. */
  readonly ineffective: string | undefined
  /** Facts that the clock could not take, in order. */
  readonly refusals: readonly Refusal[]
  /** The reason of the last of them. */
  readonly refused: RefusalReason | undefined
  /** The values of `warnAt` that have been reached. */
  readonly warnings: readonly number[]
  readonly steps: readonly ClockStep[]
}

function phaseOf({ end, expiredDue, waiting, startedOn }: Progress): ClockPhase {
  if (end) return 'ended'
  if (expiredDue) return 'expired'
  if (waiting) return 'waiting'
  return startedOn === undefined ? 'not-started' : 'open'
}

function stateOf({ definition }: Rules, progress: Progress, day: PlainDate): string {
  const { end, expiredDue, waiting, prevented, startedOn, intervals } = progress
  if (end) return end.state
  if (expiredDue) return definition.onExpiry.state
  if (waiting) return waiting.state
  if (prevented) return prevented
  if (startedOn === undefined) return 'not-started'
  return intervals.some(({ resumesOn }) => day < resumesOn) ? 'suspended' : 'running'
}

function effectiveFrom({ definition }: Rules, progress: Progress): PlainDate | undefined {
  const { end, expiredDue, receivedOn } = progress
  const rule = end ? end.effectiveFrom : expiredDue && definition.onExpiry.effectiveFrom
  if (rule === undefined) return undefined
  if (rule === 'start') return receivedOn
  return end ? end.on : expiredDue && addDays(expiredDue, 1)
}

function suspensionsOf({ intervals, end }: Progress, day: PlainDate): SuspensionReading[] {
  return intervals.map(({ id, from, to, cause, norm, resumesOn }) => ({
    id,
    from,
    to,
    cause,
    norm,
    open: !end && day < resumesOn,
  }))
}

function dayAfter(date: PlainDate | undefined): Date | undefined {
  return date && startOfRomeDay(addDays(date, 1))
}

function read(rules: Rules, progress: Progress, day: PlainDate): ClockReading {
  const phase = phaseOf(progress)
  const due = dueOf(rules, progress)
  const latest = latestDue(rules, progress, day)
  const daysLeft = due && phase === 'open' ? daysBetween(day, due) : undefined
  return {
    clockId: rules.definition.id,
    phase,
    state: stateOf(rules, progress, day),
    receivedOn: progress.receivedOn,
    startedOn: progress.startedOn,
    due,
    dueAtLatest: latest && latest.due !== due ? latest.due : undefined,
    expiresAt: progress.end || progress.prevented ? undefined : dayAfter(due),
    expiredAt: dayAfter(progress.expiredDue),
    endedOn: progress.end?.on,
    late: progress.end?.late === true,
    daysLeft,
    suspensions: suspensionsOf(progress, day),
    effectiveFrom: effectiveFrom(rules, progress),
    ineffective: progress.ineffective,
    refusals: progress.refusals,
    refused: progress.refusals.at(-1)?.reason,
    warnings: rules.definition.warnAt.filter((days) => daysLeft !== undefined && daysLeft <= days),
    steps: stepsOf(rules, progress, day),
  }
}

/**
 * Reads a clock at a moment: an instant, or a date for the end of that day in Rome. Facts that happened later are
 * ignored, so a reading of the past never changes. `clocks` holds the clocks that the definition refers to; throws
 * Error when one is missing. Follows L. 241/1990 and civil code art. 2963 as far as the definition says so.
 */
export function readClock(
  definition: ClockDefinition,
  facts: readonly Fact[],
  at: Moment,
  calendar: Calendar,
  clocks: ClockDefinitions = [],
): ClockReading {
  const progress = foldFacts(definition, facts, at, calendar, clocks)
  return read(rulesOf(definition, calendar, clocks), progress, dayOf(at))
}
