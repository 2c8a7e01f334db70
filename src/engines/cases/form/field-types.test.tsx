import { describe, expect, it, test } from 'vitest'
import { plainDate } from '#kernel/dates.ts'
import {
  add,
  addDays,
  answer,
  answered,
  areaOf,
  choose,
  days,
  eq,
  greatest,
  item,
  lengthOf,
  round,
  today,
} from '#kernel/language/expression.ts'
import type { Bounds } from '#kernel/bounds.ts'
import { workOut } from '#kernel/language/evaluate.ts'
import { markup } from '#ui/index.ts'
import { checkFields } from '../answers.ts'
import type { Answers } from '../answer-value.ts'
import { factsOfForm } from '../facts.ts'
import { Field, InnerField } from '../fields/field.ts'
import type { FieldInput } from '../fields/field.ts'
import { FieldControls } from './fields.tsx'
import { readAnswers } from './read-form.ts'
import { doName, editRows, readRowEdit } from './row-edit.ts'
import { sayAnswer, sayUnderLabels } from './say-answer.ts'
import { summaryOf } from './summary.ts'

const day = '2026-11-22'
const field = (input: Omit<FieldInput, 'purpose'>) => Field.parse({ purpose: 'test', ...input })

const triangle: { type: 'Polygon'; coordinates: number[][][] } = {
  type: 'Polygon',
  coordinates: [
    [
      [8.61, 44.91],
      [8.611, 44.91],
      [8.611, 44.911],
      [8.61, 44.91],
    ],
  ],
}

const household = field({
  stableId: 'household',
  type: 'group',
  minRows: 1,
  maxRows: 3,
  fields: [
    { stableId: 'who', type: 'person', purpose: 'test' },
    { stableId: 'relation', type: 'choice', options: ['spouse', 'child'], purpose: 'test' },
    { stableId: 'school', type: 'text', purpose: 'test', visibleIf: eq(answer('relation'), 'child') },
  ],
})

const rossi = { 'given-name': 'Anna', 'family-name': 'Rossi', born: '1990-02-03', birthplace: 'Alessandria' }

/** A field of each type, a right answer, how it is said in Italian, and answers that are wrong with where. */
const cases: readonly (readonly [
  field: Field,
  right: Answers[string],
  said: string,
  wrong: readonly (readonly [value: Answers[string], path: string])[],
])[] = [
  [field({ stableId: 'name', type: 'text', maxLength: 5 }), 'Elba', 'Elba', [['Sicilia', 'name']]],
  [
    field({ stableId: 'count', type: 'number', unit: 'people', min: 1 }),
    12,
    '12\u00a0persone',
    [
      [0, 'count'],
      [1.5, 'count'],
      ['dodici', 'count'],
    ],
  ],
  [
    field({ stableId: 'area', type: 'number', unit: 'm2', decimals: 2, max: 1e4 }),
    1234.5,
    '1.234,5\u00a0m²',
    [
      [1.234, 'area'],
      [20_000, 'area'],
      ['1e3', 'area'],
    ],
  ],
  [
    field({ stableId: 'rent', type: 'money', min: 0 }),
    123_450,
    '1.234,50\u00a0€',
    [
      [-1, 'rent'],
      [1.5, 'rent'],
      ['molto', 'rent'],
    ],
  ],
  [
    field({ stableId: 'when', type: 'date', notBefore: today() }),
    '2026-12-01',
    '1 dicembre 2026',
    [
      ['2026-11-21', 'when'],
      ['2026-2-31', 'when'],
    ],
  ],
  [
    field({ stableId: 'stay', type: 'period', notAfter: addDays(today(), 60) }),
    { from: '2026-12-01', until: '2026-12-31' },
    'dal 1 dicembre 2026 al 31 dicembre 2026',
    [
      [{ from: '2026-12-02', until: '2026-12-01' }, 'stay.until'],
      [{ from: '2026-12-02' }, 'stay.until'],
      [{ from: '2026-12-02', until: '2027-03-01' }, 'stay.until'],
      [{ from: '2026-12-02', until: '2026-12-03', more: 'x' }, 'stay.more'],
    ],
  ],
  [field({ stableId: 'mail', type: 'email' }), 'a@b.it', 'a@b.it', [['a@b', 'mail']]],
  [field({ stableId: 'call', type: 'phone' }), '+39 0131 515111', '+39 0131 515111', [['chiama', 'call']]],
  [
    field({ stableId: 'account', type: 'iban' }),
    'IT60X0542811101000000123456',
    'IT60X0542811101000000123456',
    [['IT61X0542811101000000123456', 'account']],
  ],
  [
    field({ stableId: 'code', type: 'fiscal-code' }),
    'RSSMRA85T10A562S',
    'RSSMRA85T10A562S',
    [['RSSMRA85T10A562T', 'code']],
  ],
  [
    field({ stableId: 'vat', type: 'vat-number' }),
    '00743110157',
    '00743110157',
    [
      ['00743110158', 'vat'],
      ['0074311015', 'vat'],
    ],
  ],
  [field({ stableId: 'zone', type: 'choice', options: ['centre', 'hills'] }), 'hills', 'Colline', [['sea', 'zone']]],
  [field({ stableId: 'state', type: 'choice', list: 'countries' }), 'FR', 'Francia', [['XX', 'state']]],
  [
    field({ stableId: 'needs', type: 'choices', options: ['chairs', 'stage'] }),
    ['chairs', 'stage'],
    'Sedie; Palco',
    [[['tent'], 'needs']],
  ],
  [field({ stableId: 'sure', type: 'yes-no' }), true, 'Sì', [['yes', 'sure']]],
  [
    field({ stableId: 'home', type: 'address', within: 'italy' }),
    { street: 'via Roma', number: '12/B', town: 'Alessandria', province: 'AL' },
    'via Roma 12/B, Alessandria (AL)',
    [
      [{ street: 'via Roma', number: '12', town: 'Alessandria', province: 'ZZ' }, 'home.province'],
      ['via Roma 12', 'home'],
    ],
  ],
  [
    field({ stableId: 'owner', type: 'person' }),
    rossi,
    'Anna Rossi, 3 febbraio 1990, Alessandria',
    [[{ ...rossi, 'fiscal-code': 'X' }, 'owner.fiscal-code']],
  ],
  [
    field({ stableId: 'parcel', type: 'cadastral' }),
    { register: 'buildings', sheet: '12', parcel: '345', unit: '6' },
    'Fabbricati, 12, 345, 6',
    [[{ register: 'sea', sheet: '1', parcel: '2' }, 'parcel.register']],
  ],
  [
    field({ stableId: 'spot', type: 'place', geometry: ['area'] }),
    { description: 'piazza Garibaldi', geometry: triangle },
    'piazza Garibaldi, area di 4.387,95 m²',
    [
      [{ geometry: { type: 'Point', coordinates: [8.6, 44.9] } }, 'spot'],
      [
        {
          geometry: {
            ...triangle,
            coordinates: [
              [
                [8, 45],
                [8.1, 45.1],
                [8.1, 45],
                [8, 45.1],
                [8, 45],
              ],
            ],
          },
        },
        'spot',
      ],
      [{ geometry: 'x' }, 'spot'],
    ],
  ],
  [
    household,
    [
      { who: rossi, relation: 'spouse' },
      { who: { ...rossi, 'given-name': 'Ugo' }, relation: 'child', school: 'Galilei' },
    ],
    '1. Chi: Anna Rossi, 3 febbraio 1990, Alessandria; Parentela: Coniuge\n2. Chi: Ugo Rossi, 3 febbraio 1990, Alessandria; Parentela: Figlia o figlio; Scuola: Galilei',
    [
      [[{ who: rossi, relation: 'child' }], 'household.0.school'],
      [[{ who: { ...rossi, born: '1990-2-31' }, relation: 'spouse' }], 'household.0.who.born'],
      [Array.from({ length: 4 }, () => ({ who: rossi, relation: 'spouse' })), 'household'],
    ],
  ],
  [
    field({
      stableId: 'opening',
      type: 'table',
      rows: ['weekdays', 'sundays'],
      fields: [{ stableId: 'hours', type: 'number', required: false, purpose: 'test' }],
    }),
    { weekdays: { hours: 8 } },
    'Feriali: Ore: 8',
    [
      [{ nights: { hours: 1 } }, 'opening.nights'],
      [{ weekdays: { hours: 'otto' } }, 'opening.weekdays.hours'],
    ],
  ],
]

const texts: Readonly<Record<string, string>> = {
  ...Object.fromEntries(cases.map(([{ stableId }]) => [`fields.${stableId}.label`, `Campo ${stableId}`])),
  'fields.zone.options.centre': 'Centro',
  'fields.zone.options.hills': 'Colline',
  'fields.needs.options.chairs': 'Sedie',
  'fields.needs.options.stage': 'Palco',
  'fields.household.who.label': 'Chi',
  'fields.household.relation.label': 'Parentela',
  'fields.household.relation.options.spouse': 'Coniuge',
  'fields.household.relation.options.child': 'Figlia o figlio',
  'fields.household.school.label': 'Scuola',
  'fields.opening.rows.weekdays': 'Feriali',
  'fields.opening.rows.sundays': 'Festivi',
  'fields.opening.hours.label': 'Ore',
}
const text = (key: string) => (Object.hasOwn(texts, key) ? texts[key] : undefined)

const unescaped = (value: string) =>
  value.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&amp;', '&')

/** What a browser would send of the controls in some HTML. */
function sentBy(html: string) {
  const attribute = (tag: string, name: string) => unescaped(new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '')
  const inputs = [...html.matchAll(/<input [^>]*>/g)]
    .map(([tag]) => tag)
    .filter((tag) => !/type="(radio|checkbox)"/.test(tag) || / checked/.test(tag))
    .map((tag) => [attribute(tag, 'name'), attribute(tag, 'value')] as const)
  const areas = [...html.matchAll(/<textarea ([^>]*)>([^<]*)</g)].map(
    ([tag, , inner = '']) => [attribute(tag, 'name'), unescaped(inner)] as const,
  )
  const selects = [...html.matchAll(/(<select [^>]*>)(.*?)<\/select>/gs)].map(
    ([, tag = '', options = '']) =>
      [attribute(tag, 'name'), unescaped(/value="([^"]*)" selected/.exec(options)?.[1] ?? '')] as const,
  )
  const entries = [...inputs, ...areas, ...selects]
  return {
    text: (name: string) => entries.find(([key]) => key === name)?.[1] ?? '',
    all: (name: string) => entries.filter(([key]) => key === name).map(([, value]) => value),
  }
}

const controls = (fields: readonly Field[], answers: Answers, locale: 'it' | 'en') =>
  markup(<FieldControls view={{ locale }} fields={fields} texts={texts} today={day} answers={answers} />)

describe.each(cases)('$type', (one, right, said, wrong) => {
  const { stableId } = one
  const issues = (value: Answers[string]) => {
    const answers = { [stableId]: value }
    return checkFields([one], answers, factsOfForm([one], answers, plainDate(day)))
  }

  it('takes a right answer, and says it', () => {
    expect(issues(right)).toEqual([])
    expect(sayAnswer(one, right, text, 'it')).toBe(said)
  })

  it.each(['it', 'en'] as const)('comes back from its form as it was given (%s)', (locale) => {
    const html = controls([one], { [stableId]: right }, locale)
    expect(readAnswers([one], sentBy(html), locale).answers).toEqual({ [stableId]: right })
  })

  it('says where a wrong answer is wrong, and keeps it in its form', () => {
    for (const [value, path] of wrong) {
      expect(issues(value).map((issue) => issue.path)).toContain(path)
      expect(() => controls([one], { [stableId]: value }, 'it')).not.toThrow()
    }
  })

  it('is missed only where it is needed', () => {
    const facts = factsOfForm([one], {}, plainDate(day))
    expect(checkFields([one], {}, facts)).toHaveLength(1)
    expect(checkFields([{ ...one, required: false }], {}, facts)).toEqual([])
  })
})

test('the buttons of a group add and remove a row, and keep the others', () => {
  const answers = { household: [{ relation: 'spouse' }, { relation: 'child' }] }
  const press = (button: string) => {
    const edit = readRowEdit([household], button)
    return edit ? editRows(answers, edit)['household'] : undefined
  }
  expect(press('add:household')).toEqual([...answers.household, {}])
  expect(press('remove:household:0')).toEqual([{ relation: 'child' }])
  expect(press('add:elsewhere')).toBeUndefined()
  expect(press('next')).toBeUndefined()
})

describe('the rows of a group that a page showed', () => {
  const answers = { household: [{ relation: 'child' }, { relation: 'spouse' }] }
  const html = controls([household], answers, 'it')
  /** What a browser sends when a button is pressed, after somebody emptied the first row. */
  const pressed = (button: string) => {
    const sent = sentBy(html.replace('value="child" checked', 'value="child"'))
    const text = (name: string) => (name === doName ? button : sent.text(name))
    return readAnswers([household], { ...sent, text }, 'it')
  }

  test('are counted with the empty ones by the buttons that add and remove: the row that goes is the one that was meant', () => {
    expect(pressed('add:household').answers).toEqual({ household: [{}, { relation: 'spouse' }] })
    const { answers: typed } = pressed('remove:household:0')
    const edit = readRowEdit([household], 'remove:household:0')
    expect(edit && editRows(typed, edit)).toEqual({ household: [{ relation: 'spouse' }] })
  })

  test('are kept without the empty ones by any other', () => {
    expect(pressed('next').answers).toEqual({ household: [{ relation: 'spouse' }] })
  })

  test('name the fields that were not asked, so that they are asked and not missed', () => {
    expect(pressed('next').unasked).toEqual(['household.0.school'])
    expect(pressed('add:household').unasked).toEqual(['household.1.school'])
  })

  test('stay where some are needed, to be asked field by field', () => {
    const { answers: blank } = readAnswers([household], sentBy(controls([household], {}, 'it')), 'it')
    expect(blank).toEqual({ household: [{}] })
    const facts = factsOfForm([household], blank, plainDate(day))
    expect(checkFields([household], blank, facts).map(({ path }) => path)).toEqual([
      'household.0.who',
      'household.0.relation',
    ])
    const optional = { ...household, required: false }
    expect(readAnswers([optional], sentBy(controls([optional], {}, 'it')), 'it').answers).toEqual({})
  })
})

test('a row of a group is said under its own name, a line for each answer; the only one without its label', () => {
  const rows = [{ who: rossi, relation: 'child' }, { who: { ...rossi, 'given-name': 'Ugo' } }]
  const named = (key: string) => (key === 'fields.household.row' ? 'Persona' : text(key))
  expect(sayUnderLabels(household, rows, named, 'it')).toEqual([
    { label: 'Persona 1', value: 'Chi: Anna Rossi, 3 febbraio 1990, Alessandria\nParentela: Figlia o figlio' },
    { label: 'Persona 2', value: 'Chi: Ugo Rossi, 3 febbraio 1990, Alessandria' },
  ])
  const alone = { ...household, fields: household.fields?.slice(0, 1) }
  expect(sayUnderLabels(alone, rows.slice(0, 1), text, 'it')).toEqual([
    { label: 'Campo household 1', value: 'Anna Rossi, 3 febbraio 1990, Alessandria' },
  ])
})

test('the summary of errors names the row and the part', () => {
  const errors = { 'household.1.who.born': 'Scrivi una data che esiste.' }
  expect(summaryOf([household], errors, texts, 'it')).toEqual([
    { field: 'household.1.who.born', text: 'Campo household, 2, Chi, Data di nascita: Scrivi una data che esiste.' },
  ])
  expect(summaryOf([household], errors, { ...texts, 'fields.household.row': 'Persona' }, 'it')).toEqual([
    { field: 'household.1.who.born', text: 'Persona 2, Chi, Data di nascita: Scrivi una data che esiste.' },
  ])
})

test('places in rows are measured too, and lie in the municipality', () => {
  const inner = InnerField.parse({ stableId: 'spot', type: 'place', geometry: ['area'], purpose: 'test' })
  const rows = field({ stableId: 'stalls', type: 'group', fields: [inner] })
  const answers = { stalls: [{ spot: { geometry: triangle } }, { spot: { description: 'a', geometry: triangle } }] }
  const facts = factsOfForm([rows], answers, plainDate(day))
  expect(workOut(round(greatest('stalls', item('spot.area')), 1, 'up'), facts).value).toEqual({
    kind: 'number',
    value: { n: 4388n, d: 1n },
  })
  const check = (territory: Bounds) => checkFields([rows], answers, { ...facts, territory }).map(({ path }) => path)
  expect(check([8.5, 44.8, 8.7, 45])).toEqual([])
  expect(check([9.5, 44.8, 9.7, 45])).toEqual(['stalls.0.spot', 'stalls.1.spot'])
})

test('what was drawn is measured, and amounts are told from numbers', () => {
  const fields = cases.map(([one]) => one)
  const facts = factsOfForm(fields, { spot: { geometry: triangle }, rent: 1000, count: 3 }, plainDate(day))
  expect(workOut(answer('spot.area'), facts).value).toMatchObject({ kind: 'number' })
  expect(workOut(round(areaOf('spot'), 1, 'up'), facts).value).toEqual({ kind: 'number', value: { n: 4388n, d: 1n } })
  const fee = choose(answered('spot.geometry'), round(areaOf('spot'), 1, 'up'), answer('count'))
  expect(workOut(fee, facts).value).toEqual({ kind: 'number', value: { n: 4388n, d: 1n } })
  const written = factsOfForm(fields, { spot: { description: 'qui' }, count: 3 }, plainDate(day))
  expect(workOut(fee, written).value).toEqual({ kind: 'number', value: { n: 3n, d: 1n } })
  expect(workOut(round(lengthOf('spot'), 1, 'up'), facts).value).toMatchObject({ kind: 'number' })
  expect(workOut(areaOf('spot'), factsOfForm(fields, { spot: { description: 'qui' } }, plainDate(day))).value).toEqual({
    kind: 'nothing',
  })
  expect(workOut(add(answer('rent'), answer('rent')), facts).value).toEqual({
    kind: 'money',
    value: { n: 2000n, d: 1n },
  })
  expect(workOut(add(answer('rent'), answer('count')), facts).value).toEqual({ kind: 'nothing' })
  expect(workOut(days(today(), '2026-11-25'), facts).value).toEqual({ kind: 'number', value: { n: 3n, d: 1n } })
})
