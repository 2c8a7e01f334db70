import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  add,
  compare,
  divide,
  multiply,
  ofNumber,
  readDecimal,
  round,
  subtract,
  toDecimal,
  toWhole,
} from './rational.ts'
import type { Rational } from './rational.ts'

const rational = fc
  .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.bigInt({ min: 1n, max: 10n ** 12n }))
  .map(([n, d]) => divide({ n, d: 1n }, { n: d, d: 1n }) ?? { n: 0n, d: 1n })

const given = (text: string): Rational => readDecimal(text) ?? { n: -1n, d: 1n }

describe('exact numbers', () => {
  it('read decimals as they are written', () => {
    expect(ofNumber(0.1)).toEqual({ n: 1n, d: 10n })
    expect(add(given('0.1'), given('0.2'))).toEqual(given('0.3'))
    expect(ofNumber(-12.5)).toEqual({ n: -25n, d: 2n })
    expect(ofNumber(1e21)).toBeUndefined()
    expect(ofNumber(1e-7)).toBeUndefined()
    expect(readDecimal('1e3')).toBeUndefined()
    expect(readDecimal('')).toBeUndefined()
  })

  it('obey the laws of a field, in lowest terms', () => {
    fc.assert(
      fc.property(rational, rational, rational, (a, b, c) => {
        const sum = add(a, b)
        const product = multiply(a, b)
        if (!sum || !product) return
        expect(sum).toEqual(add(b, a))
        expect(subtract(sum, b)).toEqual(a)
        const left = multiply(sum, c)
        const [ac, bc] = [multiply(a, c), multiply(b, c)]
        expect(left).toEqual(ac && bc ? add(ac, bc) : undefined)
        expect(divide(product, b)).toEqual(b.n === 0n ? undefined : a)
        expect(Math.sign(compare(a, b))).toBe(-Math.sign(compare(b, a)))
      }),
    )
  })

  it('give no result of a division by zero or of what is too large to be meant', () => {
    expect(divide(given('1'), given('0'))).toBeUndefined()
    const large = { n: 1n << 200n, d: 1n }
    expect(multiply(large, large)).toBeUndefined()
  })

  it.each([
    ['2.5', '1', 'half-up', '3'],
    ['-2.5', '1', 'half-up', '-3'],
    ['2.5', '1', 'half-even', '2'],
    ['3.5', '1', 'half-even', '4'],
    ['2.1', '1', 'up', '3'],
    ['2.9', '1', 'down', '2'],
    ['-2.1', '1', 'up', '-3'],
    ['12.34', '0.05', 'half-up', '12.35'],
    ['12.32', '0.05', 'half-up', '12.3'],
    ['7', '5', 'up', '10'],
  ] as const)('round %s to steps of %s, %s: %s', (value, step, mode, wanted) => {
    expect(round(given(value), given(step), mode)).toEqual(given(wanted))
  })

  it('are rounded to the nearest step, whatever they are', () => {
    fc.assert(
      fc.property(rational, fc.constantFrom('0.01', '0.05', '1', '100'), (value, step) => {
        const rounded = round(value, given(step), 'half-up')
        if (!rounded) return
        const away = subtract(rounded, value)
        const half = divide(given(step), given('2'))
        const distance = away && away.n < 0n ? { n: -away.n, d: away.d } : away
        expect(distance && half && compare(distance, half) <= 0).toBe(true)
      }),
    )
  })

  it('are written with their decimals, and no zeros after them', () => {
    expect(toDecimal(given('12.50'), 2)).toBe('12.5')
    expect(toDecimal(given('-0.005'), 2)).toBe('-0.01')
    expect(toDecimal(given('1'), 0)).toBe('1')
    expect(toDecimal({ n: 1n, d: 3n }, 4)).toBe('0.3333')
    expect(toWhole({ n: 1n, d: 3n })).toBeUndefined()
    expect(toWhole({ n: 1n << 60n, d: 1n })).toBeUndefined()
  })
})
