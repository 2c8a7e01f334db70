import { describe, expect, it } from 'vitest'
import { plainDate } from '#kernel/dates.ts'
import { ClockDefinitions, readClock, standardClocks } from '#engines/terms/index.ts'
import { torino } from '#engines/terms/test-support.ts'

describe('clock definitions', () => {
  it.each(Object.entries(standardClocks))('%s travels as JSON and comes back the same', (_name, clocks) => {
    expect(ClockDefinitions.parse(JSON.parse(JSON.stringify(clocks)))).toEqual(clocks)
  })

  it('refuses an unknown property, a missing clock, a circle and the same id twice', () => {
    const [general, substitute] = standardClocks.general
    expect(ClockDefinitions.safeParse([{ ...general, run: 'x' }]).success).toBe(false)
    expect(ClockDefinitions.safeParse([substitute]).success).toBe(false)
    expect(ClockDefinitions.safeParse([substitute, general]).success).toBe(false)
    expect(ClockDefinitions.safeParse([general, general]).success).toBe(false)
  })

  it('throws when a clock is read without those it refers to', () => {
    const [, substitute] = standardClocks.general
    expect(() => readClock(substitute, [], plainDate('2026-01-01'), torino)).toThrow('no clock general')
  })
})
