import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, daysBetween, endOfRomeDay, plainDate, startOfRomeDay } from '#kernel/dates.ts'
import { naiveDue } from '#kernel/terms.oracle.ts'
import {
  readCase,
  readClock,
  standardClocks,
  type ClockDefinitions,
  type ClockReading,
  type Fact,
} from '#engines/terms/index.ts'
import { story, torino } from '#engines/terms/test-support.ts'

const FIRST = plainDate('2020-01-01')
const RANGE = daysBetween(FIRST, plainDate('2050-12-31'))
const [general] = standardClocks.general
const THIRTY = { count: 30, unit: 'calendar', rollover: true } as const

const procedures = fc.constantFrom<ClockDefinitions>(...Object.values(standardClocks))

function factsOf(clocks: ClockDefinitions): string[] {
  return clocks.flatMap(({ startOn, suspensions, restarts, ends }) => [
    ...('fact' in startOn ? [startOn.fact] : []),
    ...[...suspensions, ...restarts].flatMap(({ startOn: opening, endOn }) => (endOn ? [opening, endOn] : [opening])),
    ...ends.map(({ fact }) => fact),
  ])
}

/** A procedure, some of its facts in the ninety days after its start, and two moments. */
const lives = procedures.chain((clocks) =>
  fc
    .record({
      start: fc.integer({ min: 0, max: RANGE }).map((day) => addDays(FIRST, day)),
      later: fc.array(fc.tuple(fc.constantFrom(...factsOf(clocks)), fc.integer({ min: 0, max: 90 * 24 })), {
        maxLength: 6,
      }),
      moments: fc.tuple(fc.integer({ min: 0, max: 150 * 24 }), fc.integer({ min: 0, max: 60 * 24 })),
    })
    .map(({ start, later, moments: [early, gap] }) => {
      const begin = startOfRomeDay(start).getTime()
      const hour = (hours: number) => new Date(begin + hours * 3_600_000)
      const facts: Fact[] = later.map(([fact, hours]) => ({ fact, at: hour(hours) }))
      const first = clocks[0]?.startOn
      if (first && 'fact' in first) facts.unshift({ fact: first.fact, on: start })
      return { clocks, facts, early: hour(early), late: hour(early + gap) }
    }),
)

const PHASE_RANK = { 'not-started': 0, open: 1, waiting: 1, expired: 2, ended: 3 } as const
const rankOf = ({ phase }: ClockReading) => PHASE_RANK[phase]

describe('legal state and time', () => {
  it('never goes back as time goes on', () => {
    fc.assert(
      fc.property(lives, ({ clocks, facts, early, late }) => {
        const before = readCase(clocks, facts, early, torino)
        const after = readCase(clocks, facts, late, torino)
        for (const [index, reading] of before.readings.entries())
          expect(after.readings[index] && rankOf(after.readings[index])).toBeGreaterThanOrEqual(rankOf(reading))
      }),
      { numRuns: 500 },
    )
  })

  it('is not changed in the past by facts of the future, nor by the order they are given in', () => {
    fc.assert(
      fc.property(lives, ({ clocks, facts, early }) => {
        const known = facts.filter((fact) => !('at' in fact) || fact.at <= early)
        const reading = readCase(clocks, facts, early, torino)
        expect(readCase(clocks, known, early, torino)).toEqual(reading)
        const distinct = new Set(facts.map((fact) => ('at' in fact ? fact.at.getTime() : -1)))
        fc.pre(distinct.size === facts.length && !facts.some((fact) => 'at' in fact && fact.at <= startOf(facts)))
        expect(readCase(clocks, facts.toReversed(), early, torino)).toEqual(reading)
      }),
      { numRuns: 500 },
    )
  })

  it('expires at the first instant of the day after the due date, whatever the hour does', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: RANGE }), (day) => {
        const start = addDays(FIRST, day)
        const due = naiveDue(start, THIRTY, [])
        const facts: Fact[] = [{ fact: 'received', on: start }]
        const last = readClock(general, facts, endOfRomeDay(due), torino)
        expect([last.due, last.state, last.daysLeft]).toEqual([due, 'running', 0])
        const next = readClock(general, facts, startOfRomeDay(addDays(due, 1)), torino)
        expect([next.state, next.expiredAt]).toEqual(['escalated', last.expiresAt])
      }),
    )
  })

  it('gives the due date of a naive count with both suspensions', () => {
    const days = fc.integer({ min: 0, max: 29 })
    fc.assert(
      fc.property(fc.integer({ min: 0, max: RANGE }), days, days, days, days, (day, from, length, gap, wait) => {
        const start = addDays(FIRST, day)
        const stop = addDays(start, from)
        const answer = addDays(stop, length)
        const notice = addDays(answer, gap)
        fc.pre(from + gap <= 29)
        const observed = addDays(notice, wait % 10)
        const facts: Fact[] = [
          { fact: 'received', on: start },
          { fact: 'suspended', on: stop },
          { fact: 'answered', on: answer },
          { fact: 'refusal-notice-delivered', on: notice },
          { fact: 'observations', on: observed },
        ]
        const cause = { it: 'x', en: 'x' }
        const stops = [
          { from: stop, to: answer, cause },
          { from: notice, to: addDays(observed, 10), cause },
        ]
        expect(readClock(general, facts, observed, torino).due).toBe(naiveDue(start, THIRTY, stops))
      }),
      { numRuns: 1000 },
    )
  })

  it.each([
    ['2026-03-28T22:59:59Z', '2026-03-28'],
    ['2026-03-28T23:00:00Z', '2026-03-29'],
    ['2026-10-24T22:00:00Z', '2026-10-25'],
    ['2026-10-25T22:59:59Z', '2026-10-25'],
    ['2026-12-31T22:59:59Z', '2026-12-31'],
    ['2026-12-31T23:00:00Z', '2027-01-01'],
  ])('received at %s is received on %s', (instant, date) => {
    const reading = readClock(general, story(`${instant} received`), new Date(instant), torino)
    expect([reading.receivedOn, reading.due]).toEqual([date, naiveDue(plainDate(date), THIRTY, [])])
  })
})

function startOf(facts: readonly Fact[]): Date {
  const first = facts.find((fact) => 'on' in fact)
  return first && 'on' in first ? startOfRomeDay(first.on) : new Date(0)
}
