import { addDays, daysBetween, isPlainDate, type PlainDate } from '#kernel/dates.ts'
import { addMonths, monthsBetween } from './calendar.ts'
import { innerOf, MAX_DEPTH, type Comparison, type Condition, type Expression } from './expression.ts'
import { add, compare, divide, multiply, ofNumber, round, subtract, toWhole, type Rational } from './rational.ts'
import { lookUp } from './tables.ts'
import {
  isQuantity,
  nothing,
  quantity,
  text,
  truth,
  type Answers,
  type Facts,
  type Value,
  type Worked,
} from './value.ts'

/** Steps after which an evaluation gives up: a form of sixty fields takes some hundreds. */
export const MAX_STEPS = 100_000
/** Rows of a repeated group that are looked at. */
export const MAX_ROWS = 200

interface Run {
  readonly facts: Facts
  readonly done: Map<string, Worked>
  readonly open: Set<string>
  steps: number
}

interface Place {
  readonly depth: number
  /** The row at hand and the group it stands in. */
  readonly row?: { readonly group: string; readonly answers: Answers } | undefined
}

const isRecord = (value: unknown): value is Answers =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

/** An answer, or a part of it after dots. Own keys only: a field called `constructor` is no answer. */
function find(field: unknown, answers: unknown): unknown {
  if (typeof field !== 'string') return undefined
  return field
    .split('.')
    .reduce<unknown>(
      (found, name) => (isRecord(found) && Object.hasOwn(found, name) ? found[name] : undefined),
      answers,
    )
}

function isAnswered(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0
  if (isRecord(value)) return Object.values(value).some(isAnswered)
  return value !== undefined && value !== null && !(typeof value === 'string' && value.trim() === '')
}

function valueOf(raw: unknown, isMoney: boolean): Value {
  if (typeof raw === 'string') return text(raw)
  if (typeof raw === 'boolean') return truth(raw)
  if (typeof raw === 'number') return quantity(isMoney ? 'money' : 'number', ofNumber(raw))
  return Array.isArray(raw) ? { kind: 'list', value: raw } : nothing
}

/** Order of two numbers, two amounts or two dates; undefined for anything else, so that no comparison holds. */
function order(left: Value, right: Value): number | undefined {
  if (isQuantity(left) && isQuantity(right))
    return left.kind === right.kind ? compare(left.value, right.value) : undefined
  if (left.kind !== 'text' || right.kind !== 'text') return undefined
  if (!isPlainDate(left.value) || !isPlainDate(right.value)) return undefined
  if (left.value === right.value) return 0
  return left.value < right.value ? -1 : 1
}

function same(left: Value, right: Value): boolean {
  if (isQuantity(left)) return order(left, right) === 0
  if (left.kind === 'nothing' || left.kind === 'list') return false
  return left.kind === right.kind && left.value === right.value
}

/** For a field with several answers, one of them is enough. */
function isAmong(value: Value, list: unknown): boolean {
  if (!Array.isArray(list)) return false
  const given = value.kind === 'list' ? value.value.map((one) => valueOf(one, false)) : [value]
  return given.some((one) => list.some((allowed: unknown) => same(one, valueOf(allowed, false))))
}

const comparisons: Readonly<Record<Comparison, (left: Value, right: Value) => boolean>> = {
  eq: same,
  ne: (left, right) => !same(left, right),
  gt: (left, right) => (order(left, right) ?? 0) > 0,
  lt: (left, right) => (order(left, right) ?? 0) < 0,
  gte: (left, right) => (order(left, right) ?? -1) >= 0,
  lte: (left, right) => (order(left, right) ?? 1) <= 0,
}

type Step = (a: Rational, b: Rational) => Rational | undefined

/** Two amounts, or two numbers, to one of the same kind. */
function alike(step: Step, left: Value, right: Value): Value {
  return isQuantity(left) && isQuantity(right) && left.kind === right.kind
    ? quantity(left.kind, step(left.value, right.value))
    : nothing
}

function product(left: Value, right: Value): Value {
  if (!isQuantity(left) || !isQuantity(right) || (left.kind === 'money' && right.kind === 'money')) return nothing
  return quantity(left.kind === 'money' ? 'money' : right.kind, multiply(left.value, right.value))
}

function quotient(left: Value, right: Value): Value {
  if (!isQuantity(left) || !isQuantity(right) || (left.kind === 'number' && right.kind === 'money')) return nothing
  return quantity(left.kind === right.kind ? 'number' : left.kind, divide(left.value, right.value))
}

function extreme(wanted: -1 | 1, values: readonly Value[]): Value {
  return values.reduce((best, value) => {
    const difference = order(value, best)
    if (difference === undefined) return nothing
    return difference * wanted > 0 ? value : best
  })
}

function fold(op: 'add' | 'multiply' | 'min' | 'max', values: readonly Value[]): Value {
  if (values.length === 0) return nothing
  switch (op) {
    case 'add':
      return values.reduce((left, right) => alike(add, left, right))
    case 'multiply':
      return values.reduce(product)
    case 'min':
      return extreme(-1, values)
    case 'max':
      return extreme(1, values)
  }
}

const dateOf = (value: Value): PlainDate | undefined =>
  value.kind === 'text' && isPlainDate(value.value) ? value.value : undefined

function spanOf(op: 'days' | 'months' | 'years', from: Value, to: Value): Value {
  const [start, end] = [dateOf(from), dateOf(to)]
  if (!start || !end) return nothing
  const length = op === 'days' ? daysBetween(start, end) : monthsBetween(start, end)
  return quantity('number', ofNumber(op === 'years' ? Math.trunc(length / 12) : length))
}

function later(op: 'add-days' | 'add-months', date: Value, count: Value): Value {
  const start = dateOf(date)
  const steps = count.kind === 'number' ? toWhole(count.value) : undefined
  // a date is moved by a century at the most: what goes further is a slip, and leaves the calendar
  if (!start || steps === undefined || Math.abs(steps) > (op === 'add-days' ? 36_525 : 1_200)) return nothing
  try {
    return text(op === 'add-days' ? addDays(start, steps) : addMonths(start, steps))
  } catch (error) {
    if (error instanceof RangeError) return nothing
    throw error
  }
}

const rowsOf = (group: unknown, answers: Answers): Answers[] => {
  const rows = find(group, answers)
  return Array.isArray(rows) ? rows.slice(0, MAX_ROWS).filter(isRecord) : []
}

const holds = ({ value }: Worked) => value.kind === 'truth' && value.value

type Rows = Extract<Expression, { readonly group: string }>

function overRows(run: Run, place: Place, expression: Rows): Worked {
  // rows within rows would make the cost of an expression the product of their numbers
  if (place.row) return { expression, value: nothing, parts: [] }
  const { group, where } = expression
  const rows = rowsOf(group, run.facts.answers).map((answers) => ({ depth: place.depth + 1, row: { group, answers } }))
  const asked = where ? rows.map((row) => ({ row, worked: work(run, row, where) })) : undefined
  const meant = asked ? asked.filter(({ worked }) => holds(worked)).map(({ row }) => row) : rows
  const tests = asked?.map(({ worked }) => worked) ?? []
  const counted = quantity('number', ofNumber(meant.length))
  switch (expression.op) {
    case 'count':
      return { expression, value: counted, parts: tests }
    case 'any':
      return { expression, value: truth(meant.length > 0), parts: tests }
    case 'every':
      return { expression, value: truth(meant.length === rows.length), parts: tests }
    default: {
      const parts = meant.map((row) => work(run, row, expression.value))
      const values = parts.map(({ value }) => value)
      if (expression.op === 'sum') {
        const zero = quantity(expression.as, ofNumber(0))
        return { expression, value: fold('add', [zero, ...values]), parts }
      }
      return { expression, value: fold(expression.op === 'least' ? 'min' : 'max', values), parts }
    }
  }
}

/** Each named value is worked out once, and from the top: so it is the same wherever it is first asked for. */
function workComputed(run: Run, expression: Extract<Expression, { readonly op: 'computed' }>): Worked {
  const { id } = expression
  const named = run.facts.computed
  const known = run.done.get(id)
  if (known) return { expression, value: known.value, parts: [known] }
  if (!named || !Object.hasOwn(named, id) || run.open.has(id)) return { expression, value: nothing, parts: [] }
  run.open.add(id)
  const inner = work(run, { depth: 1 }, named[id])
  run.open.delete(id)
  run.done.set(id, inner)
  return { expression, value: inner.value, parts: [inner] }
}

/** What an expression that reads something comes to. */
function read(run: Run, { row }: Place, expression: Expression): Value {
  const { answers, moneyFields, today, submittedOn } = run.facts
  switch (expression.op) {
    case 'always':
      return truth(true)
    case 'literal':
      return valueOf(expression.value, false)
    case 'money':
      return valueOf(expression.cents, true)
    case 'answer':
      return valueOf(find(expression.field, answers), moneyFields?.has(expression.field) === true)
    case 'item': {
      const isMoney = row !== undefined && moneyFields?.has(`${row.group}.${expression.field}`) === true
      return valueOf(find(expression.field, row?.answers), isMoney)
    }
    case 'answered':
      return truth(isAnswered(find(expression.field, answers)))
    case 'today':
    case 'submitted-on': {
      const day = expression.op === 'submitted-on' ? (submittedOn ?? today) : today
      return day ? text(day) : nothing
    }
    default:
      return nothing
  }
}

function combine(run: Run, expression: Expression, parts: readonly Worked[]): Value {
  const values = parts.map(({ value }) => value)
  const [first = nothing, second = nothing] = values
  switch (expression.op) {
    case 'eq':
    case 'ne':
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte':
      return truth(comparisons[expression.op](first, second))
    case 'in':
      return truth(isAmong(first, expression.list))
    case 'not':
      return truth(!(first.kind === 'truth' && first.value))
    case 'and':
      return truth(Array.isArray(expression.of) && parts.every(holds))
    case 'or':
      return truth(parts.some(holds))
    case 'add':
    case 'multiply':
    case 'min':
    case 'max':
      return fold(expression.op, values)
    case 'subtract':
      return alike(subtract, first, second)
    case 'divide':
      return quotient(first, second)
    case 'round': {
      const step = typeof expression.to === 'number' ? ofNumber(expression.to) : undefined
      return isQuantity(first) && step ? quantity(first.kind, round(first.value, step, expression.mode)) : nothing
    }
    case 'days':
    case 'months':
    case 'years':
      return spanOf(expression.op, first, second)
    case 'add-days':
    case 'add-months':
      return later(expression.op, first, second)
    default:
      return nothing
  }
}

function workLookup(run: Run, place: Place, expression: Extract<Expression, { readonly op: 'lookup' }>): Worked {
  const inner: Place = { ...place, depth: place.depth + 1 }
  const { tables, today } = run.facts
  const keys = Array.isArray(expression.keys) ? expression.keys.map((key) => work(run, inner, key)) : []
  const on = expression.on ? work(run, inner, expression.on) : undefined
  const day = on ? dateOf(on.value) : today
  const table = tables && Object.hasOwn(tables, expression.table) ? tables[expression.table] : undefined
  const values = keys.map(({ value }) => value)
  return {
    expression,
    value: table && day ? lookUp(table, values, day) : nothing,
    parts: on ? [...keys, on] : keys,
  }
}

function work(run: Run, place: Place, expression: Expression | undefined): Worked {
  run.steps += 1
  if (!expression || typeof expression !== 'object' || place.depth > MAX_DEPTH || run.steps > MAX_STEPS)
    return { expression: expression ?? { op: 'literal', value: null }, value: nothing, parts: [] }
  const inner: Place = { ...place, depth: place.depth + 1 }
  switch (expression.op) {
    case 'computed':
      return workComputed(run, expression)
    case 'lookup':
      return workLookup(run, place, expression)
    case 'if': {
      const condition = work(run, inner, expression.condition)
      const taken = work(run, inner, holds(condition) ? expression.yes : expression.no)
      return { expression, value: taken.value, parts: [condition, taken] }
    }
    case 'count':
    case 'any':
    case 'every':
    case 'sum':
    case 'least':
    case 'greatest':
      return overRows(run, place, expression)
    default: {
      const parts = innerOf(expression).map(([, one]) => work(run, inner, one))
      return {
        expression,
        value: parts.length === 0 ? leaf(run, place, expression) : combine(run, expression, parts),
        parts,
      }
    }
  }
}

/** An expression without parts: one that reads, or `and`, `or` and the like of none. */
function leaf(run: Run, place: Place, expression: Expression): Value {
  const value = read(run, place, expression)
  return value.kind === 'nothing' ? combine(run, expression, []) : value
}

/**
 * What an expression comes to, with the steps that led there. Total: a missing answer is nothing, nothing equals and
 * exceeds nothing, and a sum with nothing in it is nothing; so `eq` and the orderings are then false, and `ne` and `not`,
 * always the contrary, true. Never throws.
 */
export function workOut(expression: Expression, facts: Facts): Worked {
  // answers come from drafts kept as JSON: whatever is not an object holds none
  const answers = isRecord(facts.answers) ? facts.answers : {}
  return work({ facts: { ...facts, answers }, done: new Map(), open: new Set(), steps: 0 }, { depth: 1 }, expression)
}

/** Whether a condition holds; what is not a condition does not. */
export function isTrue(condition: Condition, facts: Facts): boolean {
  return holds(workOut(condition, facts))
}
