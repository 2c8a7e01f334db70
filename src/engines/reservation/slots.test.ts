import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { italianCalendar } from '#kernel/calendars.ts'
import { addDays, formatTime, plainDate, romeDate, romeMinuteOf } from '#kernel/dates.ts'
import { openHours, slotsBetween } from './slots.ts'
import type { Plan } from './slots.ts'
import { weeklyRule } from './weekly.ts'

const calendar = italianCalendar({ month: 6, day: 24, name: { it: 'Patrono', en: 'Patron' }, rolls: false })
const every = weeklyRule([1, 2, 3, 4, 5, 6, 7], plainDate('2028-12-31'))
const firstDay = plainDate('2026-01-01')
const minutes = (hour: number, minute = 0) => hour * 60 + minute
const plan = (from: number, until: number, slotMinutes = 60, rest: Partial<Plan> = {}): Plan => ({
  slotMinutes,
  openings: [{ rule: every, firstDay, from, until }],
  exceptions: [],
  ...rest,
})
const times = (given: Plan, day: string) =>
  slotsBetween(given, calendar, plainDate(day), plainDate(day)).map(
    ({ startsAt, endsAt }) => `${formatTime(startsAt)}-${formatTime(endsAt)}`,
  )

describe('on the days when the hour changes', () => {
  test('a morning at the counter is the same wall clock in both halves of the year', () => {
    for (const day of ['2026-10-24', '2026-10-26', '2028-03-25', '2028-03-27'])
      expect(times(plan(minutes(9), minutes(11)), day)).toEqual(['09:00-10:00', '10:00-11:00'])
    expect(romeMinuteOf(plainDate('2026-10-24'), minutes(9)).toISOString()).toBe('2026-10-24T07:00:00.000Z')
    expect(romeMinuteOf(plainDate('2026-10-26'), minutes(9)).toISOString()).toBe('2026-10-26T08:00:00.000Z')
  })

  test('in autumn the night has an hour more, in spring one less', () => {
    expect(times(plan(0, minutes(4)), '2026-10-25')).toHaveLength(5)
    expect(times(plan(0, minutes(4)), '2028-03-26')).toEqual(['00:00-01:00', '01:00-03:00', '03:00-04:00'])
    expect(times(plan(0, minutes(24)), '2028-03-26')).toHaveLength(23)
    expect(times(plan(0, minutes(24)), '2026-10-25')).toHaveLength(25)
  })

  test('a minute that comes twice is the first, one that is skipped is what the old offset gives', () => {
    expect(romeMinuteOf(plainDate('2026-10-25'), minutes(2, 30)).toISOString()).toBe('2026-10-25T00:30:00.000Z')
    expect(romeMinuteOf(plainDate('2027-03-28'), minutes(2, 30)).toISOString()).toBe('2027-03-28T01:30:00.000Z')
    expect(romeMinuteOf(plainDate('2027-03-28'), minutes(24)).toISOString()).toBe('2027-03-28T22:00:00.000Z')
  })

  test('all day long the slots are the minutes at which the clocks in Rome show those hours', () => {
    // an hour that begins or ends within the doubled one is told above
    const minute = fc.integer({ min: 0, max: 288 }).map((five) => five * 5)
    const outside = minute.filter((one) => one <= minutes(2) || one >= minutes(3))
    const days = fc.oneof(
      fc.constantFrom('2026-10-25', '2027-03-28', '2027-10-31', '2028-03-26'),
      fc.integer({ min: 0, max: 700 }).map((count) => addDays(firstDay, count)),
    )
    fc.assert(
      fc.property(outside, outside, days, (a, b, text) => {
        const [from, until] = [Math.min(a, b), Math.max(a, b)]
        fc.pre(from < until)
        const day = plainDate(text)
        const covered = slotsBetween(plan(from, until, 5), calendar, day, day).map(({ startsAt }) => startsAt.getTime())
        const wanted: number[] = []
        const holiday = openHours(plan(from, until, 5), calendar, day).length === 0
        const begin = Date.parse(`${day}T00:00:00Z`) - 3 * 3_600_000
        for (let at = begin; at < begin + 32 * 3_600_000; at += 300_000) {
          const instant = new Date(at)
          const [hour = 0, rest = 0] = formatTime(instant).split(':').map(Number)
          const shown = hour * 60 + rest
          if (!holiday && romeDate(instant) === day && shown >= from && shown < until) wanted.push(at)
        }
        expect(covered).toEqual(wanted)
      }),
      { numRuns: 300 },
    )
  })
})

describe('what is open', () => {
  test.each([
    ['Christmas', '2026-12-25'],
    ['Easter Monday', '2027-03-29'],
    ['the day of the patron', '2027-06-24'],
  ])('is closed on %s', (_, day) => {
    expect(times(plan(minutes(9), minutes(10)), day)).toEqual([])
  })

  test('an extra opening opens a holiday, and a Sunday is open where a rule names it', () => {
    const christmas = plainDate('2026-12-25')
    const extra = { day: christmas, kind: 'open', from: minutes(10), until: minutes(11) } as const
    expect(times(plan(minutes(9), minutes(12), 60, { exceptions: [extra] }), '2026-12-25')).toEqual(['10:00-11:00'])
    expect(times(plan(minutes(9), minutes(10)), '2026-11-29')).toEqual(['09:00-10:00'])
  })

  test('a closure takes its hours away, also from an extra opening', () => {
    const day = plainDate('2026-11-30')
    const closed = { day, kind: 'closed', from: minutes(10), until: minutes(11) } as const
    const open = { day, kind: 'open', from: minutes(10, 30), until: minutes(13) } as const
    expect(times(plan(minutes(9), minutes(12), 60, { exceptions: [closed, open] }), '2026-11-30')).toEqual([
      '09:00-10:00',
      '11:00-12:00',
      '12:00-13:00',
    ])
  })

  test('rules that overlap make no slot twice, and what is left over at the end is no slot', () => {
    const { openings } = plan(minutes(9), minutes(10, 50), 30)
    const double = { slotMinutes: 30, openings: [...openings, ...openings], exceptions: [] }
    expect(times(double, '2026-11-30')).toEqual(['09:00-09:30', '09:30-10:00', '10:00-10:30'])
  })
})
