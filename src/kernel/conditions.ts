import { isPlainDate } from '#kernel/dates.ts'

/** Name of a form field; it never changes meaning, across versions of a service too. */
export type StableId = string
export type Scalar = string | number | boolean | null

export type Operand =
  { readonly op: 'literal'; readonly value: Scalar } | { readonly op: 'answer'; readonly field: StableId }

export type Comparison = 'eq' | 'ne' | 'gt' | 'gte' | 'lt' | 'lte'

/** A question about answers, as data: total, without loops, the same on server and in browser. */
export type Condition =
  | { readonly op: 'always' }
  | { readonly op: Comparison; readonly left: Operand; readonly right: Operand }
  | { readonly op: 'in'; readonly value: Operand; readonly list: readonly Scalar[] }
  | { readonly op: 'answered'; readonly field: StableId }
  | { readonly op: 'not'; readonly of: Condition }
  | { readonly op: 'and' | 'or'; readonly of: readonly Condition[] }

/** Conditions nested deeper than this are refused by the schema, and false when evaluated. */
export const MAX_CONDITION_DEPTH = 16

export const always = (): Condition => ({ op: 'always' })
export const literal = (value: Scalar): Operand => ({ op: 'literal', value })
export const answer = (field: StableId): Operand => ({ op: 'answer', field })
export const answered = (field: StableId): Condition => ({ op: 'answered', field })
export const not = (of: Condition): Condition => ({ op: 'not', of })
export const and = (...of: readonly Condition[]): Condition => ({ op: 'and', of })
export const or = (...of: readonly Condition[]): Condition => ({ op: 'or', of })
export const isIn = (value: Operand, list: readonly Scalar[]): Condition => ({ op: 'in', value, list })

type Side = Operand | Scalar

function operand(side: Side): Operand {
  return side !== null && typeof side === 'object' ? side : literal(side)
}

function comparison(op: Comparison): (left: Side, right: Side) => Condition {
  return (left, right) => ({ op, left: operand(left), right: operand(right) })
}

export const eq = comparison('eq')
export const ne = comparison('ne')
export const gt = comparison('gt')
export const gte = comparison('gte')
export const lt = comparison('lt')
export const lte = comparison('lte')

export type Answers = Readonly<Record<StableId, unknown>>

function answerTo(field: unknown, answers: Answers): unknown {
  // Own keys only: a field called `constructor` is no answer.
  return typeof field === 'string' && Object.hasOwn(answers, field) ? answers[field] : undefined
}

function valueOf(side: Operand | undefined, answers: Answers): unknown {
  if (side?.op === 'literal') return side.value
  return side?.op === 'answer' ? answerTo(side.field, answers) : undefined
}

/** Order of two numbers or of two dates; undefined for anything else, so that no comparison holds. */
function order(left: unknown, right: unknown): number | undefined {
  if (typeof left === 'number' && typeof right === 'number') return left - right
  if (!isPlainDate(left) || !isPlainDate(right)) return undefined
  if (left === right) return 0
  return left < right ? -1 : 1
}

function isAnswered(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0
  return value !== undefined && value !== null && !(typeof value === 'string' && value.trim() === '')
}

function holds(condition: Condition | undefined, answers: Answers, depth: number): boolean {
  if (depth > MAX_CONDITION_DEPTH || !condition) return false
  const inner = (of: Condition) => holds(of, answers, depth + 1)
  const ordered = (test: (difference: number) => boolean, left: Operand, right: Operand) => {
    const difference = order(valueOf(left, answers), valueOf(right, answers))
    return difference !== undefined && test(difference)
  }
  switch (condition.op) {
    case 'always':
      return true
    case 'eq':
      return same(condition.left, condition.right, answers)
    case 'ne':
      return !same(condition.left, condition.right, answers)
    case 'gt':
      return ordered((difference) => difference > 0, condition.left, condition.right)
    case 'gte':
      return ordered((difference) => difference >= 0, condition.left, condition.right)
    case 'lt':
      return ordered((difference) => difference < 0, condition.left, condition.right)
    case 'lte':
      return ordered((difference) => difference <= 0, condition.left, condition.right)
    case 'in':
      return isAmong(valueOf(condition.value, answers), condition.list)
    case 'answered':
      return isAnswered(answerTo(condition.field, answers))
    case 'not':
      return !inner(condition.of)
    case 'and':
      return Array.isArray(condition.of) && condition.of.every(inner)
    case 'or':
      return Array.isArray(condition.of) && condition.of.some(inner)
    default:
      return false
  }
}

function same(left: Operand, right: Operand, answers: Answers): boolean {
  const value = valueOf(left, answers)
  return value !== undefined && value === valueOf(right, answers)
}

/** For a field with several answers, one of them is enough. */
function isAmong(value: unknown, list: readonly Scalar[]): boolean {
  if (!Array.isArray(list)) return false
  const given: readonly unknown[] = Array.isArray(value) ? value : [value]
  return given.some((item) => list.some((allowed) => allowed === item))
}

/**
 * Whether a condition holds for some answers. Total: a missing answer equals nothing and is greater or less than
 * nothing, so `eq` and the orderings are false and `ne`, which is always the contrary of `eq`, is true. Never throws.
 */
export function evaluate(condition: Condition, answers: Answers): boolean {
  // Answers come from drafts kept as JSON: whatever is not an object holds none.
  return holds(condition, answers !== null && typeof answers === 'object' ? answers : {}, 1)
}

function collect(condition: Condition, found: Set<StableId>): void {
  const add = (side: Operand) => {
    if (side.op === 'answer') found.add(side.field)
  }
  switch (condition.op) {
    case 'always':
      return
    case 'answered':
      found.add(condition.field)
      return
    case 'in':
      add(condition.value)
      return
    case 'not':
      collect(condition.of, found)
      return
    case 'and':
    case 'or':
      for (const inner of condition.of) collect(inner, found)
      return
    case 'eq':
    case 'ne':
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte':
      add(condition.left)
      add(condition.right)
      return
    default:
  }
}

/** The stable ids of the fields that a condition reads, each once, in order of first use. */
export function fieldsIn(condition: Condition): StableId[] {
  const found = new Set<StableId>()
  collect(condition, found)
  return [...found]
}
