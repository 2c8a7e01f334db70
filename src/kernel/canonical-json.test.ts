import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '#kernel/canonical-json.ts'

const shuffled = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(shuffled)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, item]) => [key, shuffled(item)]),
  )
}

const json = fc
  .jsonValue({ noUnicodeString: false, maxDepth: 5 })
  .map((value): unknown => JSON.parse(JSON.stringify(value)))

describe('canonical JSON', () => {
  it('writes the example of RFC 8785', () => {
    // oxlint-disable-next-line no-loss-of-precision -- the example of the RFC, as it is
    const first = 333333333.33333329
    const value = {
      numbers: [first, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000f\u000aA\'\u0042\u0022\u005c\\"/',
      literals: [null, true, false],
    }
    expect(canonicalJson(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    )
  })

  it('is read back as the same value, whatever the order of keys', () => {
    fc.assert(
      fc.property(json, (value) => {
        const text = canonicalJson(value)
        expect(JSON.parse(text)).toEqual(value)
        expect(canonicalJson(shuffled(value))).toBe(text)
      }),
    )
  })

  const circle: Record<string, unknown> = {}
  circle['self'] = circle
  const holes: unknown[] = []
  holes.length = 2
  it.each([
    ['undefined', undefined],
    ['an undefined member', { a: { b: undefined } }],
    ['a hole', holes],
    ['NaN', [Number.NaN]],
    ['infinity', Number.POSITIVE_INFINITY],
    ['a function', { a: () => 1 }],
    ['a big integer', 10n],
    ['a date', new Date(0)],
    ['a map', new Map()],
    ['a symbol', Symbol('x')],
    ['a symbol key', { [Symbol('x')]: 1 }],
    ['a lone surrogate', { a: '\ud800' }],
    ['a lone surrogate in a key', { '\udc00': 1 }],
    ['a circle', circle],
  ])('refuses %s', (_name, value) => expect(() => canonicalJson(value)).toThrow(TypeError))
})
