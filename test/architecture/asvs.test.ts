import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** Requirements of OWASP ASVS 5.0, levels 1 and 2, that a machine can test here. */
const list = `
1.2.1-5 1.2.9 1.3.1-2 1.3.4-6 1.3.11 1.5.1-2
2.2.1-3 2.3.1-4 2.4.1
3.2.1-2 3.3.1-4 3.4.1-6 3.5.1-3 3.7.2
4.1.1 4.1.3 4.2.1 4.3.1 4.4.2
5.2.1-3 5.3.1-2 5.4.1-2
6.2.1 6.2.4 6.2.8 6.2.9 6.3.1 6.3.2 6.3.4 6.5.1 6.5.5 6.6.2-3 6.8.1-4
7.2.1 7.2.3 7.2.4 7.3.1-2 7.4.1-5 7.5.1-2
8.2.1-3 8.3.1 8.4.1
9.1.1-3 9.2.1-3
10.1.1-2 10.2.1-2 10.5.1-4
11.3.1-3 11.4.1-2 11.5.1
13.2.2-4 13.3.1 13.4.1-5
14.2.1-2 14.3.1-3
15.1.2 15.2.2-3 15.3.1-7
16.2.1-2 16.2.5 16.3.1-4 16.4.1 16.5.1-3`

interface Entry {
  readonly id: string
  /** In our own words. */
  readonly requirement: string
  readonly tests: readonly { readonly file: string; readonly name: string }[]
  /** Why it does not concern the program; its tests show that it does not. */
  readonly notApplicable?: string
  /** What is missing; its tests show the part that is there. */
  readonly notMet?: string
}

const { entries } = JSON.parse(readFileSync('test/asvs-coverage.json', 'utf8')) as { entries: readonly Entry[] }

/** `1.2.1-3` is 1.2.1, 1.2.2 and 1.2.3. */
function idsOf(text: string): string[] {
  return text
    .trim()
    .split(/\s+/)
    .flatMap((word) => {
      const [, section = '', first = '', last = first] = /^(\d+\.\d+\.)(\d+)(?:-(\d+))?$/.exec(word) ?? []
      return Array.from(
        { length: Number(last) - Number(first) + 1 },
        (_, index) => `${section}${Number(first) + index}`,
      )
    })
}

/** Names of the tests of a file, as they are written there. */
function testNamesOf(file: string): Set<string> {
  const text = readFileSync(file, 'utf8')
  const named = /(?:\b(?:test|it)|\))\(\s*(?:'((?:[^'\\\n]|\\.)*)'|`([^`\n]*)`)\s*,/g
  return new Set(
    [...text.matchAll(named)].map(([, single, template]) => single?.replaceAll("\\'", "'") ?? template ?? ''),
  )
}

test('every requirement of the list has its entry, once and in order', () => {
  expect(entries.map(({ id }) => id)).toEqual(idsOf(list))
})

test('every entry names tests that are there, or says what is missing', () => {
  const missing = entries.flatMap(({ id, tests }) =>
    tests.flatMap(({ file, name }) =>
      existsSync(file) && testNamesOf(file).has(name) ? [] : [`${id}: ${file} has no test "${name}"`],
    ),
  )
  expect(missing).toEqual([])
  const silent = entries.filter(({ tests, notMet, notApplicable }) => tests.length === 0 && !notMet && !notApplicable)
  expect(silent.map(({ id }) => id)).toEqual([])
  const unsure = entries.filter(({ notMet, notApplicable }) => notMet !== undefined && notApplicable !== undefined)
  expect(unsure.map(({ id }) => id)).toEqual([])
  expect(entries.filter(({ requirement }) => requirement.length < 20).map(({ id }) => id)).toEqual([])
})
