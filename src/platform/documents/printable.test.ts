import { readFileSync } from 'node:fs'
import { assert, property, string } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { coverage } from './coverage.ts'
import { coveredCodePoints, fontFiles } from './fonts.ts'
import type { JsonObject } from './json.ts'
import { printable, printableData } from './printable.ts'

const covered = coveredCodePoints()

function missing(text: string, from: ReadonlySet<number>): string[] {
  return Array.from(text).filter((character) => !from.has(character.codePointAt(0) ?? 0))
}

describe('coverage of the fonts', () => {
  test('Titillium Web writes Italian and Romanian, not Greek', () => {
    const titillium = coverage(readFileSync(fontFiles()[0] ?? ''))
    expect(missing('àèéìòùÀÈÉÌÒÙșțăłčž’«»€', titillium)).toEqual([])
    expect(titillium).not.toContain('λ'.codePointAt(0))
  })

  test('together the fonts write Greek, Cyrillic, Arabic and Hebrew', () => {
    expect(missing('ΑλέξανδροςيوسفДмитрийשלוםԱրամ', covered)).toEqual([])
  })

  test('a file without a character map covers nothing', () => {
    expect(coverage(Buffer.alloc(12)).size).toBe(0)
  })
})

describe('printable', () => {
  test.each([
    ['Via Garibaldi 12', 'Via Garibaldi 12'],
    ['e\u0301', 'é'],
    ['a\r\nb\rc', 'a\nb\nc'],
    ['a\tb\u00a0c\u2028d', 'a b c d'],
    ['nul\u0000bell\u0007', 'nulbell'],
    ['exe.\u202Efdp', 'exe.fdp'],
    ['王小明', '[U+738B][U+5C0F][U+660E]'],
    ['\u{20BB7}', '[U+20BB7]'],
    ['\ud800', ''],
  ])('%j becomes %j', (text, expected) => {
    expect(printable(text, covered)).toBe(expected)
  })

  test('any text ends in characters that the fonts show', () => {
    assert(
      property(string({ unit: 'binary' }), (text) => {
        for (const character of printable(text, covered))
          expect(character === '\n' || covered.has(character.codePointAt(0) ?? 0)).toBe(true)
      }),
    )
  })

  test('reaches every string of the data and leaves the rest', () => {
    const data = { name: 'a\u0000', list: [{ deep: '中' }, 3, true, null], key: { n: 1.5 } }
    expect(printableData(data, covered)).toEqual({
      name: 'a',
      list: [{ deep: '[U+4E2D]' }, 3, true, null],
      key: { n: 1.5 },
    })
  })

  test('a property named __proto__ stays data', () => {
    const data: JsonObject = JSON.parse('{"__proto__": "x"}')
    expect(Object.keys(printableData(data, covered))).toEqual(['__proto__'])
  })
})
