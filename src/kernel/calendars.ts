import { addDays, weekday, type PlainDate } from '#kernel/dates.ts'
import { dateOfRule, NATIONAL_HOLIDAYS, yearMonthDay, type HolidayRule } from '#kernel/holidays.ts'
import type { Text } from '#kernel/text.ts'

/** The feast of a municipality's patron. Never a working day; it moves a term that ends on it only if `rolls`. */
export type PatronDay = {
  readonly month: number
  readonly day: number
  readonly name: Text
  readonly rolls: boolean
}

export type Calendar = { readonly holidays: readonly HolidayRule[]; readonly patron?: PatronDay }

export type Holiday = {
  readonly kind: 'sunday' | 'national' | 'patron'
  readonly name: Text
  readonly norm: string
  /** Whether a term that ends on this day moves on. */
  readonly rolls: boolean
}

/** The Italian calendar, with a municipality's patron and, where there are any, other local holidays. */
export function italianCalendar(patron?: PatronDay, local: readonly HolidayRule[] = []): Calendar {
  const holidays = [...NATIONAL_HOLIDAYS, ...local]
  return patron ? { holidays, patron } : { holidays }
}

const SUNDAY: Holiday = {
  kind: 'sunday',
  name: { it: 'Domenica', en: 'Sunday' },
  norm: 'L. 260/1949 art. 2',
  rolls: true,
}

// A calendar is a value made once for each tenant: its years are worked out once and leave with it.
const years = new WeakMap<Calendar, Map<string, Map<string, Holiday>>>()

function holidaysOfYear(calendar: Calendar, yearText: string): Map<string, Holiday> {
  const known = years.get(calendar) ?? new Map<string, Map<string, Holiday>>()
  years.set(calendar, known)
  const cached = known.get(yearText)
  if (cached) return cached
  const year = Number(yearText)
  const found = new Map<string, Holiday>()
  const { patron } = calendar
  if (patron)
    found.set(yearMonthDay(year, patron.month, patron.day), {
      kind: 'patron',
      name: patron.name,
      norm: 'CCNL Funzioni locali: festa del patrono',
      rolls: patron.rolls,
    })
  for (const rule of calendar.holidays) {
    const date = dateOfRule(rule, year)
    if (date) found.set(date, { kind: 'national', name: rule.name, norm: rule.norm, rolls: true })
  }
  known.set(yearText, found)
  return found
}

/** The holiday on a date, Sundays and the patron's day included; a named holiday comes before the Sunday it falls on. */
export function holidayOn(calendar: Calendar, date: PlainDate): Holiday | undefined {
  const named = holidaysOfYear(calendar, date.slice(0, 4)).get(date)
  if (weekday(date) !== 7) return named
  return named?.rolls ? named : SUNDAY
}

/** True when a term cannot end on this date (civil code art. 2963: Saturday is no holiday). */
export function isHoliday(calendar: Calendar, date: PlainDate): boolean {
  return holidayOn(calendar, date)?.rolls === true
}

/** True for Monday to Friday, except holidays and the patron's day. */
export function isWorkingDay(calendar: Calendar, date: PlainDate): boolean {
  return weekday(date) < 6 && holidayOn(calendar, date) === undefined
}

/** The date itself, or the first later one that is no holiday. */
export function rollForward(calendar: Calendar, date: PlainDate): PlainDate {
  let day = date
  while (isHoliday(calendar, day)) day = addDays(day, 1)
  return day
}
