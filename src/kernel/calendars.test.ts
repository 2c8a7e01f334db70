import { describe, expect, it } from 'vitest'
import { holidayOn, isHoliday, isWorkingDay, italianCalendar, rollForward } from '#kernel/calendars.ts'
import { plainDate } from '#kernel/dates.ts'
import { easter } from '#kernel/holidays.ts'

const SAINT_JOHN = { month: 6, day: 24, name: { it: 'San Giovanni', en: 'Saint John' }, rolls: false }
const italy = italianCalendar()
const torino = italianCalendar(SAINT_JOHN)
const rolling = italianCalendar({ ...SAINT_JOHN, rolls: true })

describe('holidays', () => {
  it.each([
    [1990, '1990-04-15'],
    [2000, '2000-04-23'],
    [2008, '2008-03-23'],
    [2011, '2011-04-24'],
    [2019, '2019-04-21'],
    [2026, '2026-04-05'],
    [2038, '2038-04-25'],
    [2049, '2049-04-18'],
    [2060, '2060-04-18'],
  ])('Easter of %i is %s', (year, date) => expect(easter(year)).toBe(date))

  it.each([
    ['2025-10-04', false],
    ['2026-10-04', true],
    ['2027-10-04', true],
    ['2000-06-02', false],
    ['2001-06-02', true],
    ['2011-03-17', true],
    ['2010-03-17', false],
    ['2012-03-17', false],
    ['2026-04-06', true],
    ['2026-12-26', true],
    ['2026-11-02', false],
  ])('%s holiday: %s', (date, holiday) => expect(isHoliday(italy, plainDate(date))).toBe(holiday))

  it('names them with their norm', () => {
    expect(holidayOn(italy, plainDate('2027-10-04'))).toMatchObject({ kind: 'national', norm: 'L. 151/2025 art. 1' })
    expect(holidayOn(italy, plainDate('2026-10-04'))?.name.it).toBe("San Francesco d'Assisi")
    expect(holidayOn(italy, plainDate('2026-11-22'))?.name).toEqual({ it: 'Domenica', en: 'Sunday' })
  })

  it('keeps Saturday as no holiday and no working day', () => {
    expect(isHoliday(italy, plainDate('2026-11-21'))).toBe(false)
    expect(isWorkingDay(italy, plainDate('2026-11-21'))).toBe(false)
  })

  it('never works on the patron, and rolls on it only if told', () => {
    const day = plainDate('2026-06-24')
    expect(isWorkingDay(italy, day)).toBe(true)
    expect(isWorkingDay(torino, day)).toBe(false)
    expect([rollForward(torino, day), rollForward(rolling, day)]).toEqual(['2026-06-24', '2026-06-25'])
    // On a Sunday the patron is a Sunday first.
    expect(isHoliday(torino, plainDate('2029-06-24'))).toBe(true)
  })

  it('passes over holidays in a row', () => {
    expect(rollForward(italy, plainDate('2026-12-25'))).toBe('2026-12-28')
    expect(rollForward(italy, plainDate('2026-04-05'))).toBe('2026-04-07')
  })
})
