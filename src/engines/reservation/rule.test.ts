import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, plainDate, weekday } from '#kernel/dates.ts'
import type { PlainDate } from '#kernel/dates.ts'
import { daysOfRule, ruleFault, ruleFaults } from './rule.ts'
import { sayRule, weeklyRule } from './weekly.ts'

const first = plainDate('2026-11-25')

describe('a recurrence is refused in words', () => {
  test.each([
    ['that is not one', 'every Monday', 'unreadable'],
    ['without a frequency', 'BYDAY=MO;COUNT=2', 'unreadable'],
    ['of an unknown frequency', 'FREQ=OFTEN;COUNT=2', 'frequency'],
    ['of seconds', 'FREQ=SECONDLY;COUNT=10', 'frequency'],
    ['of hours', 'FREQ=HOURLY;UNTIL=20270101', 'frequency'],
    ['that never ends', 'FREQ=WEEKLY;BYDAY=MO', 'endless'],
    ['that never ends, day by day', 'FREQ=DAILY', 'endless'],
    ['that is counted beyond reason', 'FREQ=DAILY;COUNT=4294967295', 'long'],
    ['that lasts for centuries', 'FREQ=WEEKLY;BYDAY=MO;UNTIL=99991231', 'long'],
    ['with a day that does not exist', 'FREQ=WEEKLY;BYDAY=MO;UNTIL=20270230', 'unreadable'],
    ['until an instant', 'FREQ=WEEKLY;BYDAY=MO;UNTIL=20270101T000000Z', 'unreadable'],
    ['with two ends', 'FREQ=WEEKLY;COUNT=3;UNTIL=20270101', 'unreadable'],
    ['that says a part twice', 'FREQ=WEEKLY;COUNT=3;FREQ=SECONDLY', 'unreadable'],
    ['with hours of its own', 'FREQ=DAILY;BYHOUR=9,10;COUNT=3', 'unreadable'],
    ['with an interval of none', 'FREQ=DAILY;INTERVAL=0;COUNT=3', 'unreadable'],
    ['with a numbered day of the week', 'FREQ=WEEKLY;BYDAY=1MO;COUNT=3', 'together'],
    ['with days of the month, day by day', 'FREQ=DAILY;BYMONTHDAY=-1;COUNT=3', 'together'],
    ['with days of the month in weeks', 'FREQ=WEEKLY;BYMONTHDAY=3;COUNT=3', 'together'],
    ['on a fifth Monday, which most months lack', 'FREQ=MONTHLY;BYDAY=5MO;COUNT=3', 'unreadable'],
    ['that ended before it began', 'FREQ=WEEKLY;BYDAY=MO;UNTIL=20200101', 'never'],
    ['on 30 February', 'FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30;COUNT=3', 'never'],
    ['on Tuesdays that are Wednesdays', 'FREQ=DAILY;INTERVAL=7;BYDAY=TU;COUNT=3', 'never'],
    ['on a month that is never met', 'FREQ=MONTHLY;INTERVAL=12;BYMONTH=3;COUNT=3', 'never'],
    ['on a Monday that is never the 31st', 'FREQ=MONTHLY;BYDAY=1MO;BYMONTHDAY=31;COUNT=3', 'together'],
    ['of a length of its own', `FREQ=DAILY;COUNT=3${';WKST=MO'.repeat(60)}`, 'unreadable'],
  ] as const)('%s', (_, rule, fault) => {
    expect(ruleFault(rule, first)).toBe(ruleFaults[fault])
  })
})

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const

interface Asked {
  readonly freq: 'DAILY' | 'WEEKLY' | 'MONTHLY'
  readonly interval: number
  readonly days: readonly number[]
  readonly nth: number
  readonly monthDays: readonly number[]
  readonly months: readonly number[]
  readonly count: number | undefined
  readonly span: number
}

const text = ({ freq, interval, days, nth, monthDays, months, count, span }: Asked, start: PlainDate) =>
  [
    `FREQ=${freq}`,
    ...(interval > 1 ? [`INTERVAL=${interval}`] : []),
    ...(days.length > 0
      ? [`BYDAY=${days.map((day) => `${nth === 0 ? '' : nth}${weekdays[day - 1] ?? ''}`).join(',')}`]
      : []),
    ...(monthDays.length > 0 ? [`BYMONTHDAY=${monthDays.join(',')}`] : []),
    ...(months.length > 0 ? [`BYMONTH=${months.join(',')}`] : []),
    count === undefined ? `UNTIL=${addDays(start, span).replaceAll('-', '')}` : `COUNT=${count}`,
  ].join(';')

const parts = (day: PlainDate) => ({
  year: Number(day.slice(0, 4)),
  month: Number(day.slice(5, 7)),
  date: Number(day.slice(8)),
})
const monthLength = (day: PlainDate) => new Date(Date.UTC(parts(day).year, parts(day).month, 0)).getUTCDate()
const monday = (day: PlainDate) => addDays(day, 1 - weekday(day))
const daysApart = (a: PlainDate, b: PlainDate) => Math.round((Date.parse(b) - Date.parse(a)) / 86_400_000)

/** The oracle: asks of each day by itself whether the words of the standard name it. */
function isNamed(asked: Asked, start: PlainDate, day: PlainDate): boolean {
  const [at, from] = [parts(day), parts(start)]
  const apart = {
    DAILY: daysApart(start, day),
    WEEKLY: daysApart(monday(start), monday(day)) / 7,
    MONTHLY: (at.year - from.year) * 12 + at.month - from.month,
  }[asked.freq]
  if (apart % asked.interval !== 0) return false
  if (asked.months.length > 0 && !asked.months.includes(at.month)) return false
  const inMonth = asked.monthDays.map((one) => (one < 0 ? monthLength(day) + one + 1 : one))
  if (asked.monthDays.length > 0 && !inMonth.includes(at.date)) return false
  if (asked.days.length > 0) {
    if (!asked.days.includes(weekday(day))) return false
    if (asked.nth > 0 && Math.ceil(at.date / 7) !== asked.nth) return false
    if (asked.nth < 0 && Math.ceil((monthLength(day) - at.date + 1) / 7) !== -asked.nth) return false
    return true
  }
  if (asked.freq === 'WEEKLY') return weekday(day) === weekday(start)
  return asked.freq === 'DAILY' || asked.monthDays.length > 0 || at.date === from.date
}

function naive(asked: Asked, start: PlainDate, until: PlainDate): PlainDate[] {
  const found: PlainDate[] = []
  for (let day = start; day <= until; day = addDays(day, 1)) {
    if (asked.count === undefined ? day > addDays(start, asked.span) : found.length >= asked.count) break
    if (isNamed(asked, start, day)) found.push(day)
  }
  return found
}

const asked = fc
  .record<Asked>({
    freq: fc.constantFrom('DAILY', 'WEEKLY', 'MONTHLY'),
    interval: fc.integer({ min: 1, max: 4 }),
    days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 4 }),
    nth: fc.constantFrom(0, 0, 1, 2, 3, 4, -1, -2, -4),
    monthDays: fc.oneof(
      fc.constant([]),
      fc.uniqueArray(fc.constantFrom(1, 2, 13, 15, 28, 29, 30, 31, -1, -2), { maxLength: 3 }),
    ),
    months: fc.oneof(fc.constant([]), fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 5 })),
    count: fc.option(fc.integer({ min: 1, max: 40 }), { nil: undefined }),
    span: fc.integer({ min: 0, max: 700 }),
  })
  // numbered days are of months alone, and not both at once
  .map((one) => ({
    ...one,
    nth: one.freq === 'MONTHLY' && one.monthDays.length === 0 ? one.nth : 0,
    monthDays: one.freq === 'MONTHLY' && one.days.length === 0 ? one.monthDays : [],
  }))

test('the days of a recurrence are those that its words name, each day asked by itself', () => {
  const start = fc.integer({ min: 0, max: 800 }).map((days) => addDays(plainDate('2026-01-01'), days))
  fc.assert(
    fc.property(asked, start, (one, day) => {
      const rule = text(one, day)
      const until = addDays(day, 500)
      const expected = naive(one, day, until)
      const fault = ruleFault(rule, day)
      // a rule that the engine refuses names no day at all
      expect([undefined, ruleFaults.never], rule).toContain(fault)
      expect(fault ? [] : daysOfRule(rule, day, day, until), `${rule} from ${day}`).toEqual(expected)
    }),
    { numRuns: 500 },
  )
})

test('a rule of weeks is made from plain words and said in them', () => {
  const rule = weeklyRule([3, 1], plainDate('2027-06-30'))
  expect(rule).toBe('FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20270630')
  expect(sayRule(rule, first, 'it')).toBe('lunedì e mercoledì, dal 25 novembre 2026 al 30 giugno 2027')
  expect(sayRule(rule, first, 'en')).toBe('Monday and Wednesday, from 25 November 2026 to 30 June 2027')
  expect(sayRule('FREQ=MONTHLY;BYDAY=1SA;UNTIL=20270630', first, 'it')).toBe(
    'primo sabato del mese, dal 25 novembre 2026 al 30 giugno 2027',
  )
  expect(sayRule('FREQ=DAILY;COUNT=3', first, 'it')).toBe('FREQ=DAILY;COUNT=3')
})
