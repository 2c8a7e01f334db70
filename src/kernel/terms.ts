import { holidayOn, isHoliday, isWorkingDay, type Calendar, type Holiday } from '#kernel/calendars.ts'
import { addDays, daysBetween, earlierOf, laterOf, type PlainDate } from '#kernel/dates.ts'
import type { Text } from '#kernel/text.ts'

/** A length of time in days. `rollover`: if it ends on a holiday it moves to the next day that is none. */
export type Term = {
  readonly count: number
  readonly unit: 'calendar' | 'working'
  readonly rollover: boolean
}

/** Days on which a term does not run: those after `from`, up to and with `to`. */
export type SuspendedDays = { readonly from: PlainDate; readonly to: PlainDate; readonly cause: Text }

/** Why a day is passed over, for each day of a run. */
export type PassedDay = { readonly on: PlainDate; readonly name: Text; readonly norm: string }

/** How a due date comes about, by runs of days in order: `from` and `to` are the first and the last day of the run. */
export type TermStep =
  | { readonly kind: 'event'; readonly on: PlainDate }
  | { readonly kind: 'counted'; readonly from: PlainDate; readonly to: PlainDate; first: number; last: number }
  | { readonly kind: 'passed-over'; readonly from: PlainDate; readonly to: PlainDate; days: readonly PassedDay[] }
  | { readonly kind: 'suspended'; readonly from: PlainDate; readonly to: PlainDate; days: number; cause: Text }
  | { readonly kind: 'rolled-over'; readonly from: PlainDate; readonly to: PlainDate; days: readonly PassedDay[] }
  | { readonly kind: 'due'; readonly on: PlainDate }

export type TermResult = { readonly due: PlainDate; readonly steps: readonly TermStep[] }

const SATURDAY: Pick<Holiday, 'name' | 'norm'> = {
  name: { it: 'Sabato', en: 'Saturday' },
  norm: 'non lavorativo negli uffici',
}

function passedDay(calendar: Calendar, on: PlainDate): PassedDay {
  const { name, norm } = holidayOn(calendar, on) ?? SATURDAY
  return { on, name, norm }
}

/** Position of a count: the last day looked at, and how many days have been counted. */
type Position = { readonly day: PlainDate; readonly counted: number }

function countCalendarDays(term: Term, at: Position, stopAt: PlainDate | undefined, steps: TermStep[]): Position {
  const left = term.count - at.counted
  const run = stopAt === undefined ? left : Math.min(left, daysBetween(at.day, stopAt))
  if (run <= 0) return at
  const to = addDays(at.day, run)
  steps.push({ kind: 'counted', from: addDays(at.day, 1), to, first: at.counted + 1, last: at.counted + run })
  return { day: to, counted: at.counted + run }
}

/** The last day from `from` on, not after `stopAt`, that is working (or not) like `from` itself. */
function endOfRun(calendar: Calendar, from: PlainDate, stopAt: PlainDate | undefined, maxDays: number): PlainDate {
  const working = isWorkingDay(calendar, from)
  let day = from
  for (let length = 1; length < maxDays && day !== stopAt; length += 1) {
    const next = addDays(day, 1)
    if (isWorkingDay(calendar, next) !== working) break
    day = next
  }
  return day
}

function daysFrom(calendar: Calendar, from: PlainDate, to: PlainDate): PassedDay[] {
  return Array.from({ length: daysBetween(from, to) + 1 }, (_, index) => passedDay(calendar, addDays(from, index)))
}

function countWorkingDays(
  calendar: Calendar,
  term: Term,
  at: Position,
  stopAt: PlainDate | undefined,
  steps: TermStep[],
): Position {
  let { day, counted } = at
  const mayGoOn = (reached: PlainDate) => stopAt === undefined || reached < stopAt
  while (counted < term.count && mayGoOn(day)) {
    const from = addDays(day, 1)
    if (isWorkingDay(calendar, from)) {
      day = endOfRun(calendar, from, stopAt, term.count - counted)
      const last = counted + daysBetween(from, day) + 1
      steps.push({ kind: 'counted', from, to: day, first: counted + 1, last })
      counted = last
    } else {
      day = endOfRun(calendar, from, stopAt, Number.POSITIVE_INFINITY)
      steps.push({ kind: 'passed-over', from, to: day, days: daysFrom(calendar, from, day) })
    }
  }
  return { day, counted }
}

function rollOver(calendar: Calendar, day: PlainDate, steps: TermStep[]): PlainDate {
  if (!isHoliday(calendar, day)) return day
  let to = addDays(day, 1)
  while (isHoliday(calendar, to)) to = addDays(to, 1)
  steps.push({ kind: 'rolled-over', from: day, to, days: daysFrom(calendar, day, addDays(to, -1)) })
  return to
}

/**
 * The last day of a term that starts with an event on `start`, and how it comes about. The day of the event is not
 * counted (civil code art. 2963); suspended days are not counted, and overlapping ones only once; the roll-over is
 * applied once, to the final date. A suspension that begins when all days are counted but the term still lasts
 * because its end was a holiday makes it last until the suspension ends.
 * Suspensions are in order of `from`; one that begins after the term has ended changes nothing.
 */
export function computeTerm(
  calendar: Calendar,
  start: PlainDate,
  term: Term,
  suspensions: readonly SuspendedDays[] = [],
): TermResult {
  const steps: TermStep[] = [{ kind: 'event', on: start }]
  let at: Position = { day: start, counted: 0 }
  const count = (stopAt?: PlainDate) =>
    term.unit === 'working'
      ? countWorkingDays(calendar, term, at, stopAt, steps)
      : countCalendarDays(term, at, stopAt, steps)
  for (const { from, to, cause } of suspensions) {
    at = count(laterOf(from, at.day))
    const lastDay = term.rollover && at.counted >= term.count ? rollOver(calendar, at.day, []) : at.day
    if (at.counted >= term.count && from > lastDay) continue
    // Days on which the term lasted only because its end was a holiday are already past when the suspension begins.
    const begins = at.counted >= term.count ? laterOf(at.day, earlierOf(from, lastDay)) : laterOf(from, at.day)
    if (to <= begins) continue
    if (begins > at.day) rollOverTo(calendar, at.day, begins, steps)
    steps.push({ kind: 'suspended', from: addDays(begins, 1), to, days: daysBetween(begins, to), cause })
    at = { day: to, counted: at.counted }
  }
  at = count()
  const due = term.rollover ? rollOver(calendar, at.day, steps) : at.day
  steps.push({ kind: 'due', on: due })
  return { due, steps }
}

function rollOverTo(calendar: Calendar, from: PlainDate, to: PlainDate, steps: TermStep[]): void {
  const days = daysFrom(calendar, from, addDays(to, -1)).filter(({ on }) => isHoliday(calendar, on))
  steps.push({ kind: 'rolled-over', from, to, days })
}

/** Only the due date of a term: see `computeTerm`. */
export function dueDate(
  calendar: Calendar,
  start: PlainDate,
  term: Term,
  suspensions: readonly SuspendedDays[] = [],
): PlainDate {
  return computeTerm(calendar, start, term, suspensions).due
}
