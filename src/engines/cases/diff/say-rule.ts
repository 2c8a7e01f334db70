import type { Expression } from '#kernel/language/expression.ts'
import { innerOf } from '#kernel/language/expression.ts'

const signs: Readonly<Record<string, string>> = {
  eq: '=',
  ne: '≠',
  gt: '>',
  gte: '≥',
  lt: '<',
  lte: '≤',
  and: 'and',
  or: 'or',
  add: '+',
  subtract: '−',
  multiply: '×',
  divide: '÷',
}

const MAX_LENGTH = 160

/** Cuts what is too long to read in a line. */
export const shorten = (text: string, length = MAX_LENGTH): string =>
  text.length > length ? `${text.slice(0, length - 1)}…` : text

function say(expression: Expression, isInner: boolean): string {
  const { op } = expression
  const parts = innerOf(expression).map(([, inner]) => say(inner, true))
  switch (op) {
    case 'literal':
      return JSON.stringify(expression.value)
    case 'money':
      return `${(expression.cents / 100).toFixed(2)} €`
    case 'answer':
    case 'item':
      return expression.field
    case 'answered':
      return `${expression.field} is answered`
    case 'computed':
      return expression.id
    case 'in':
      return `${parts[0] ?? ''} among ${expression.list.map((one) => JSON.stringify(one)).join(', ')}`
    case 'lookup':
      return `${expression.table}(${parts.join(', ')})`
    default: {
      const sign = signs[op]
      if (sign === undefined)
        return `${op}(${['group' in expression ? expression.group : [], parts].flat().join(', ')})`
      const joined = parts.join(` ${sign} `)
      return isInner && parts.length > 1 && (op === 'and' || op === 'or') ? `(${joined})` : joined
    }
  }
}

/** An expression as one would write it down, for whoever compares two services: `capacity ≠ "self" and pages > 3`. */
export const sayRule = (expression: Expression): string => shorten(say(expression, false))
