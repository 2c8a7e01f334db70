import { describe, expect, it } from 'vitest'
import { plainDate } from '#kernel/dates.ts'
import { advise } from './advise.ts'
import { assess } from './assess.ts'
import { answer, eq, gte, lookup, money, multiply, ServiceDefinition, today, years, computed } from './definition.ts'
import shipped from '#services/records-access/service.ts'

const day = plainDate('2026-11-22')
const definition = ServiceDefinition.parse({
  ...shipped,
  pages: [
    {
      id: 'all',
      fields: [
        { stableId: 'name', type: 'text', purpose: 'test' },
        { stableId: 'area', type: 'number', unit: 'm2', purpose: 'test' },
        { stableId: 'kind', type: 'choice', options: ['stall', 'terrace'], purpose: 'test' },
        {
          stableId: 'zone',
          type: 'choice',
          options: ['centre', 'hills'],
          purpose: 'test',
          visibleIf: eq(answer('kind'), 'terrace'),
        },
        { stableId: 'born', type: 'date', purpose: 'test' },
      ],
    },
  ],
  documents: [
    {
      stableId: 'plan',
      required: eq(answer('kind'), 'terrace'),
      accept: ['application/pdf'],
      maxBytes: 1,
      maxFiles: 1,
    },
    { stableId: 'other', required: false, accept: ['application/pdf'], maxBytes: 1, maxFiles: 1 },
  ],
  tables: [
    {
      id: 'price',
      reading: 'exact',
      value: 'money',
      keys: ['zone'],
      editions: [
        {
          from: '2026-01-01',
          norm: 'DCC 1',
          rows: [
            { keys: ['centre'], value: 85 },
            { keys: [null], value: 40 },
          ],
        },
      ],
    },
  ],
  computed: [{ id: 'age', value: years(answer('born'), today()), unit: 'years' }],
  eligibility: [{ id: 'adult', holds: gte(computed('age'), 18), norm: 'c.c. art. 2', otherwise: 'refuses' }],
  fees: [
    {
      code: 'fee',
      amount: multiply(answer('area'), lookup('price', [answer('zone')])),
      when: eq(answer('kind'), 'terrace'),
      norm: 'DCC 1',
    },
    { code: 'stamp', amount: money(1600), norm: 'DPR 642/1972' },
  ],
})

const ask = (answers: Record<string, string | number>, asked = Object.keys(answers)) =>
  advise(definition, answers, asked, day)

describe('advice', () => {
  it('asks first what could stop the application, and never what changes nothing', () => {
    expect(ask({}).matter.map(({ stableId }) => stableId)).toEqual(['born', 'kind'])
  })

  it('asks nothing more of whoever cannot apply', () => {
    expect(ask({ born: '2015-01-01' }).next).toBeUndefined()
  })

  it('asks what a condition hangs on before what is shown under it', () => {
    const { next, documents } = ask({ born: '1990-01-01' })
    expect(next?.stableId).toBe('kind')
    expect(documents).toEqual({ plan: 'open', other: 'not-needed' })
  })

  it('goes only down the road that was taken', () => {
    const stall = ask({ born: '1990-01-01', kind: 'stall' })
    expect(stall.next).toBeUndefined()
    expect(stall.documents).toMatchObject({ plan: 'not-needed' })
    const terrace = ask({ born: '1990-01-01', kind: 'terrace' })
    expect(terrace.matter.map(({ stableId }) => stableId)).toEqual(['area', 'zone'])
    expect(ask({ born: '1990-01-01', kind: 'terrace', area: 10, zone: 'hills' }).next).toBeUndefined()
  })

  it('does not ask again what was left empty', () => {
    expect(ask({}, ['born', 'kind', 'area', 'zone']).next).toBeUndefined()
  })
})

describe('an assessment', () => {
  const texts: Readonly<Record<string, string>> = {
    'computed.age.label': 'Età',
    'eligibility.adult.name': 'Maggiore età',
    'eligibility.adult.otherwise': 'Può chiederlo chi ha compiuto 18 anni.',
    'fees.fee.text': 'Canone',
    'fees.stamp.text': 'Bollo',
  }
  const made = (answers: Record<string, string | number>) =>
    assess(definition, answers, day, (key) => (Object.hasOwn(texts, key) ? texts[key] : undefined), 'it')

  it('says why somebody is not eligible', () => {
    expect(made({ born: '2010-01-01' }).eligibility).toEqual([
      {
        id: 'adult',
        name: 'Maggiore età',
        norm: 'c.c. art. 2',
        holds: false,
        refuses: true,
        otherwise: 'Può chiederlo chi ha compiuto 18 anni.',
        why: ['Età: 16\u00a0anni; serve almeno 18\u00a0anni'],
      },
    ])
  })

  it('says how a fee comes about, and adds the fees up', () => {
    const { fees, totalCents } = made({ born: '1990-01-01', kind: 'terrace', area: 10, zone: 'centre' })
    expect(fees.map(({ amountCents, working }) => [amountCents, working])).toEqual([
      [850, '10\u00a0m² × 0,85\u00a0€ = 8,50\u00a0€'],
      [1600, '16,00\u00a0€'],
    ])
    expect(totalCents).toBe(2450)
  })

  it('does not make up what it does not know', () => {
    const { fees, totalCents } = made({ kind: 'terrace', zone: 'centre' })
    expect(fees.map(({ amountCents }) => amountCents)).toEqual([null, 1600])
    expect(totalCents).toBeNull()
  })
})
