// Expressions, answers and tables at random from a seed: the same seed gives the same ones on the server and in a browser.
import { plainDate } from '#kernel/dates.ts'
import * as make from '#kernel/language/expression.ts'
import type { Expression } from '#kernel/language/expression.ts'
import type { DatedTable } from '#kernel/language/dated-table.ts'
import type { Facts } from '#kernel/language/value.ts'
import { seededRandom } from '#kernel/seeded-random.ts'

type Random = () => number
type Kind = 'number' | 'money' | 'date' | 'text' | 'truth'

const pick = <T>(random: Random, list: readonly [T, ...T[]]): T => list[Math.floor(random() * list.length)] ?? list[0]
const whole = (random: Random, least: number, most: number) => least + Math.floor(random() * (most - least + 1))

const dates = [
  '2024-02-29',
  '2026-03-29',
  '2026-11-22',
  '2025-12-31',
  '1999-01-01',
  '0001-01-01',
  '9999-12-31',
] as const
const words = ['a', 'b', 'centre', '', '2026-02-30', 'è già 東'] as const

const decimal = (random: Random) =>
  pick(random, [0, 1, -1, 0.1, 0.5, 2.25, 1e6, 999_999_999, whole(random, -50, 50), whole(random, 0, 10_000) / 100])

/** An expression of a kind, wrong now and then: the language must take what it is given. */
function expression(random: Random, kind: Kind, depth: number, inRow: boolean): Expression {
  const wanted = random() < 0.04 ? pick<Kind>(random, ['number', 'money', 'date', 'text', 'truth']) : kind
  const inner = (of: Kind, row = inRow) => expression(random, of, depth - 1, row)
  const several = (of: Kind) => Array.from({ length: whole(random, 0, 3) }, () => inner(of))
  const read = (field: string) => (inRow && random() < 0.7 ? make.item(field) : make.answer(field))
  if (depth <= 0 || random() < 0.15)
    switch (wanted) {
      case 'number':
        return random() < 0.5 ? { op: 'literal', value: decimal(random) } : read(pick(random, ['n', 'm', 'none']))
      case 'money':
        return random() < 0.5 ? make.money(whole(random, -5_000, 500_000)) : read('cents')
      case 'date':
        return random() < 0.4
          ? read('when')
          : random() < 0.5
            ? { op: 'literal', value: pick(random, dates) }
            : make.today()
      case 'text':
        return random() < 0.5
          ? { op: 'literal', value: pick(random, words) }
          : read(pick(random, ['t', 'list', 'p.from']))
      case 'truth':
        return random() < 0.3
          ? make.always()
          : random() < 0.5
            ? make.answered(pick(random, ['n', 'p', 'none', 'rows']))
            : read('yes')
    }
  if (random() < 0.08) return make.choose(inner('truth'), inner(wanted), inner(wanted))
  switch (wanted) {
    case 'number':
    case 'money': {
      const rounding = pick(random, ['half-up', 'half-even', 'up', 'down'] as const)
      return pick<() => Expression>(random, [
        () => make.add(...several(wanted)),
        () => make.multiply(inner(wanted), inner('number')),
        () => make.min(...several(wanted)),
        () => make.max(...several(wanted)),
        () => make.subtract(inner(wanted), inner(wanted)),
        () => make.divide(inner(wanted), inner(pick<Kind>(random, ['number', 'money']))),
        () => make.round(inner(wanted), pick(random, [1, 5, 0.01, 100]), rounding),
        () => make.sum(wanted, 'rows', inner(wanted, true), random() < 0.5 ? inner('truth', true) : undefined),
        () => make.least('rows', inner(wanted, true)),
        () =>
          wanted === 'money'
            ? make.lookup('price', [inner('text'), inner('truth')], random() < 0.5 ? inner('date') : undefined)
            : make.lookup(pick(random, ['steps', 'line']), [inner('number')]),
        () =>
          wanted === 'money'
            ? make.computed('fee')
            : pick<Expression>(random, [
                make.count('rows', inner('truth', true)),
                make.days(inner('date'), inner('date')),
                make.years(inner('date'), inner('date')),
                make.months(inner('date'), inner('date')),
                make.computed('size'),
              ]),
      ])()
    }
    case 'date':
      return pick<() => Expression>(random, [
        () => make.addDays(inner('date'), inner('number')),
        () => make.addMonths(inner('date'), inner('number')),
        () => make.max(...several('date')),
        () => make.greatest('rows', make.item('when')),
      ])()
    case 'text':
      return make.choose(inner('truth'), inner('text'), inner('text'))
    case 'truth': {
      const compared = pick<Kind>(random, ['number', 'money', 'date', 'text', 'truth'])
      const compare = pick(random, [make.eq, make.ne, make.gt, make.gte, make.lt, make.lte])
      return pick<() => Expression>(random, [
        () => compare(inner(compared), inner(compared)),
        () => make.isIn(inner('text'), words.slice(0, whole(random, 0, 4))),
        () => make.not(inner('truth')),
        () => make.and(...several('truth')),
        () => make.or(...several('truth')),
        () => make.any('rows', inner('truth', true)),
        () => make.every('rows', inner('truth', true)),
      ])()
    }
  }
}

function answers(random: Random): Record<string, unknown> {
  const maybe = (name: string, value: () => unknown) => (random() < 0.85 ? { [name]: value() } : {})
  return {
    ...maybe('n', () => decimal(random)),
    ...maybe('m', () => (random() < 0.1 ? 'dodici' : decimal(random))),
    ...maybe('cents', () => whole(random, -1_000, 1_000_000)),
    ...maybe('when', () => pick(random, dates)),
    ...maybe('t', () => pick(random, words)),
    ...maybe('list', () => words.slice(0, whole(random, 0, 3))),
    ...maybe('yes', () => random() < 0.5),
    ...maybe('p', () => ({ from: pick(random, dates), until: pick(random, dates) })),
  }
}

const tables: Readonly<Record<string, DatedTable>> = {
  price: {
    reading: 'exact',
    value: 'money',
    keys: ['zone', 'yes'],
    editions: [
      {
        from: plainDate('2020-01-01'),
        until: plainDate('2025-12-31'),
        norm: 'x',
        rows: [
          { keys: ['a', true], value: 70 },
          { keys: [null, null], value: 7 },
        ],
      },
      {
        from: plainDate('2026-01-01'),
        norm: 'y',
        rows: [
          { keys: ['a', null], value: 85 },
          { keys: ['centre', false], value: 33 },
        ],
      },
    ],
  },
  steps: {
    reading: 'step',
    value: 'number',
    keys: ['n'],
    editions: [
      {
        from: plainDate('2000-01-01'),
        norm: 'x',
        rows: [
          { keys: [0], value: 1 },
          { keys: [2.25], value: 0.5 },
          { keys: [100], value: 3 },
        ],
      },
    ],
  },
  line: {
    reading: 'linear',
    value: 'number',
    keys: ['n'],
    editions: [
      {
        from: plainDate('2000-01-01'),
        norm: 'x',
        rows: [
          { keys: [-3], value: 9 },
          { keys: [4], value: 0.1 },
          { keys: [7], value: 30 },
        ],
      },
    ],
  },
}

/** The nth question of a seed: an expression, and what it is asked about. */
export function questionAt(seed: number, index: number): { readonly expression: Expression; readonly facts: Facts } {
  const random = seededRandom(seed * 1_000_003 + index)
  const kind = pick<Kind>(random, ['number', 'money', 'date', 'text', 'truth'])
  const facts: Facts = {
    answers: { ...answers(random), rows: Array.from({ length: whole(random, 0, 4) }, () => answers(random)) },
    moneyFields: new Set(['cents', 'rows.cents']),
    computed: {
      size: expression(random, 'number', 2, false),
      fee: make.multiply(make.computed('size'), expression(random, 'money', 2, false)),
    },
    tables,
    today: plainDate('2026-11-22'),
  }
  return { expression: expression(random, kind, whole(random, 1, 5), false), facts }
}
