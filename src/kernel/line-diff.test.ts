import fc from 'fast-check'
import { expect, test } from 'vitest'
import { diffLines } from './line-diff.ts'

const shown = (older: string, newer: string) =>
  diffLines(older.split(''), newer.split(''))
    .map(({ kind, text }) => ({ same: ' ', gone: '-', new: '+' })[kind] + text)
    .join('')

test('keeps what is common and says what went and what came', () => {
  expect(shown('abcd', 'abxd')).toBe(' a b-c+x d')
  expect(shown('abc', 'abc')).toBe(' a b c')
  expect(shown('', 'ab')).toBe('+a+b')
  expect(shown('ab', '')).toBe('-a-b')
  expect(shown('abcbdab', 'bdcaba').match(/ \w/gu)).toHaveLength(4) // the example of CLRS: four letters in common
})

test('whatever changed, each text can be read back from it', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 12 })
  fc.assert(
    fc.property(text, text, (older, newer) => {
      const lines = diffLines(older, newer)
      expect(lines.filter(({ kind }) => kind !== 'new').map((one) => one.text)).toEqual(older)
      expect(lines.filter(({ kind }) => kind !== 'gone').map((one) => one.text)).toEqual(newer)
    }),
  )
})

test('two long texts with nothing in common are told without comparing each line with each', () => {
  const lines = (sign: string) => Array.from({ length: 20_000 }, (_, index) => `${sign}${index}`)
  expect(diffLines(lines('a'), lines('b'))).toHaveLength(40_000)
})
