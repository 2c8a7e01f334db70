import { italianCalendar } from '#kernel/calendars.ts'
import { plainDate } from '#kernel/dates.ts'
import type { Fact } from '#engines/terms/index.ts'

export const torino = italianCalendar({
  month: 6,
  day: 24,
  name: { it: 'San Giovanni Battista', en: 'Saint John the Baptist' },
  rolls: false,
})

/** Facts written shortly: `['2026-03-02 received', '2026-03-10T08:00:00Z suspended']`. */
export function story(...lines: readonly string[]): Fact[] {
  return lines.map((line) => {
    const [when = '', fact = ''] = line.split(' ')
    return when.includes('T') ? { fact, at: new Date(when) } : { fact, on: plainDate(when) }
  })
}
