import { describe, expect, it } from 'vitest'
import { plainDate } from '#kernel/dates.ts'
import { checkExpression, type Readable, type Scope } from './check-expression.ts'
import { isTrue, MAX_ROWS, workOut } from './evaluate.ts'
import {
  add,
  addDays,
  addMonths,
  and,
  answer,
  answered,
  any,
  choose,
  computed,
  count,
  days,
  divide,
  eq,
  every,
  gt,
  gte,
  greatest,
  isIn,
  item,
  least,
  lookup,
  lt,
  max,
  min,
  money,
  months,
  multiply,
  not,
  or,
  round,
  submittedOn,
  subtract,
  sum,
  today,
  years,
  type Expression,
} from './expression.ts'
import { ExpressionSchema } from './expression-schema.ts'
import { toDecimal } from './rational.ts'
import { sayResult, sayWhyNot, sayWorking, workings, type Words } from './say.ts'
import type { DatedTable } from './dated-table.ts'
import type { Facts, Value } from './value.ts'

const zones: DatedTable = {
  reading: 'exact',
  value: 'money',
  keys: ['zone', 'kind'],
  editions: [
    {
      from: plainDate('2025-01-01'),
      until: plainDate('2025-12-31'),
      norm: 'DCC 1/2024',
      rows: [{ keys: ['centre', null], value: 70 }],
    },
    {
      from: plainDate('2026-01-01'),
      norm: 'DCC 2/2025',
      rows: [
        { keys: ['centre', 'terrace'], value: 85 },
        { keys: ['centre', null], value: 100 },
        { keys: ['hills', null], value: 40 },
      ],
    },
  ],
}
const bands = (reading: 'step' | 'linear'): DatedTable => ({
  reading,
  value: 'number',
  keys: ['income'],
  editions: [
    {
      from: plainDate('2026-01-01'),
      norm: 'DGC 3/2025',
      rows: [
        { keys: [20_000], value: 50 },
        { keys: [0], value: 100 },
        { keys: [30_000], value: 0 },
      ],
    },
  ],
})

const facts: Facts = {
  answers: {
    area: 12,
    income: 15_000,
    period: { from: '2026-12-01', until: '2026-12-30' },
    zone: 'centre',
    kind: 'terrace',
    born: '2008-11-23',
    sure: true,
    needs: ['chairs'],
    rent: 123_456,
    household: [
      { born: '2020-02-29', income: 0 },
      { born: '1980-05-05', income: 1_000_00, rent: 50 },
      { born: '2010-01-01', income: 50_00 },
    ],
  },
  moneyFields: new Set(['rent', 'household.income']),
  computed: {
    days: add(days(answer('period.from'), answer('period.until')), 1),
    price: lookup('zones', [answer('zone'), answer('kind')], answer('period.from')),
    fee: round(multiply(answer('area'), computed('days'), computed('price')), 1, 'half-up'),
    age: years(answer('born'), today()),
    circle: add(computed('circle'), 1),
  },
  tables: { zones, step: bands('step'), linear: bands('linear') },
  today: plainDate('2026-11-22'),
}

const plain = (value: Value): string =>
  value.kind === 'number' || value.kind === 'money'
    ? toDecimal(value.value, 4)
    : value.kind === 'nothing'
      ? '-'
      : String(value.value)

describe('an expression', () => {
  it.each<[string, Expression, string]>([
    ['a fee', computed('fee'), '30600'],
    ['the tariff of another year', lookup('zones', [answer('zone'), answer('kind')], '2025-06-01'), '70'],
    ['no tariff before the first', lookup('zones', [answer('zone'), answer('kind')], '2024-06-01'), '-'],
    ['whatever is left', lookup('zones', [answer('zone'), 'stall']), '100'],
    ['a row that is not there', lookup('zones', ['sea', 'stall']), '-'],
    ['a step', lookup('step', [answer('income')]), '100'],
    ['the next step', lookup('step', [20_000]), '50'],
    ['below the first step', lookup('step', [-1]), '-'],
    ['a straight line', lookup('linear', [answer('income')]), '62.5'],
    ['before the line', lookup('linear', [-5]), '100'],
    ['after the line', lookup('linear', [90_000]), '0'],
    ['an age the day before the birthday', computed('age'), '17'],
    ['months in full', months('2026-01-31', '2026-02-28'), '0'],
    ['backwards', days('2026-01-02', '2026-01-01'), '-1'],
    ['a day later', addDays('2026-12-31', 1), '2027-01-01'],
    ['a month later, at its end', addMonths('2026-01-31', 1), '2026-02-28'],
    ['off the calendar', addDays('9999-12-31', 1), '-'],
    ['half a day', addDays(today(), 0.5), '-'],
    ['the day of submission before there is one', submittedOn(), '2026-11-22'],
    ['rows', count('household'), '3'],
    ['rows that fulfil', count('household', lt(years(item('born'), today()), 18)), '2'],
    ['a sum of amounts', sum('money', 'household', item('income')), '105000'],
    ['a sum of no rows', sum('money', 'household', item('income'), eq(1, 2)), '0'],
    ['a sum of the wrong kind', sum('number', 'household', item('income')), '-'],
    ['the least', least('household', item('born')), '1980-05-05'],
    ['the greatest', greatest('household', item('born'), lt(item('born'), '2015-01-01')), '2010-01-01'],
    ['one of them', any('household', gt(item('income'), money(50_000))), 'true'],
    ['all of them', every('household', gt(item('income'), money(50_000))), 'false'],
    ['rows within rows', count('household', any('household')), '0'],
    ['a row without one', item('born'), '-'],
    ['an amount and a number', add(answer('rent'), 1), '-'],
    ['an amount by an amount', multiply(answer('rent'), answer('rent')), '-'],
    ['an amount by a number', multiply(answer('rent'), 0.5), '61728'],
    ['an amount over an amount', divide(answer('rent'), money(100)), '1234.56'],
    ['by zero', divide(answer('area'), 0), '-'],
    ['half a cent, until it is rounded', multiply(money(1), 0.5), '0.5'],
    ['to five cents', round(money(1_234), 5, 'up'), '1235'],
    ['the lesser', min(answer('area'), 10), '10'],
    ['the greater date', max('2026-01-01', today()), '2026-11-22'],
    ['a missing answer in a sum', add(answer('nobody'), 1), '-'],
    ['a sum of nothing', add(), '-'],
    ['either', choose(answer('sure'), 'yes', 'no'), 'yes'],
    ['or', choose(not(answer('sure')), 'yes', 'no'), 'no'],
    ['a part of an answer', answer('period.until'), '2026-12-30'],
    ['an amount is not a number', eq(answer('rent'), 123_456), 'false'],
    ['a circle', computed('circle'), '-'],
    ['a name that is not there', computed('constructor'), '-'],
  ])('%s', (_name, expression, wanted) => {
    expect(plain(workOut(expression, facts).value)).toBe(wanted)
    expect(ExpressionSchema.parse(JSON.parse(JSON.stringify(expression)))).toEqual(expression)
  })

  it('ends, however large what it is asked of', () => {
    const household = Array.from({ length: 100_000 }, () => ({ born: '2020-01-01' }))
    const wide = or(...Array.from({ length: 64 }, () => any('household', eq(item('born'), 'x'))))
    expect(isTrue(wide, { answers: { household } })).toBe(false)
    expect(plain(workOut(count('household'), { answers: { household } }).value)).toBe(String(MAX_ROWS))
  })

  it('is worked out once where it has a name', () => {
    // doubled forty times over: without memory this would take a million million steps
    const named = Object.fromEntries(
      Array.from({ length: 40 }, (_, index) => [
        `n${index}`,
        index === 0 ? add(1) : add(computed(`n${index - 1}`), computed(`n${index - 1}`)),
      ]),
    )
    expect(plain(workOut(computed('n39'), { answers: {}, computed: named }).value)).toBe(String(2 ** 39))
  })
})

const fields = new Map<string, Readable>([
  ['area', { type: 'number' }],
  ['rent', { type: 'money' }],
  ['zone', { type: 'text', options: ['centre', 'hills'] }],
  ['kind', { type: 'text' }],
  ['born', { type: 'date' }],
  ['sure', { type: 'boolean' }],
  ['needs', { type: 'choices', options: ['chairs'] }],
  ['period', { type: 'record' }],
  ['period.from', { type: 'date' }],
])
const scope: Scope = {
  fields,
  groups: new Map([
    [
      'household',
      new Map([
        ['born', { type: 'date' }],
        ['income', { type: 'money' }],
      ]),
    ],
  ]),
  computed: new Map([['days', 'number']]),
  tables: new Map([
    ['zones', zones],
    ['step', bands('step')],
  ]),
}

describe('the check of an expression', () => {
  it.each<[string, Expression, RegExp]>([
    ['a field that is not there', eq(answer('nobody'), 1), /^at\.left: no field nobody$/],
    ['an option that is not there', eq(answer('zone'), 'sea'), /at\.right: no option sea/],
    ['an option in a list', isIn(answer('needs'), ['chairs', 'tent']), /at\.list: no option tent/],
    ['a number and a date', gt(answer('area'), today()), /compares a number with a date/],
    ['texts in order', gt(answer('kind'), 'a'), /is a text where/],
    ['a record compared', eq(answer('period'), 'x'), /is an answer with parts/],
    ['an amount and a number', add(answer('rent'), answer('area')), /mixes an amount with a number/],
    ['an amount by an amount', multiply(answer('rent'), answer('rent')), /multiplies an amount by an amount/],
    ['a number over an amount', divide(1, answer('rent')), /divides a number by an amount/],
    ['two kinds of result', choose(answer('sure'), 1, 'x'), /is a number or a text/],
    ['a condition that is none', and(answer('area')), /is a number where yes or no is due/],
    ['rows within rows', count('household', any('household')), /rows within rows/],
    ['a group that is not there', count('people'), /no repeated group people/],
    ['a field of the row that is not there', count('household', eq(item('name'), 'x')), /no field name/],
    ['a row where there is none', eq(item('born'), today()), /reads a row/],
    [
      'a sum of the wrong kind',
      gt(sum('number', 'household', item('income')), 1),
      /is an amount where a number is due/,
    ],
    ['a table that is not there', eq(lookup('none', []), 1), /no table none/],
    ['too few keys', eq(lookup('zones', [answer('zone')]), money(1)), /has 2 keys, not 1/],
    ['a threshold that is no number', eq(lookup('step', [answer('zone')]), 1), /is a text where a number is due/],
    ['a name that is not there', eq(computed('none'), 1), /no computed value none/],
    ['nothing to add', eq(add(), 1), /has nothing to work on/],
    ['half a date', eq(addDays(answer('area'), 1), today()), /is a number where a date is due/],
    ['too much at once', and(...Array.from({ length: 101 }, () => eq(answer('area'), 1))), /more than 300 steps/],
  ])('finds %s', (_name, expression, wanted) => {
    const { faults } = checkExpression(expression, scope, 'at', 'boolean')
    expect(faults.map(({ path, message }) => `${path}: ${message}`).join('; ')).toMatch(wanted)
  })

  it.each<[Expression, string]>([
    [multiply(answer('area'), computed('days'), lookup('zones', [answer('zone'), answer('kind')])), 'money'],
    [divide(answer('rent'), answer('rent')), 'number'],
    [greatest('household', item('born')), 'date'],
    [and(answered('period'), eq(answer('zone'), 'hills')), 'boolean'],
    [choose(answer('sure'), 'a', answer('kind')), 'text'],
  ])('lets through what is right', (expression, type) => {
    expect(checkExpression(expression, scope, 'at')).toEqual({ type, faults: [] })
  })
})

const labels: Readonly<Record<string, string>> = {
  area: 'Superficie',
  zone: 'Zona',
  rent: 'Canone',
  born: 'Nascita',
  household: 'Componenti',
  sure: 'Conferma',
}
const words = (locale: 'it' | 'en'): Words => ({
  locale,
  field: (path) => labels[path] ?? path,
  option: (_path, value) => ({ centre: 'Centro', hills: 'Colline' })[value],
  computed: (id) => ({ age: 'Età', days: 'Durata', price: 'Tariffa' })[id] ?? id,
  unitOf: (kind, name) =>
    kind === 'field' ? ({ area: 'm2' } as const)[name] : ({ days: 'days', age: 'years' } as const)[name],
})

describe('an explanation', () => {
  const why = (condition: Expression, locale: 'it' | 'en' = 'it') => sayWhyNot(workOut(condition, facts), words(locale))

  it('writes a formula down as one would', () => {
    const fee = workOut(round(multiply(answer('area'), computed('days'), computed('price')), 1, 'half-up'), facts)
    expect(sayWorking(fee, words('it'))).toBe('12\u00a0m² × 30\u00a0giorni × 0,85\u00a0€')
    expect(sayResult(fee, words('it'))).toBe('12\u00a0m² × 30\u00a0giorni × 0,85\u00a0€ = 306,00\u00a0€')
    expect(sayResult(fee, words('en'))).toBe('12\u00a0m² × 30\u00a0days × €0.85 = €306.00')
    expect([...workings(fee).keys()]).toEqual(['days', 'price'])
  })

  it.each<[Expression, string]>([
    [multiply(add(answer('area'), 3), 2), '(12\u00a0m² + 3) × 2'],
    [subtract(10, add(1, 2)), '10 − (1 + 2)'],
    [sum('money', 'household', item('income')), '0,00\u00a0€ + 1.000,00\u00a0€ + 50,00\u00a0€'],
    [min(answer('area'), 10), 'il minore (12\u00a0m²; 10)'],
    [choose(answer('sure'), multiply(2, 3), 1), '2 × 3'],
    [multiply(money(1), 0.5), '0,01\u00a0€ × 0,5'],
  ])('keeps the brackets that it needs', (expression, wanted) => {
    expect(sayWorking(workOut(expression, facts), words('it'))).toBe(wanted)
  })

  it.each<[Expression, readonly string[]]>([
    [gte(computed('age'), 18), ['Età: 17\u00a0anni; serve almeno 18\u00a0anni']],
    [
      and(eq(answer('zone'), 'hills'), gt(answer('area'), 20)),
      ['Zona: Centro; serve Colline', 'Superficie: 12\u00a0m²; serve più di 20\u00a0m²'],
    ],
    [isIn(answer('zone'), ['hills', 'sea']), ['Zona: Centro; serve Colline o sea']],
    [not(eq(answer('zone'), 'centre')), ['Zona: Centro; non deve essere Centro']],
    [lt(answer('born'), '2008-01-01'), ['Nascita: 23 novembre 2008; serve una data prima del 1 gennaio 2008']],
    [answered('nobody'), ['nobody: manca']],
    [gt(answer('nobody'), 1), ['nobody: manca; serve più di 1']],
    [eq(answer('sure'), false), ['Conferma: Sì; serve No']],
    [gt(count('household'), 5), ['Componenti: 3; serve più di 5']],
    [or(eq(1, 1), eq(answer('zone'), 'hills')), []],
  ])('says why not', (condition, wanted) => {
    expect(why(condition)).toEqual(wanted)
  })

  it('says it in English too', () => {
    expect(why(gte(computed('age'), 18), 'en')).toEqual(['Età: 17\u00a0years; it must be at least 18\u00a0years'])
  })
})
