import { formatDate, formatInstant, plainDate } from '#kernel/dates.ts'

/** A plain date in words. */
export function sayDate(date: string, locale: 'it' | 'en'): string {
  return formatDate(plainDate(date), locale)
}

/** An instant in words, in Rome. */
export function sayInstant(instant: string, locale: 'it' | 'en'): string {
  return formatInstant(new Date(instant), locale)
}
