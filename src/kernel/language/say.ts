import { isPlainDate } from '#kernel/dates.ts'
import type { Locale, Text } from '#kernel/text.ts'
import type { Comparison, Expression } from './expression.ts'
import { sayValue } from './say-value.ts'
import type { Unit } from './units.ts'
import { text, type Value, type Worked } from './value.ts'

/** The words of a service, for what its expressions name. */
export interface Words {
  readonly locale: Locale
  /** Label of a field, or of a part of it after a dot. */
  readonly field: (path: string) => string
  readonly option: (path: string, value: string) => string | undefined
  readonly computed: (id: string) => string
  readonly unitOf: (kind: 'field' | 'computed', name: string) => Unit | undefined
}

const said = (words: Words, { it, en }: Text) => (words.locale === 'it' ? it : en)

function unitOf({ expression }: Worked, words: Words): Unit | undefined {
  switch (expression.op) {
    case 'days':
    case 'months':
    case 'years':
      return expression.op
    case 'answer':
    case 'item':
      return words.unitOf('field', expression.field)
    case 'computed':
      return words.unitOf('computed', expression.id)
    default:
      return undefined
  }
}

function nameOf(expression: Expression): string | undefined {
  return expression.op === 'answer' || expression.op === 'item' ? expression.field : undefined
}

function valueIn(words: Words, worked: Worked): string {
  const { value, expression } = worked
  const name = nameOf(expression)
  if (name !== undefined && value.kind === 'text')
    return words.option(name, value.value) ?? sayValue(value, words.locale)
  if (name !== undefined && value.kind === 'list')
    return value.value.map((one) => words.option(name, String(one)) ?? String(one)).join(', ')
  return sayValue(value, words.locale, unitOf(worked, words))
}

const bracketed = (inner: Worked, words: Words) => {
  const { op } = inner.expression
  const formula = sayWorking(inner, words)
  const isSum = op === 'add' || op === 'subtract' || (op === 'sum' && inner.parts.length > 1)
  return isSum ? `(${formula})` : formula
}

/**
 * How a value came about, as one would write it down: `12 m² × 30 giorni × 0,85 €`. Values with a name of their own
 * stand as what they came to: `workings` says how.
 */
export function sayWorking(worked: Worked, words: Words): string {
  const { expression, parts } = worked
  const [first, second] = parts
  switch (expression.op) {
    case 'multiply':
      return parts.map((part) => bracketed(part, words)).join(' × ')
    case 'divide':
      return first && second ? `${bracketed(first, words)} ÷ ${bracketed(second, words)}` : valueIn(words, worked)
    case 'add':
      return parts.map((part) => sayWorking(part, words)).join(' + ')
    case 'subtract':
      return first && second ? `${sayWorking(first, words)} − ${bracketed(second, words)}` : valueIn(words, worked)
    case 'sum':
      return parts.length > 0 && parts.length <= 6
        ? parts.map((part) => sayWorking(part, words)).join(' + ')
        : valueIn(words, worked)
    case 'round':
      return first ? sayWorking(first, words) : valueIn(words, worked)
    case 'if':
      return second ? sayWorking(second, words) : valueIn(words, worked)
    case 'min':
    case 'max': {
      const all = parts.map((part) => sayWorking(part, words)).join('; ')
      const which =
        expression.op === 'min' ? { it: 'il minore', en: 'the lesser' } : { it: 'il maggiore', en: 'the greater' }
      return `${said(words, which)} (${all})`
    }
    default:
      return valueIn(words, worked)
  }
}

/** A formula with its result, `12 m² × 30 giorni × 0,85 € = 306,00 €`, or the result alone when it says it all. */
export function sayResult(worked: Worked, words: Words, unit?: Unit): string {
  const formula = sayWorking(worked, words)
  const result = sayValue(worked.value, words.locale, unit)
  const saysNoMore = formula === result || formula === sayValue(worked.value, words.locale)
  return saysNoMore ? result : `${formula} = ${result}`
}

/** The named values on the way to a result, each once, those that others need first. */
export function workings(worked: Worked, found = new Map<string, Worked>()): ReadonlyMap<string, Worked> {
  for (const part of worked.parts) workings(part, found)
  const { expression, parts } = worked
  const [inner] = parts
  if (expression.op === 'computed' && inner && !found.has(expression.id)) found.set(expression.id, inner)
  return found
}

const contrary: Readonly<Record<Comparison, Comparison>> = {
  eq: 'ne',
  ne: 'eq',
  gt: 'lte',
  gte: 'lt',
  lt: 'gte',
  lte: 'gt',
}

const relations: Readonly<Record<Comparison, Text>> = {
  eq: { it: 'serve', en: 'it must be' },
  ne: { it: 'non deve essere', en: 'it must not be' },
  gt: { it: 'serve più di', en: 'it must be more than' },
  gte: { it: 'serve almeno', en: 'it must be at least' },
  lt: { it: 'serve meno di', en: 'it must be less than' },
  lte: { it: 'serve al massimo', en: 'it must be at most' },
}

const dateRelations: Readonly<Record<Comparison, Text>> = {
  eq: { it: 'serve il', en: 'it must be' },
  ne: { it: 'non deve essere il', en: 'it must not be' },
  gt: { it: 'serve una data dopo il', en: 'it must be after' },
  gte: { it: 'serve una data non prima del', en: 'it must not be before' },
  lt: { it: 'serve una data prima del', en: 'it must be before' },
  lte: { it: 'serve una data non oltre il', en: 'it must not be after' },
}

function subject(words: Words, { expression }: Worked): string | undefined {
  if (expression.op === 'computed') return words.computed(expression.id)
  const name = nameOf(expression) ?? (expression.op === 'count' ? expression.group : undefined)
  return name === undefined ? undefined : words.field(name)
}

const isDate = (value: Value) => value.kind === 'text' && isPlainDate(value.value)

/** What a value is compared with, named as what is compared: an option by its words, a number with its unit. */
function wantedValue(words: Words, left: Worked, right: Worked): string {
  const name = nameOf(left.expression)
  if (right.expression.op !== 'literal') return valueIn(words, right)
  if (name !== undefined && right.value.kind === 'text')
    return words.option(name, right.value.value) ?? sayValue(right.value, words.locale)
  return sayValue(right.value, words.locale, unitOf(left, words))
}

function sayComparison(worked: Worked, op: Comparison, words: Words): string[] {
  const [left, right] = worked.parts
  if (!left || !right) return []
  const relation = said(words, (isDate(right.value) || isDate(left.value) ? dateRelations : relations)[op])
  const label = subject(words, left)
  const given = left.value.kind === 'nothing' ? said(words, { it: 'manca', en: 'missing' }) : valueIn(words, left)
  return [`${label === undefined ? '' : `${label}: `}${given}; ${relation} ${wantedValue(words, left, right)}`]
}

function sayMembership(worked: Worked, wanted: boolean, words: Words): string[] {
  const { expression, parts } = worked
  const [value] = parts
  if (expression.op !== 'in' || !value) return []
  const name = nameOf(value.expression)
  const options = expression.list.map(
    (one) =>
      (name === undefined ? undefined : words.option(name, String(one))) ?? sayValue(text(String(one)), words.locale),
  )
  const relation = wanted ? { it: 'serve', en: 'it must be' } : { it: 'non deve essere', en: 'it must not be' }
  const or = said(words, { it: ' o ', en: ' or ' })
  const label = subject(words, value)
  return [
    `${label === undefined ? '' : `${label}: `}${valueIn(words, value)}; ${said(words, relation)} ${options.join(or)}`,
  ]
}

/**
 * Why a condition does not come out as wanted, in short sentences: each part that stands in its way, with what was given
 * and what is needed. Empty when it does come out.
 */
export function sayWhyNot(worked: Worked, words: Words, wanted = true): string[] {
  const { expression, value, parts } = worked
  if ((value.kind === 'truth' && value.value) === wanted) return []
  switch (expression.op) {
    case 'not':
    case 'and':
    case 'or':
    case 'computed':
    case 'if':
      return parts.flatMap((part, index) =>
        expression.op === 'if' && index === 0 ? [] : sayWhyNot(part, words, expression.op === 'not' ? !wanted : wanted),
      )
    case 'answered': {
      const why = wanted ? { it: 'manca', en: 'missing' } : { it: 'non deve esserci', en: 'it must not be there' }
      return [`${words.field(expression.field)}: ${said(words, why)}`]
    }
    case 'in':
      return sayMembership(worked, wanted, words)
    case 'eq':
    case 'ne':
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte':
      return sayComparison(worked, wanted ? expression.op : contrary[expression.op], words)
    case 'any':
    case 'every':
      return [words.field(expression.group)]
    case 'answer':
    case 'item':
      return [`${words.field(expression.field)}: ${valueIn(words, worked)}`]
    default:
      return []
  }
}
