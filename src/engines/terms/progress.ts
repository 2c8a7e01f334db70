import type { Calendar } from '#kernel/calendars.ts'
import { dueDate, type SuspendedDays, type Term } from '#kernel/terms.ts'
import type { PlainDate } from '#kernel/dates.ts'
import type { ClockDefinition } from '#engines/terms/definition.ts'
import type { RefusalReason } from '#engines/terms/refusal.ts'

/** A suspension of the current run. `to` is already its last day, when time alone ends it. */
export type Interval = SuspendedDays & {
  readonly id: string
  readonly norm: string
  /** Last day on which an answer still counts. */
  readonly answerBy: PlainDate
  readonly answered: boolean
  /** First day on which the clock is no longer suspended. */
  readonly resumesOn: PlainDate
}

export type Refusal = { readonly fact: string; readonly on: PlainDate; readonly reason: RefusalReason }

/** What the facts so far have made of a clock. */
export type Progress = {
  readonly receivedOn?: PlainDate
  readonly startedOn?: PlainDate
  readonly intervals: readonly Interval[]
  readonly waiting?: { readonly state: string; readonly since: PlainDate; readonly restart: string }
  readonly pastRuns: readonly { readonly startedOn: PlainDate; readonly toldOn: PlainDate; readonly again: PlainDate }[]
  readonly uses: Readonly<Record<string, number>>
  readonly prevented?: string
  /** The due date that passed without an end. */
  readonly expiredDue?: PlainDate
  readonly end?: {
    readonly state: string
    readonly on: PlainDate
    readonly late: boolean
    readonly effectiveFrom: 'start' | 'event' | undefined
  }
  readonly ineffective?: string
  readonly refusals: readonly Refusal[]
  readonly seen: readonly string[]
}

export const NOTHING_YET: Progress = { intervals: [], pastRuns: [], uses: {}, refusals: [], seen: [] }

/** A definition with its references resolved for one calendar. */
export type Rules = { readonly definition: ClockDefinition; readonly term: Term; readonly calendar: Calendar }

/** The due date, or undefined while there is none in law: not started, or waiting for the applicant. */
export function dueOf({ term, calendar }: Rules, progress: Progress): PlainDate | undefined {
  if (progress.startedOn === undefined || progress.waiting) return undefined
  return dueDate(calendar, progress.startedOn, term, progress.intervals)
}

/** Lets time alone act up to the beginning of `day`: a term that ended before it, with no end recorded, has expired. */
export function lapse(rules: Rules, progress: Progress, day: PlainDate): Progress {
  if (progress.end || progress.expiredDue || progress.prevented) return progress
  const due = dueOf(rules, progress)
  return due !== undefined && due < day ? { ...progress, expiredDue: due } : progress
}

/** The state that `ends[].from` speaks of. */
export function endableState({ definition }: Rules, progress: Progress): string {
  return progress.end?.state ?? (progress.expiredDue ? definition.onExpiry.state : 'open')
}

export function start(progress: Progress, on: PlainDate): Progress {
  return { ...progress, receivedOn: on, startedOn: on }
}
