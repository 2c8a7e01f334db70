import { addDays, formatDate, plainDate, weekday } from '#kernel/dates.ts'
import type { PlainDate } from '#kernel/dates.ts'
import { weekdayName } from '#engines/reservation/index.ts'
import type { Locale } from '#platform/i18n/index.ts'
import { appointmentWords } from '../messages.ts'
import type { Slot } from '../schema.ts'
import { sayDay } from './when.ts'

/** The first day of the month of a day. */
export const monthOf = (day: PlainDate): PlainDate => plainDate(`${day.slice(0, 7)}-01`)

/** The first day of the month after, or of the one before. */
export const nextMonth = (month: PlainDate): PlainDate => monthOf(addDays(month, 31))
export const monthBefore = (month: PlainDate): PlainDate => monthOf(addDays(month, -1))

const weekdays = [1, 2, 3, 4, 5, 6, 7]

/** The weeks of a month; what is not of it is undefined. */
function weeksOf(month: PlainDate): (PlainDate | undefined)[][] {
  const start = addDays(month, 1 - weekday(month))
  const end = nextMonth(month)
  const weeks: (PlainDate | undefined)[][] = []
  for (let monday = start; monday < end; monday = addDays(monday, 7))
    weeks.push(
      weekdays.map((index) => {
        const day = addDays(monday, index - 1)
        return day >= month && day < end ? day : undefined
      }),
    )
  return weeks
}

interface MonthProps {
  readonly locale: Locale
  readonly month: PlainDate
  readonly slots: readonly Slot[]
  readonly chosen?: PlainDate | undefined
  readonly hrefOf: (day: PlainDate) => string
  readonly before?: string | undefined
  readonly after?: string | undefined
}

/** A month as a table of links: a day with free times leads to them. */
export function Month({ locale, month, slots, chosen, hrefOf, before, after }: MonthProps) {
  const t = appointmentWords(locale)
  const free = (day: PlainDate) => slots.filter((slot) => slot.day === day && slot.free > 0).length
  const name = formatDate(month, locale).replace(/^1 /, '')
  return (
    <>
      <table class="portico-month">
        <caption>{name}</caption>
        <thead>
          <tr>
            {weekdays.map((index) => (
              <th scope="col">
                <abbr title={weekdayName(index, locale)}>{weekdayName(index, locale).slice(0, 3)}</abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(month).map((week) => (
            <tr>
              {week.map((day) => (
                <td>{day === undefined ? null : <Day day={day} free={free(day)} />}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p class="form-text">{t('calendarHint')}</p>
      <ul class="list-inline">
        {before === undefined ? null : (
          <li class="list-inline-item me-4">
            <a href={before}>{t('previousMonth')}</a>
          </li>
        )}
        {after === undefined ? null : (
          <li class="list-inline-item">
            <a href={after}>{t('nextMonth')}</a>
          </li>
        )}
      </ul>
    </>
  )

  function Day({ day, free: count }: { day: PlainDate; free: number }) {
    const number = Number(day.slice(8))
    if (count === 0) return <span>{number}</span>
    return (
      <a href={hrefOf(day)} aria-current={day === chosen ? 'date' : undefined}>
        <span aria-hidden="true">{number}</span>
        <span class="visually-hidden">{t('freeOn', { day: sayDay(day, locale), count })}</span>
      </a>
    )
  }
}
