import { isPlainDate, romeDate } from '#kernel/dates.ts'

/** The day of a date as exports write it: of WordPress in local time, RFC 822 of RSS, ISO 8601 of Atom; or empty. */
export function dayOf(...texts: readonly string[]): string {
  for (const text of texts) {
    const local = /^(\d{4}-\d{2}-\d{2}) \d{2}:\d{2}:\d{2}$/.exec(text.trim())?.[1]
    if (local !== undefined && isPlainDate(local)) return local
    const instant = new Date(text.trim())
    if (local === undefined && text.trim() !== '' && !Number.isNaN(instant.getTime())) return romeDate(instant)
  }
  return ''
}
