import { holidayOn } from '#kernel/calendars.ts'
import type { Calendar } from '#kernel/calendars.ts'
import type { PlainDate } from '#kernel/dates.ts'
import { addDays, daysBetween, romeMinuteOf } from '#kernel/dates.ts'
import { daysOfRule } from './rule.ts'

/** Hours of the wall clock, in minutes from midnight. */
export interface Hours {
  readonly from: number
  readonly until: number
}

/** Days of a recurrence, and the hours of each. */
export interface Opening extends Hours {
  readonly rule: string
  readonly firstDay: PlainDate
}

/** Hours of one day that are closed or open otherwise than the openings say. */
export interface Exception extends Hours {
  readonly day: PlainDate
  readonly kind: 'closed' | 'open'
}

/** When something is open, and how long a slot lasts. */
export interface Plan {
  readonly slotMinutes: number
  readonly openings: readonly Opening[]
  readonly exceptions: readonly Exception[]
}

export interface Slot {
  readonly day: PlainDate
  readonly startsAt: Date
  readonly endsAt: Date
}

/** Days that can be asked for at a time. */
const daysAtMost = 400

/** The same hours without overlaps, in order. */
function united(hours: readonly Hours[]): Hours[] {
  const result: Hours[] = []
  for (const one of [...hours].sort((a, b) => a.from - b.from)) {
    const before = result.at(-1)
    if (before && one.from <= before.until)
      result[result.length - 1] = { from: before.from, until: Math.max(before.until, one.until) }
    else result.push(one)
  }
  return result
}

/** What is left of some hours without others. */
function without(hours: readonly Hours[], closed: readonly Hours[]): Hours[] {
  return closed.reduce<Hours[]>(
    (left, { from, until }) =>
      left.flatMap((one) =>
        [
          { from: one.from, until: Math.min(one.until, from) },
          { from: Math.max(one.from, until), until: one.until },
        ].filter((part) => part.from < part.until),
      ),
    [...hours],
  )
}

/** A public holiday closes what a rule opens; a Sunday does not, since a rule that names Sundays means them. */
function isClosedByLaw(calendar: Calendar, day: PlainDate): boolean {
  const holiday = holidayOn(calendar, day)
  return holiday !== undefined && holiday.kind !== 'sunday'
}

function slotsOfHours(day: PlainDate, { from, until }: Hours, slotMinutes: number): Slot[] {
  const [begin, end] = [romeMinuteOf(day, from).getTime(), romeMinuteOf(day, until).getTime()]
  const step = slotMinutes * 60_000
  // in time that passes: on the days when the hour changes the wall clock is no measure
  const count = Math.max(0, Math.floor((end - begin) / step))
  return Array.from({ length: count }, (_, index) => ({
    day,
    startsAt: new Date(begin + index * step),
    endsAt: new Date(begin + (index + 1) * step),
  }))
}

/** The hours of a day by the wall clock: openings unless it is a holiday, and extra ones, less what is closed. */
export function openHours({ openings, exceptions }: Plan, calendar: Calendar, day: PlainDate): Hours[] {
  const ruled = isClosedByLaw(calendar, day)
    ? []
    : openings.filter(({ rule, firstDay }) => daysOfRule(rule, firstDay, day, day).length > 0)
  const today = exceptions.filter((one) => one.day === day)
  const open = united([...ruled, ...today.filter(({ kind }) => kind === 'open')])
  return without(
    open.map(({ from, until }) => ({ from, until })),
    today.filter(({ kind }) => kind === 'closed'),
  )
}

/** The slots of some days, both included, in order; free or not. */
export function slotsBetween(plan: Plan, calendar: Calendar, from: PlainDate, until: PlainDate): Slot[] {
  const days = Math.min(daysBetween(from, until) + 1, daysAtMost)
  const wanted = Array.from({ length: Math.max(0, days) }, (_, index) => addDays(from, index))
  return wanted.flatMap((day) =>
    openHours(plan, calendar, day).flatMap((hours) => slotsOfHours(day, hours, plan.slotMinutes)),
  )
}
