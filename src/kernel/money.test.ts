import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatMoney, parseMoney } from '#kernel/money.ts'

describe('money', () => {
  it.each([
    [123_450, '1.234,50\u00a0€', '€1,234.50'],
    [5, '0,05\u00a0€', '€0.05'],
    [0, '0,00\u00a0€', '€0.00'],
    [-100_000_000, '-1.000.000,00\u00a0€', '-€1,000,000.00'],
  ])('%i cents', (cents, italian, english) => {
    expect(formatMoney(cents, 'it')).toBe(italian)
    expect(formatMoney(cents, 'en')).toBe(english)
  })

  it.each([
    ['1.234,50 €', 123_450],
    ['1234,5', 123_450],
    ['€ 7', 700],
    ['-0', 0],
  ])('reads %s', (text, cents) => expect(parseMoney(text, 'it')).toBe(cents))

  it.each(['12.34', '1.23,00', '1,234', '', 'gratis', '1e3', '99999999999999999'])('does not read %j', (text) =>
    expect(parseMoney(text, 'it')).toBeUndefined(),
  )

  it('reads back what it writes', () => {
    const amounts = fc.integer({ min: -1e12, max: 1e12 })
    fc.assert(
      fc.property(amounts, fc.constantFrom('it' as const, 'en' as const), (cents, locale) => {
        expect(parseMoney(formatMoney(cents, locale), locale)).toBe(cents)
      }),
    )
  })

  it('has no fraction of a cent', () => expect(() => formatMoney(0.5, 'it')).toThrow(RangeError))
})
