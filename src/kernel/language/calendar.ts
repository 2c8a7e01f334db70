import { addDays, plainDate, type PlainDate } from '#kernel/dates.ts'

const parts = (date: PlainDate) => ({
  year: Number(date.slice(0, 4)),
  month: Number(date.slice(5, 7)),
  day: Number(date.slice(8)),
})

const written = (year: number, month: number, day: number) =>
  plainDate(`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`)

function lastDay(year: number, month: number): number {
  return Number(addDays(month === 12 ? written(year + 1, 1, 1) : written(year, month + 1, 1), -1).slice(8))
}

/** The same day so many months later, or the last day of that month (civil code art. 2963). RangeError off the calendar. */
export function addMonths(date: PlainDate, count: number): PlainDate {
  const { year, month, day } = parts(date)
  const index = year * 12 + (month - 1) + count
  const [toYear, toMonth] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1]
  // the year after 9999 has no first day to count back from
  if (toYear < 1 || toYear > 9998) throw new RangeError('date out of range')
  return written(toYear, toMonth, Math.min(day, lastDay(toYear, toMonth)))
}

/** Months gone by in full between two dates; below zero backwards. Who is born on 29 February comes of age on 1 March. */
export function monthsBetween(from: PlainDate, to: PlainDate): number {
  if (to < from) return -monthsBetween(to, from)
  const [start, end] = [parts(from), parts(to)]
  return (end.year - start.year) * 12 + (end.month - start.month) - (end.day < start.day ? 1 : 0)
}
