import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plainDate } from '#kernel/dates.ts'
import { addDays, answer, answered, eq, gte, isIn, not, today, money, multiply } from '#kernel/language/expression.ts'
import { checkApplication } from '../answers.ts'
import { filesNamed } from '../fields/files.ts'
import type { FieldInput } from '../definition.ts'
import { Field, ServicePack } from '../definition.ts'
import { compositeTypes, simpleTypes } from '../fields/field.ts'
import { loadPackFolder } from '../load-pack.ts'
import { randomApplication } from './application.ts'
import { diceOf } from './dice.ts'
import { simulate } from './index.ts'

const shipped = ServicePack.parse(await loadPackFolder('services/records-access'))
const day = plainDate('2026-11-22')
const say = () => ({ it: '', en: '' })

const f = (stableId: string, rest: Omit<FieldInput, 'stableId' | 'purpose'>): FieldInput => ({
  stableId,
  purpose: 'decision',
  ...rest,
})

const options = ['one', 'two', 'three']
const everyType: FieldInput[] = [
  f('kind', { type: 'choice', options }),
  ...[...simpleTypes, ...compositeTypes].map((type) =>
    f(`a-${type}`, { type, ...(/choice/.test(type) ? { options } : {}) }),
  ),
  f('country', { type: 'choice', list: 'countries' }),
  f('late', { type: 'text', visibleIf: eq(answer('later'), true) }),
  f('later', { type: 'yes-no' }),
  f('small', { type: 'number', min: 3, max: 4, decimals: 1 }),
  f('price', { type: 'money', min: 100, max: 200 }),
  f('short', { type: 'text', maxLength: 3 }),
  f('from', { type: 'date', notBefore: addDays(today(), 10) }),
  f('past', { type: 'date', notAfter: today() }),
  f('days', { type: 'period', notBefore: today(), notAfter: addDays(today(), 5) }),
  f('if-one', { type: 'iban', required: eq(answer('kind'), 'one'), visibleIf: isIn(answer('kind'), ['one', 'two']) }),
  f('home', { type: 'address', within: 'anywhere' }),
  f('where', { type: 'place', geometry: ['line', 'area'] }),
  f('rows', {
    type: 'group',
    minRows: 2,
    maxRows: 3,
    fields: [
      f('row-kind', { type: 'choice', options }),
      f('row-day', { type: 'date', visibleIf: eq(answer('row-kind'), 'two') }),
    ],
  } as FieldInput),
  f('grid', { type: 'table', rows: ['up', 'down'], fields: [f('cell', { type: 'number' })] } as FieldInput),
]

/** The service that ships, with other questions. */
function asking(fields: readonly FieldInput[]): ServicePack {
  const pages = [{ id: 'all', fields: fields.map((field) => Field.parse(field)) }]
  return { ...shipped, definition: { ...shipped.definition, pages, documents: [] } }
}

describe('an application made by chance', () => {
  test('fits its form, whatever the field and whenever it is made', () => {
    const { definition } = asking(everyType)
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const { answers, valid } = randomApplication(definition, day, diceOf(seed))
        const named = filesNamed(
          definition.pages.flatMap((page) => page.fields),
          answers,
        )
        expect(checkApplication(definition, answers, named, day, say)).toEqual([])
        expect(valid).toBe(true)
        expect('late' in answers).toBe(answers['later'] === true)
        expect('if-one' in answers && answers['kind'] === 'three').toBe(false)
      }),
      { numRuns: 200 },
    )
  })

  test('is looked for until the rules take it, and given up when nothing can', () => {
    const { definition } = asking(everyType)
    const ruled = { ...definition, rules: [{ id: 'third', holds: eq(answer('kind'), 'three'), fields: ['kind'] }] }
    expect(randomApplication(ruled, day, diceOf(1))).toMatchObject({ valid: true, answers: { kind: 'three' } })
    const never = { ...definition, rules: [{ id: 'never', holds: not(answered('kind')), fields: ['kind'] }] }
    expect(randomApplication(never, day, diceOf(1)).valid).toBe(false)
  })
})

describe('many cases', () => {
  const found = simulate(shipped, { cases: 300, seed: 7 })

  test('are the same for the same seed, and others for another', () => {
    expect(simulate(shipped, { cases: 300, seed: 7 })).toEqual(found)
    expect(simulate(shipped, { cases: 300, seed: 8 })).not.toEqual(found)
  })

  test('end in ways the service knows, and their shares are all of them', () => {
    const known = [...shipped.definition.outcomes.map(({ id }) => id), 'open']
    expect(found.outcomes.every(({ outcome }) => known.includes(outcome))).toBe(true)
    expect(found.outcomes.reduce((sum, { cases }) => sum + cases, 0)).toBe(300)
    expect(found.validApplications).toBe(300)
    expect(found.outcomes.length).toBeGreaterThan(3)
  })

  test('that silence ended are late, and no other here', () => {
    for (const { outcome, lateShare, p90Days, medianDays } of found.outcomes) {
      expect(lateShare, outcome).toBe(outcome === 'tacitly-refused' ? 1 : 0)
      expect(p90Days!).toBeGreaterThanOrEqual(medianDays!)
    }
  })

  test('play the scenarios of the pack', () => {
    expect(found.scenarios[0]).toEqual({ name: 'Granted within the term', ends: 'granted', days: 18 })
    expect(found.scenarios).toHaveLength(shipped.scenarios.length)
  })

  test('have their fees worked out from their answers', () => {
    const pack = asking([f('pages', { type: 'number', min: 1, max: 10 })])
    pack.definition.fees = [{ code: 'copy', amount: multiply(money(25), answer('pages')), norm: 'x' }]
    const { feesCents } = simulate(pack, { cases: 50, seed: 1 })
    expect(feesCents).toMatchObject({ min: 25, max: 250, unknown: 0 })
    expect(feesCents.median).toBeGreaterThan(25)
    pack.definition.fees[0] = { code: 'copy', amount: answer('pages'), norm: 'x', when: gte(answer('pages'), 100) }
    expect(simulate(pack, { cases: 5, seed: 1 }).feesCents).toEqual({ min: 0, median: 0, max: 0, unknown: 0 })
  })

  test('count the opinions that were given and those that were not', () => {
    const pack = structuredClone(shipped)
    const { definition } = pack
    definition.opinions = [{ id: 'heritage', office: 'heritage', silence: 'proceeds', norm: 'x' }]
    definition.clocks = [
      ...definition.clocks,
      {
        ...definition.clocks[0]!,
        id: 'heritage',
        of: 'opinion',
        startOn: { fact: 'heritage-asked' },
        suspensions: [],
        restarts: [],
        ends: [{ fact: 'heritage-given', state: 'given', late: 'allowed' }],
      },
    ]
    const take = definition.actions.find(({ id }) => id === 'take')!
    take.asks = ['heritage']
    definition.actions.push({
      ...take,
      id: 'give',
      by: 'consulted',
      from: ['in-review'],
      asks: undefined,
      gives: 'heritage',
      to: undefined,
    })
    const [opinion] = simulate(pack, { cases: 200, seed: 3 }).opinions
    expect(opinion?.asked).toBeGreaterThan(30)
    expect(opinion?.given).toBeGreaterThan(5)
    expect(opinion?.notGiven).toBeGreaterThan(5)
    expect(opinion!.given + opinion!.notGiven).toBe(opinion?.asked)
  })
})
