import { brand } from '#kernel/brand.ts'
import { addDays, plainDate, type PlainDate } from '#kernel/dates.ts'
import type { Text } from '#kernel/text.ts'

/** A public holiday as the law made it: when in the year, why, and from when to when it is in force. */
export type HolidayRule = {
  readonly day: { readonly month: number; readonly day: number } | { readonly daysAfterEaster: number }
  readonly name: Text
  readonly norm: string
  readonly validFrom: PlainDate
  readonly validTo?: PlainDate
}

const SINCE_1949 = plainDate('1949-06-15')
const L260 = 'L. 260/1949 art. 2'

/**
 * National public holidays, complete from 1 January 1986: the feasts that L. 54/1977 took away and that never came
 * back are not listed. A new law is a new row; a repeal is a `validTo`.
 */
export const NATIONAL_HOLIDAYS: readonly HolidayRule[] = [
  { day: { month: 1, day: 1 }, name: { it: 'Capodanno', en: "New Year's Day" }, norm: L260, validFrom: SINCE_1949 },
  {
    day: { month: 1, day: 6 },
    name: { it: 'Epifania', en: 'Epiphany' },
    norm: 'DPR 792/1985 art. 1',
    validFrom: plainDate('1986-01-01'),
  },
  { day: { daysAfterEaster: 0 }, name: { it: 'Pasqua', en: 'Easter Sunday' }, norm: L260, validFrom: SINCE_1949 },
  {
    day: { daysAfterEaster: 1 },
    name: { it: "Lunedì dell'Angelo", en: 'Easter Monday' },
    norm: L260,
    validFrom: SINCE_1949,
  },
  {
    day: { month: 3, day: 17 },
    name: { it: "150º anniversario dell'Unità d'Italia", en: '150th anniversary of the unification of Italy' },
    norm: 'DL 5/2011 art. 1',
    validFrom: plainDate('2011-03-17'),
    validTo: plainDate('2011-03-17'),
  },
  {
    day: { month: 4, day: 25 },
    name: { it: 'Festa della Liberazione', en: 'Liberation Day' },
    norm: L260,
    validFrom: SINCE_1949,
  },
  { day: { month: 5, day: 1 }, name: { it: 'Festa del lavoro', en: 'Labour Day' }, norm: L260, validFrom: SINCE_1949 },
  {
    day: { month: 6, day: 2 },
    name: { it: 'Festa della Repubblica', en: 'Republic Day' },
    norm: 'L. 260/1949 art. 1; L. 336/2000 art. 1',
    validFrom: plainDate('2001-01-01'),
  },
  { day: { month: 8, day: 15 }, name: { it: 'Ferragosto', en: 'Assumption Day' }, norm: L260, validFrom: SINCE_1949 },
  {
    day: { month: 10, day: 4 },
    name: { it: "San Francesco d'Assisi", en: 'Saint Francis of Assisi' },
    norm: 'L. 151/2025 art. 1',
    validFrom: plainDate('2026-01-01'),
  },
  { day: { month: 11, day: 1 }, name: { it: 'Ognissanti', en: "All Saints' Day" }, norm: L260, validFrom: SINCE_1949 },
  {
    day: { month: 12, day: 8 },
    name: { it: 'Immacolata Concezione', en: 'Immaculate Conception' },
    norm: L260,
    validFrom: SINCE_1949,
  },
  { day: { month: 12, day: 25 }, name: { it: 'Natale', en: 'Christmas Day' }, norm: L260, validFrom: SINCE_1949 },
  {
    day: { month: 12, day: 26 },
    name: { it: 'Santo Stefano', en: "Saint Stephen's Day" },
    norm: L260,
    validFrom: SINCE_1949,
  },
]

/** Easter Sunday of a year of the Gregorian calendar (Meeus, Jones and Butcher). */
export function easter(year: number): PlainDate {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = b - Math.floor(b / 4)
  const e = Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3)
  const h = (19 * a + d - e + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const days = h + l - 7 * m + 21
  return addDays(yearMonthDay(year, 3, 1), days)
}

export function yearMonthDay(year: number, month: number, day: number): PlainDate {
  const pad = (value: number, length: number) => String(value).padStart(length, '0')
  return brand(`${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`)
}

/** The date of a rule in a year, or undefined when it is not in force on it. */
export function dateOfRule(rule: HolidayRule, year: number): PlainDate | undefined {
  const date =
    'month' in rule.day
      ? yearMonthDay(year, rule.day.month, rule.day.day)
      : addDays(easter(year), rule.day.daysAfterEaster)
  if (date < rule.validFrom) return undefined
  return rule.validTo && date > rule.validTo ? undefined : date
}
