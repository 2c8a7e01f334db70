import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  daysBetween,
  endOfRomeDay,
  formatDate,
  formatInstant,
  isPlainDate,
  plainDate,
  romeDate,
  romeInstant,
  startOfRomeDay,
  weekday,
} from '#kernel/dates.ts'

const dates = fc.integer({ min: 0, max: 51_500 }).map((days) => addDays(plainDate('1970-01-01'), days))

describe('plain dates', () => {
  it.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '2026-04-31', '0000-01-01', '', '2026-01-01T00:00'])(
    'refuses %j',
    (text) => {
      expect(isPlainDate(text)).toBe(false)
      expect(() => plainDate(text)).toThrow(RangeError)
    },
  )

  it('knows leap days and the days of the week', () => {
    expect(isPlainDate('2028-02-29')).toBe(true)
    expect(weekday(plainDate('2026-11-22'))).toBe(7)
    expect(weekday(plainDate('1969-12-29'))).toBe(1)
    expect(addDays(plainDate('2026-12-31'), 1)).toBe('2027-01-01')
    expect(() => addDays(plainDate('9999-12-31'), 1)).toThrow(RangeError)
  })

  it('agrees with the calendar of the language on every day', () => {
    const days = Array.from({ length: 110_000 }, (_, index) => index - 40_000)
    const epoch = plainDate('1970-01-01')
    const wrong = days.filter((day) => addDays(epoch, day) !== new Date(day * 86_400_000).toISOString().slice(0, 10))
    expect(wrong).toEqual([])
    const back = days.filter((day) => daysBetween(epoch, addDays(epoch, day)) !== day)
    expect(back).toEqual([])
    expect([isPlainDate('1900-02-29'), isPlainDate('2000-02-29'), isPlainDate('0004-02-29')]).toEqual([
      false,
      true,
      true,
    ])
  })

  it('adds and measures days as inverses', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: -5000, max: 5000 }), (date, days) => {
        expect(daysBetween(date, addDays(date, days))).toBe(days)
      }),
    )
  })
})

describe('time in Rome', () => {
  it.each([
    ['2026-03-28T22:30:00Z', '2026-03-28'],
    ['2026-03-28T23:00:00Z', '2026-03-29'],
    ['2026-10-24T21:59:59.999Z', '2026-10-24'],
    ['2026-10-24T22:00:00Z', '2026-10-25'],
    ['2026-12-31T23:00:00Z', '2027-01-01'],
  ])('%s is %s', (instant, date) => expect(romeDate(new Date(instant))).toBe(date))

  it('begins days at the right instant around the change of hour', () => {
    expect(startOfRomeDay(plainDate('2026-03-29')).toISOString()).toBe('2026-03-28T23:00:00.000Z')
    expect(startOfRomeDay(plainDate('2026-03-30')).toISOString()).toBe('2026-03-29T22:00:00.000Z')
    expect(startOfRomeDay(plainDate('2026-10-25')).toISOString()).toBe('2026-10-24T22:00:00.000Z')
    expect(startOfRomeDay(plainDate('2026-10-26')).toISOString()).toBe('2026-10-25T23:00:00.000Z')
  })

  it('puts the first and the last millisecond of every day in it', () => {
    fc.assert(
      fc.property(dates, (date) => {
        const start = startOfRomeDay(date)
        expect(romeDate(start)).toBe(date)
        expect(romeDate(new Date(start.getTime() - 1))).toBe(addDays(date, -1))
        expect(romeDate(endOfRomeDay(date))).toBe(date)
      }),
    )
  })

  it('knows the instant of what the clocks show, also when they are moved', () => {
    expect(romeInstant('2026-11-22T15:30').toISOString()).toBe('2026-11-22T14:30:00.000Z')
    expect(romeInstant('2026-07-01T00:00').toISOString()).toBe('2026-06-30T22:00:00.000Z')
    // put forward: 02:30 is not there; put back: 02:30 is there twice
    expect(romeInstant('2026-03-29T02:30').toISOString()).toBe('2026-03-29T01:30:00.000Z')
    expect(romeInstant('2026-10-25T02:30').toISOString()).toBe('2026-10-25T00:30:00.000Z')
  })

  it('writes dates and instants for people', () => {
    expect(formatDate(plainDate('2026-11-22'), 'it')).toBe('22 novembre 2026')
    expect(formatDate(plainDate('2026-08-01'), 'en')).toBe('1 August 2026')
    expect(formatInstant(new Date('2026-11-22T14:05:00Z'), 'it')).toBe('22 novembre 2026, ore 15:05')
    expect(formatInstant(new Date('2026-07-01T22:00:00Z'), 'en')).toBe('2 July 2026, 00:00')
  })
})
