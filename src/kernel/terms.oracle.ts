import { plainDate, type PlainDate } from '#kernel/dates.ts'
import type { SuspendedDays, Term } from '#kernel/terms.ts'

// For tests only: the same law written another way, one day at a time, with its own holidays and its own calendar.

const FIXED = ['01-01', '01-06', '04-25', '05-01', '06-02', '08-15', '11-01', '12-08', '12-25', '12-26']

/** Easter Mondays from the Gauss method with its two exceptions, in the form of the twentieth and later centuries. */
function easterMonday(year: number): string {
  const d = (19 * (year % 19) + 24) % 30
  const e = (2 * (year % 4) + 4 * (year % 7) + 6 * d + 5) % 7
  let days = 22 + d + e
  if (d === 29 && e === 6) days -= 7
  if (d === 28 && e === 6 && year % 19 > 10) days -= 7
  return iso(new Date(Date.UTC(year, 2, days + 1)))
}

function iso(day: Date): string {
  return day.toISOString().slice(0, 10)
}

function isFeast(day: Date): boolean {
  const text = iso(day)
  const year = day.getUTCFullYear()
  if (day.getUTCDay() === 0 || FIXED.includes(text.slice(5)) || text === easterMonday(year)) return true
  return year >= 2026 && text.endsWith('-10-04')
}

function isOfficeDay(day: Date): boolean {
  return day.getUTCDay() !== 6 && !isFeast(day) && !iso(day).endsWith('-06-24')
}

/** Due date in Torino, 2020 to 2099, patron not rolling. */
export function naiveDue(start: PlainDate, term: Term, suspensions: readonly SuspendedDays[]): PlainDate {
  const day = new Date(`${start}T00:00:00Z`)
  const isStopped = () => suspensions.some(({ from, to }) => from < iso(day) && iso(day) <= to)
  let left = term.count
  while (left > 0) {
    day.setUTCDate(day.getUTCDate() + 1)
    if (!isStopped() && (term.unit === 'calendar' || isOfficeDay(day))) left -= 1
  }
  // The last day may be a holiday, or the eve of a suspension that begins while the term still lasts.
  for (;;) {
    const next = new Date(day)
    next.setUTCDate(next.getUTCDate() + 1)
    const stopsNext = suspensions.some(({ from, to }) => from < iso(next) && iso(next) <= to)
    if (!stopsNext && !(term.rollover && isFeast(day))) return plainDate(iso(day))
    day.setTime(next.getTime())
  }
}
