import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { italianCalendar } from '#kernel/calendars.ts'
import { addDays, daysBetween, plainDate, type PlainDate } from '#kernel/dates.ts'
import { computeTerm, dueDate, type SuspendedDays, type Term } from '#kernel/terms.ts'
import { naiveDue } from '#kernel/terms.oracle.ts'

const CAUSE = { it: 'attesa', en: 'waiting' }
const torino = italianCalendar({ month: 6, day: 24, name: { it: 'San Giovanni', en: 'Saint John' }, rolls: false })
const THIRTY: Term = { count: 30, unit: 'calendar', rollover: true }
const FIRST = plainDate('2020-01-01')
const DAYS = daysBetween(FIRST, plainDate('2050-12-31'))

const suspended = (from: string, to: string): SuspendedDays => ({
  from: plainDate(from),
  to: plainDate(to),
  cause: CAUSE,
})

describe('terms', () => {
  it('explains a roll-over over Easter', () => {
    const { due, steps } = computeTerm(torino, plainDate('2026-03-06'), THIRTY)
    expect(due).toBe('2026-04-07')
    expect(steps.map(({ kind }) => kind)).toEqual(['event', 'counted', 'rolled-over', 'due'])
    expect(steps[2]).toMatchObject({ days: [{ name: { it: 'Pasqua' } }, { name: { en: 'Easter Monday' } }] })
  })

  it('explains working days one run at a time', () => {
    const term: Term = { count: 2, unit: 'working', rollover: false }
    expect(computeTerm(torino, plainDate('2026-04-30'), term).steps).toMatchObject([
      { kind: 'event', on: '2026-04-30' },
      { kind: 'passed-over', from: '2026-05-01', to: '2026-05-03' },
      { kind: 'counted', from: '2026-05-04', to: '2026-05-05', first: 1, last: 2 },
      { kind: 'due', on: '2026-05-05' },
    ])
  })

  it('rolls over once, after suspended days are added', () => {
    expect(dueDate(torino, plainDate('2026-02-06'), THIRTY, [suspended('2026-02-16', '2026-02-18')])).toBe('2026-03-10')
  })

  it('counts overlapping suspensions once', () => {
    const two = [suspended('2026-03-12', '2026-03-22'), suspended('2026-03-17', '2026-03-27')]
    expect(dueDate(torino, plainDate('2026-03-02'), THIRTY, two)).toBe('2026-04-16')
  })

  it('lasts until the end of a suspension that begins on the rolled-over last day', () => {
    const late = [suspended('2026-03-09', '2026-03-19')]
    expect(dueDate(torino, plainDate('2026-02-06'), THIRTY, late)).toBe('2026-03-19')
    expect(dueDate(torino, plainDate('2026-02-06'), THIRTY, [suspended('2026-03-10', '2026-03-20')])).toBe('2026-03-09')
  })
})

const terms = fc.record<Term>({
  count: fc.integer({ min: 1, max: 120 }),
  unit: fc.constantFrom('calendar', 'working'),
  rollover: fc.boolean(),
})

const gaps = fc.array(fc.tuple(fc.integer({ min: 0, max: 25 }), fc.integer({ min: 0, max: 40 })), { maxLength: 3 })

function suspensionsFrom(start: PlainDate, lengths: readonly (readonly [number, number])[]): SuspendedDays[] {
  let from = start
  return lengths.map(([gap, length]) => {
    from = addDays(from, gap)
    return { from, to: addDays(from, length), cause: CAUSE }
  })
}

describe('terms against a naive count', () => {
  it.each<Term>([THIRTY, { count: 10, unit: 'working', rollover: false }])(
    'agree on every start day of thirty years, $count $unit days',
    (term) => {
      const starts = Array.from({ length: DAYS + 1 }, (_, day) => addDays(FIRST, day))
      const wrong = starts.filter((start) => dueDate(torino, start, term) !== naiveDue(start, term, []))
      expect(wrong).toEqual([])
    },
  )

  it('agree with suspensions', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: DAYS }), terms, gaps, (day, term, lengths) => {
        const start = addDays(FIRST, day)
        const suspensions = suspensionsFrom(start, lengths)
        expect(dueDate(torino, start, term, suspensions)).toBe(naiveDue(start, term, suspensions))
      }),
      { numRuns: 3000 },
    )
  })

  it('explain every day from the event to the due date, once and in order', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: DAYS }), terms, gaps, (day, term, lengths) => {
        const start = addDays(FIRST, day)
        const { due, steps } = computeTerm(torino, start, term, suspensionsFrom(start, lengths))
        let reached = start
        for (const step of steps) {
          if (!('from' in step)) continue
          // A roll-over begins on the day that could not be the last.
          expect(step.from).toBe(step.kind === 'rolled-over' ? reached : addDays(reached, 1))
          reached = step.to
        }
        expect(reached).toBe(due)
      }),
    )
  })
})
