import type { Expression } from '#kernel/language/expression.ts'
import { innerOf } from '#kernel/language/expression.ts'
import type { DiffWords } from './words.ts'

const signs: Readonly<Record<string, string>> = {
  eq: '=',
  ne: '≠',
  gt: '>',
  gte: '≥',
  lt: '<',
  lte: '≤',
  add: '+',
  subtract: '−',
  multiply: '×',
  divide: '÷',
}

const MAX_LENGTH = 160

/** Cuts what is too long to read in a line. */
export const shorten = (text: string, length = MAX_LENGTH): string =>
  text.length > length ? `${text.slice(0, length - 1)}…` : text

function say(words: DiffWords, expression: Expression, isInner: boolean): string {
  const { op } = expression
  const { t } = words
  const parts = innerOf(expression).map(([, inner]) => say(words, inner, true))
  switch (op) {
    case 'literal':
      return JSON.stringify(expression.value)
    case 'money':
      return `${(expression.cents / 100).toFixed(2)} €`
    case 'answer':
    case 'item':
      return expression.field
    case 'answered':
      return t('isAnswered', { field: expression.field })
    case 'computed':
      return expression.id
    case 'in':
      return t('among', {
        value: parts[0] ?? '',
        list: expression.list.map((one) => JSON.stringify(one)).join(', '),
      })
    case 'lookup':
      return `${expression.table}(${parts.join(', ')})`
    default: {
      const sign = op === 'and' || op === 'or' ? t(op) : signs[op]
      if (sign === undefined)
        return `${op}(${['group' in expression ? expression.group : [], parts].flat().join(', ')})`
      const joined = parts.join(` ${sign} `)
      return isInner && parts.length > 1 && (op === 'and' || op === 'or') ? `(${joined})` : joined
    }
  }
}

/** An expression as one would write it down, for whoever compares two services: `capacity ≠ "self" and pages > 3`. */
export const sayRule = (words: DiffWords, expression: Expression): string => shorten(say(words, expression, false))
