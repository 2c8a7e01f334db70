import { plainDate } from '#kernel/dates.ts'
import { isTrue } from '#kernel/language/evaluate.ts'
import { computedIn, fieldsIn, innerOf, type Condition, type Expression } from '#kernel/language/expression.ts'
import type { Facts } from '#kernel/language/value.ts'
import type { AnswerValue, Answers } from '../../answer-value.ts'
import type { ServiceDefinition } from '../../definition.ts'
import { factsOf } from '../../facts.ts'
import type { Field } from '../../fields/field.ts'

/** Combinations of answers that are tried: six questions of three options and a few of two. */
const MAX_COMBINATIONS = 4_096

// what is asked about a day is never decided here, so any day will do
const anyDay = plainDate('2026-03-02')

/** What may be answered to a field that has few answers; nothing for any other. */
function answersTo(field: Field): (AnswerValue | undefined)[] | undefined {
  if (field.type === 'yes-no') return [undefined, true, false]
  return field.type === 'choice' && field.options ? [undefined, ...field.options] : undefined
}

/** What a condition can be asked about, with the fields and named values of a service in their place. */
export interface Possibilities {
  /** Each combination of answers that a form can hold, to the fields that have few answers. */
  readonly cases: readonly Facts[]
  /** Whether a condition may come to this in such a case; true also where nobody can say. */
  readonly mayBe: (condition: Condition, wanted: boolean, facts: Facts) => boolean
}

/** The fields that conditions read, also through named values and through what those fields are shown for. */
function fieldsRead({ computed = [] }: ServiceDefinition, fields: ReadonlyMap<string, Field>, given: Condition[]) {
  const read = new Set<string>()
  const open: Expression[] = [...given]
  const seen = new Set<Expression>()
  for (let one = open.pop(); one; one = open.pop()) {
    if (seen.has(one)) continue
    seen.add(one)
    const names = computedIn(one)
    open.push(...computed.filter(({ id }) => names.includes(id)).map(({ value }) => value))
    for (const id of fieldsIn(one)) {
      read.add(id)
      const shown = fields.get(id)?.visibleIf
      if (shown) open.push(shown)
    }
  }
  return read
}

function combinations(domains: readonly (readonly [string, readonly (AnswerValue | undefined)[]])[]): Answers[] {
  return domains.reduce<Answers[]>(
    (found, [id, values]) =>
      found.flatMap((answers) => values.map((value) => (value === undefined ? answers : { ...answers, [id]: value }))),
    [{}],
  )
}

/**
 * What conditions over the application may come to, by trying every answer to the fields that have few of them. Whatever
 * reads anything else may be true and may be false. `sent`: as in an application that was sent, where nothing required
 * is missing. Nothing when there would be too many combinations to try.
 */
export function possibilities(
  definition: ServiceDefinition,
  conditions: Condition[],
  sent: boolean,
): Possibilities | undefined {
  const fields = new Map(definition.pages.flatMap((page) => page.fields).map((field) => [field.stableId, field]))
  const domains = [...fieldsRead(definition, fields, conditions)].flatMap((id) => {
    const field = fields.get(id)
    const values = field && answersTo(field)
    return values ? [[id, values] as const] : []
  })
  if (domains.reduce((count, [, values]) => count * values.length, 1) > MAX_COMBINATIONS) return undefined
  const known = new Set(domains.map(([id]) => id))
  const isDecided = (expression: Expression): boolean => {
    const { op } = expression
    if (['today', 'submitted-on', 'lookup', 'item'].includes(op) || 'group' in expression) return false
    if (op === 'answer' || op === 'answered') return known.has(expression.field)
    if (op === 'computed') {
      const value = definition.computed?.find(({ id }) => id === expression.id)?.value
      return value !== undefined && isDecided(value)
    }
    return innerOf(expression).every(([, inner]) => isDecided(inner))
  }
  const mayBe = (condition: Condition, wanted: boolean, facts: Facts): boolean => {
    switch (condition.op) {
      case 'not':
        return mayBe(condition.of, !wanted, facts)
      case 'and':
      case 'or':
        return (condition.op === 'and') === wanted
          ? condition.of.every((one) => mayBe(one, wanted, facts))
          : condition.of.some((one) => mayBe(one, wanted, facts))
      default:
        return !isDecided(condition) || isTrue(condition, facts) === wanted
    }
  }
  const canStand = (facts: Facts) =>
    domains.every(([id]) => {
      const field = fields.get(id)
      const isShown = field?.visibleIf === undefined || mayBe(field.visibleIf, true, facts)
      const isAnswered = facts.answers[id] !== undefined
      if (!isShown || !sent || field?.required !== true) return isShown || !isAnswered
      return isAnswered || (field.visibleIf !== undefined && mayBe(field.visibleIf, false, facts))
    })
  const cases = combinations(domains)
    .map((answers) => factsOf(definition, answers, anyDay))
    .filter(canStand)
  return { cases, mayBe }
}
