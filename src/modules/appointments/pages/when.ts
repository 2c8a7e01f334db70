import { formatDate, formatTime, plainDate, romeDate, weekday } from '#kernel/dates.ts'
import type { PlainDate } from '#kernel/dates.ts'
import { weekdayName } from '#engines/reservation/index.ts'
import type { Locale } from '#platform/i18n/index.ts'
import { appointmentWords } from '../messages.ts'

/** `mercoledì 25 novembre 2026`. */
export const sayDay = (day: PlainDate, locale: Locale): string =>
  `${weekdayName(weekday(day), locale)} ${formatDate(day, locale)}`

/** `mercoledì 25 novembre 2026, ore 9:00`. */
export function sayWhen(instant: string, locale: Locale): string {
  const at = new Date(instant)
  return appointmentWords(locale)('slotLine', { day: sayDay(romeDate(at), locale), time: formatTime(at) })
}

/** A day of an address, if it is one. */
export function dayOf(text: string | null): PlainDate | undefined {
  try {
    return plainDate(text ?? '')
  } catch {
    return undefined
  }
}
