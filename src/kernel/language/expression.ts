import type { RoundingMode } from './rational.ts'

/** Name of a form field, or of a part of its answer after a dot; it never changes meaning, in any version of a service. */
export type StableId = string
export type Scalar = string | number | boolean | null

export type Comparison = 'eq' | 'ne' | 'gt' | 'gte' | 'lt' | 'lte'

type Of<Op extends string, Rest> = { readonly op: Op } & Rest

/**
 * What a service says of its answers, as data: questions, amounts, dates. It has no loop and no function of its own, so
 * it always ends, and it is the same on the server and in the browser.
 */
export type Expression =
  | Of<'always' | 'today' | 'submitted-on', unknown>
  | Of<'literal', { readonly value: Scalar }>
  | Of<'money', { readonly cents: number }>
  | Of<'answer' | 'item' | 'answered', { readonly field: StableId }>
  | Of<'computed', { readonly id: string }>
  | Of<Comparison, { readonly left: Expression; readonly right: Expression }>
  | Of<'in', { readonly value: Expression; readonly list: readonly Scalar[] }>
  | Of<'not', { readonly of: Expression }>
  | Of<'and' | 'or' | 'add' | 'multiply' | 'min' | 'max', { readonly of: readonly Expression[] }>
  | Of<'subtract' | 'divide', { readonly left: Expression; readonly right: Expression }>
  | Of<'round', { readonly value: Expression; readonly to: number; readonly mode: RoundingMode }>
  | Of<'if', { readonly condition: Expression; readonly yes: Expression; readonly no: Expression }>
  | Of<'days' | 'months' | 'years', { readonly from: Expression; readonly to: Expression }>
  | Of<'add-days' | 'add-months', { readonly date: Expression; readonly count: Expression }>
  | Of<'count' | 'any' | 'every', { readonly group: StableId; readonly where?: Expression | undefined }>
  | Of<
      'least' | 'greatest',
      { readonly group: StableId; readonly value: Expression; readonly where?: Expression | undefined }
    >
  | Of<
      'sum',
      {
        readonly group: StableId
        readonly value: Expression
        /** What the sum of no rows is zero of. */
        readonly as: 'number' | 'money'
        readonly where?: Expression | undefined
      }
    >
  | Of<'lookup', { readonly table: string; readonly keys: readonly Expression[]; readonly on?: Expression | undefined }>

/** An expression that is true or not. */
export type Condition = Expression

/** Expressions nested deeper than this are refused by the schema, and are nothing when evaluated. */
export const MAX_DEPTH = 24

type Side = Expression | Scalar

const side = (given: Side): Expression =>
  given !== null && typeof given === 'object' ? given : { op: 'literal', value: given }

const sides = (given: readonly Side[]): Expression[] => given.map(side)

const comparison = (op: Comparison) => (left: Side, right: Side) => ({ op, left: side(left), right: side(right) })
const chain =
  <Op extends 'and' | 'or' | 'add' | 'multiply' | 'min' | 'max'>(op: Op) =>
  (...of: readonly Side[]) => ({ op, of: sides(of) })

export const always = (): Condition => ({ op: 'always' })
/** The answer to a field, or a part of it: `answer('period.from')`. */
export const answer = (field: StableId): Expression => ({ op: 'answer', field })
/**
 * Square metres of the area drawn for a place, to the hundredth; nothing where only its words were given, 0 for a line.
 * Round it where the rule says so: `round(areaOf('where'), 1, 'up')`. In a row it is `item('where.area')`.
 */
export const areaOf = (place: StableId): Expression => answer(`${place}.area`)
/** Metres of the line drawn for a place, or of the edge of its area, to the hundredth. */
export const lengthOf = (place: StableId): Expression => answer(`${place}.length`)
/** The same of the row at hand, within `count`, `sum`, `any` and the like. */
export const item = (field: StableId): Expression => ({ op: 'item', field })
export const answered = (field: StableId): Condition => ({ op: 'answered', field })
/** A value that the service computes and names. */
export const computed = (id: string): Expression => ({ op: 'computed', id })
/** An amount in cents of euro. */
export const money = (cents: number): Expression => ({ op: 'money', cents })
/** The day of the question, in Rome: of the simulation, of the page, of the submission. */
export const today = (): Expression => ({ op: 'today' })
/** The day the application was submitted; today while it has not been. */
export const submittedOn = (): Expression => ({ op: 'submitted-on' })

export const eq = comparison('eq')
export const ne = comparison('ne')
export const gt = comparison('gt')
export const gte = comparison('gte')
export const lt = comparison('lt')
export const lte = comparison('lte')
export const isIn = (value: Expression, list: readonly Scalar[]): Condition => ({ op: 'in', value, list })
export const not = (of: Condition): Condition => ({ op: 'not', of })
export const and = chain('and')
export const or = chain('or')

export const add = chain('add')
export const multiply = chain('multiply')
export const min = chain('min')
export const max = chain('max')
export const subtract = (left: Side, right: Side): Expression => ({
  op: 'subtract',
  left: side(left),
  right: side(right),
})
export const divide = (left: Side, right: Side): Expression => ({ op: 'divide', left: side(left), right: side(right) })
/** To a multiple of `to`: of one unit, or of one cent when money is rounded. */
export const round = (value: Expression, to: number, mode: RoundingMode): Expression => ({
  op: 'round',
  value,
  to,
  mode,
})
export const choose = (condition: Condition, yes: Side, no: Side): Expression => ({
  op: 'if',
  condition,
  yes: side(yes),
  no: side(no),
})

const span = (op: 'days' | 'months' | 'years') => (from: Side, to: Side) => ({ op, from: side(from), to: side(to) })
/** Days from one date to another: 1 from today to tomorrow, below zero backwards. */
export const days = span('days')
/** Months gone by in full. */
export const months = span('months')
/** Years gone by in full: with a date of birth, the age. */
export const years = span('years')
export const addDays = (date: Side, count: Side): Expression => ({
  op: 'add-days',
  date: side(date),
  count: side(count),
})
/** The same day so many months on, or the last of that month. */
export const addMonths = (date: Side, count: Side): Expression => ({
  op: 'add-months',
  date: side(date),
  count: side(count),
})

const where = (condition: Condition | undefined) => (condition === undefined ? {} : { where: condition })
const overRows = (op: 'count' | 'any' | 'every') => (group: StableId, condition?: Condition) => ({
  op,
  group,
  ...where(condition),
})
const ofRows = (op: 'least' | 'greatest') => (group: StableId, value: Side, condition?: Condition) => ({
  op,
  group,
  value: side(value),
  ...where(condition),
})
/** How many rows of a repeated group there are, or fulfil a condition. */
export const count = overRows('count')
export const any = overRows('any')
export const every = overRows('every')
export const sum = (as: 'number' | 'money', group: StableId, value: Side, condition?: Condition): Expression => ({
  op: 'sum',
  as,
  group,
  value: side(value),
  ...where(condition),
})
export const least = ofRows('least')
export const greatest = ofRows('greatest')

/** What a table of the service, or of the city, gives for some keys on a day: on the day of the question unless said. */
export const lookup = (table: string, keys: readonly Side[], on?: Side): Expression => ({
  op: 'lookup',
  table,
  keys: sides(keys),
  ...(on === undefined ? {} : { on: side(on) }),
})

type Inner = readonly (readonly [place: string, inner: Expression])[]

const listed = (place: string, of: readonly Expression[]): Inner =>
  Array.isArray(of) ? of.map((inner: Expression, index) => [`${place}.${index}`, inner] as const) : []
const ifAny = (place: string, inner: Expression | undefined): Inner => (inner ? [[place, inner]] : [])

/** The expressions that stand directly in one, each with its place; none in what is no expression. */
export function innerOf(expression: Expression): Inner {
  switch (expression.op) {
    case 'not':
      return ifAny('of', expression.of)
    case 'and':
    case 'or':
    case 'add':
    case 'multiply':
    case 'min':
    case 'max':
      return listed('of', expression.of)
    case 'in':
    case 'round':
      return [['value', expression.value]]
    case 'if':
      return [
        ['condition', expression.condition],
        ['yes', expression.yes],
        ['no', expression.no],
      ]
    case 'days':
    case 'months':
    case 'years':
      return [
        ['from', expression.from],
        ['to', expression.to],
      ]
    case 'add-days':
    case 'add-months':
      return [
        ['date', expression.date],
        ['count', expression.count],
      ]
    case 'count':
    case 'any':
    case 'every':
      return ifAny('where', expression.where)
    case 'sum':
    case 'least':
    case 'greatest':
      return [['value', expression.value], ...ifAny('where', expression.where)]
    case 'lookup':
      return [...listed('keys', expression.keys), ...ifAny('on', expression.on)]
    case 'eq':
    case 'ne':
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte':
    case 'subtract':
    case 'divide':
      return [
        ['left', expression.left],
        ['right', expression.right],
      ]
    default:
      return []
  }
}

function collect<T>(expression: Expression, pick: (one: Expression) => T | undefined, found: Set<T>): Set<T> {
  const one = pick(expression)
  if (one !== undefined) found.add(one)
  for (const [, inner] of innerOf(expression)) collect(inner, pick, found)
  return found
}

const rootOf = (field: StableId) => field.split('.', 1)[0] ?? field

/** The stable ids of the fields that an expression reads itself, each once, in order of first use. */
export function fieldsIn(expression: Expression): StableId[] {
  const read = (one: Expression) => {
    if (one.op === 'answer' || one.op === 'answered') return rootOf(one.field)
    return 'group' in one ? one.group : undefined
  }
  return [...collect(expression, read, new Set<string>())]
}

/** The computed values that an expression reads itself. */
export function computedIn(expression: Expression): string[] {
  return [...collect(expression, (one) => (one.op === 'computed' ? one.id : undefined), new Set<string>())]
}

/** The tables that an expression reads itself. */
export function tablesIn(expression: Expression): string[] {
  return [...collect(expression, (one) => (one.op === 'lookup' ? one.table : undefined), new Set<string>())]
}

/** The paths of answers, and of fields of rows, that an expression names itself. */
export function pathsIn(expression: Expression): StableId[] {
  const read = (one: Expression) => ('field' in one ? one.field : 'group' in one ? one.group : undefined)
  return [...collect(expression, read, new Set<string>())]
}
