import type { PlainDate } from '#kernel/dates.ts'
import { formatDate, plainDate } from '#kernel/dates.ts'
import type { Locale } from '#kernel/text.ts'

const codes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const

const names = {
  it: ['lunedì', 'martedì', 'mercoledì', 'giovedì', 'venerdì', 'sabato', 'domenica'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
} as const satisfies Record<Locale, readonly string[]>

const ordinals = {
  it: { 1: 'primo', 2: 'secondo', 3: 'terzo', 4: 'quarto', '-1': 'ultimo' },
  en: { 1: 'first', 2: 'second', 3: 'third', 4: 'fourth', '-1': 'last' },
} as const satisfies Record<Locale, Readonly<Record<string, string>>>

/** Name of a day of the week, Monday being 1. */
export const weekdayName = (weekday: number, locale: Locale): string => names[locale][weekday - 1] ?? ''

/** The rule of some days of the week, Monday being 1, until a last day. */
export function weeklyRule(weekdays: readonly number[], lastDay: PlainDate): string {
  const days = codes.filter((_, index) => weekdays.includes(index + 1))
  return `FREQ=WEEKLY;BYDAY=${days.join(',')};UNTIL=${lastDay.replaceAll('-', '')}`
}

const pattern =
  /^FREQ=(?:(?<weekly>WEEKLY);BYDAY=(?<days>[A-Z,]+)|MONTHLY;BYDAY=\+?(?<nth>-?\d)(?<day>[A-Z]{2}));UNTIL=(?<until>\d{8})$/

const nameOf = (code: string, locale: Locale) => weekdayName(codes.findIndex((one) => one === code) + 1, locale)

/** A rule in plain words where it is one of the usual two; as it is written otherwise. */
export function sayRule(rule: string, firstDay: PlainDate, locale: Locale): string {
  const { weekly, days = '', nth = '', day = '', until = '' } = pattern.exec(rule)?.groups ?? {}
  if (until === '') return rule
  const last = formatDate(plainDate(until.replace(/^(\d{4})(\d\d)/, '$1-$2-')), locale)
  const first = formatDate(firstDay, locale)
  const period = locale === 'it' ? `dal ${first} al ${last}` : `from ${first} to ${last}`
  if (weekly !== undefined) {
    const all = days.split(',').map((code) => nameOf(code, locale))
    return `${new Intl.ListFormat(locale).format(all)}, ${period}`
  }
  const which: string = (ordinals[locale] as Readonly<Record<string, string>>)[nth] ?? nth
  const one = `${which} ${nameOf(day, locale)}`
  return locale === 'it' ? `${one} del mese, ${period}` : `${one} of the month, ${period}`
}
