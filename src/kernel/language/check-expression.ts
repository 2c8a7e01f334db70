import { isPlainDate } from '#kernel/dates.ts'
import { innerOf, type Expression, type Scalar } from './expression.ts'
import type { DatedTable } from './dated-table.ts'

/** What an expression comes to, before any answer is known. */
export type Type = 'number' | 'money' | 'date' | 'text' | 'boolean' | 'choices' | 'record' | 'rows' | 'files'

/** What can be read under a name: its type and, for a choice, what can be chosen. */
export interface Readable {
  readonly type: Type
  readonly options?: readonly string[] | undefined
}

/** What the expressions of a form may read. */
export interface Scope {
  /** By stable id, parts after a dot. */
  readonly fields: ReadonlyMap<string, Readable>
  /** Of each repeated group, what its rows hold. */
  readonly groups: ReadonlyMap<string, ReadonlyMap<string, Readable>>
  readonly computed: ReadonlyMap<string, Type>
  readonly tables: ReadonlyMap<string, DatedTable>
}

export interface ExpressionFault {
  readonly path: string
  readonly message: string
}

/** Nodes of one expression: with at most two hundred rows it takes at most so many thousand steps. */
export const MAX_NODES = 300

interface Typed {
  /** None when a fault below has been told already, so that it is told once. */
  readonly type?: Type | undefined
  readonly options?: readonly string[] | undefined
}

interface Check {
  readonly scope: Scope
  readonly row: ReadonlyMap<string, Readable> | undefined
  readonly faults: ExpressionFault[]
}

const words: Readonly<Record<Type, string>> = {
  number: 'a number',
  money: 'an amount',
  date: 'a date',
  text: 'a text',
  boolean: 'yes or no',
  choices: 'several choices',
  record: 'an answer with parts',
  rows: 'a repeated group',
  files: 'uploaded files',
}

const fault = (check: Check, path: string, message: string): Typed => {
  check.faults.push({ path, message })
  return {}
}

function literalType(value: Scalar): Typed {
  if (typeof value === 'number') return { type: 'number' }
  if (typeof value === 'boolean') return { type: 'boolean' }
  return isPlainDate(value) ? { type: 'date' } : { type: 'text' }
}

function need(check: Check, path: string, expression: Expression, ...wanted: readonly Type[]): Typed {
  const typed = typeAt(check, path, expression)
  if (typed.type === undefined || wanted.includes(typed.type)) return typed
  return fault(check, path, `is ${words[typed.type]} where ${wanted.map((type) => words[type]).join(' or ')} is due`)
}

/** A choice compared with what cannot be chosen never holds, and nobody would see why. */
function optionFaults(check: Check, path: string, { options }: Typed, chosen: readonly Scalar[]): void {
  for (const value of chosen)
    if (options && !options.some((option) => option === value)) fault(check, path, `no option ${String(value)}`)
}

function typeComparison(
  check: Check,
  path: string,
  expression: Expression & { readonly left: Expression; readonly right: Expression },
): Typed {
  const { op, left, right } = expression
  const kinds: readonly Type[] =
    op === 'eq' || op === 'ne' ? ['number', 'money', 'date', 'text', 'boolean'] : ['number', 'money', 'date']
  const [a, b] = [need(check, `${path}.left`, left, ...kinds), need(check, `${path}.right`, right, ...kinds)]
  if (a.type && b.type && a.type !== b.type)
    return fault(check, path, `compares ${words[a.type]} with ${words[b.type]}`)
  if (right.op === 'literal') optionFaults(check, `${path}.right`, a, [right.value])
  if (left.op === 'literal') optionFaults(check, `${path}.left`, b, [left.value])
  return { type: 'boolean' }
}

function typeArithmetic(check: Check, path: string, expression: Expression): Typed {
  const inner = innerOf(expression)
  if (inner.length === 0) return fault(check, path, 'has nothing to work on')
  const kinds: readonly Type[] =
    expression.op === 'min' || expression.op === 'max' ? ['number', 'money', 'date'] : ['number', 'money']
  const types = inner.map(([place, one]) => need(check, `${path}.${place}`, one, ...kinds).type)
  if (types.some((type) => type === undefined)) return {}
  const amounts = types.filter((type) => type === 'money').length
  if (expression.op === 'multiply')
    return amounts > 1
      ? fault(check, path, 'multiplies an amount by an amount')
      : { type: amounts === 1 ? 'money' : 'number' }
  if (expression.op === 'divide') {
    if (types[0] === 'number' && types[1] === 'money') return fault(check, path, 'divides a number by an amount')
    return { type: types[0] === types[1] ? 'number' : types[0] }
  }
  const [first] = types
  const other = types.find((type) => type !== first)
  return first && other ? fault(check, path, `mixes ${words[first]} with ${words[other]}`) : { type: first }
}

function typeRows(check: Check, path: string, expression: Extract<Expression, { readonly group: string }>): Typed {
  if (check.row) return fault(check, path, 'looks at rows within rows: name the inner value as computed')
  const row = check.scope.groups.get(expression.group)
  if (!row) return fault(check, path, `no repeated group ${expression.group}`)
  const within: Check = { ...check, row }
  if (expression.where) need(within, `${path}.where`, expression.where, 'boolean')
  switch (expression.op) {
    case 'count':
      return { type: 'number' }
    case 'any':
    case 'every':
      return { type: 'boolean' }
    case 'sum':
      need(within, `${path}.value`, expression.value, expression.as)
      return { type: expression.as }
    default:
      return need(within, `${path}.value`, expression.value, 'number', 'money', 'date')
  }
}

function typeLookup(check: Check, path: string, expression: Extract<Expression, { readonly op: 'lookup' }>): Typed {
  const table = check.scope.tables.get(expression.table)
  if (expression.on) need(check, `${path}.on`, expression.on, 'date')
  const keys = expression.keys.map((key, index) =>
    need(check, `${path}.keys.${index}`, key, 'number', 'money', 'text', 'boolean', 'date'),
  )
  if (!table) return fault(check, path, `no table ${expression.table}`)
  if (keys.length !== table.keys.length)
    return fault(check, path, `table ${expression.table} has ${table.keys.length} keys, not ${keys.length}`)
  const last = keys.at(-1)?.type
  if (table.reading !== 'exact' && last !== undefined && last !== 'number')
    return fault(check, `${path}.keys.${keys.length - 1}`, `is ${words[last]} where a number is due`)
  return { type: table.value }
}

function typeNamed(check: Check, path: string, name: string, from: ReadonlyMap<string, Readable> | undefined): Typed {
  return from?.get(name) ?? fault(check, path, `no field ${name}`)
}

function typeAt(check: Check, path: string, expression: Expression): Typed {
  const { scope, row } = check
  switch (expression.op) {
    case 'always':
      return { type: 'boolean' }
    case 'today':
    case 'submitted-on':
      return { type: 'date' }
    case 'literal':
      return literalType(expression.value)
    case 'money':
      return { type: 'money' }
    case 'answered':
      typeNamed(check, path, expression.field, scope.fields)
      return { type: 'boolean' }
    case 'answer':
      return typeNamed(check, path, expression.field, scope.fields)
    case 'item':
      return row ? typeNamed(check, path, expression.field, row) : fault(check, path, 'reads a row where there is none')
    case 'computed': {
      const type = scope.computed.get(expression.id)
      return type ? { type } : fault(check, path, `no computed value ${expression.id}`)
    }
    case 'in':
      optionFaults(
        check,
        `${path}.list`,
        need(check, `${path}.value`, expression.value, 'text', 'number', 'choices', 'boolean', 'date'),
        expression.list,
      )
      return { type: 'boolean' }
    case 'not':
    case 'and':
    case 'or':
      for (const [place, inner] of innerOf(expression)) need(check, `${path}.${place}`, inner, 'boolean')
      return { type: 'boolean' }
    case 'add':
    case 'multiply':
    case 'min':
    case 'max':
    case 'subtract':
    case 'divide':
      return typeArithmetic(check, path, expression)
    case 'round':
      return need(check, `${path}.value`, expression.value, 'number', 'money')
    case 'if': {
      need(check, `${path}.condition`, expression.condition, 'boolean')
      const [yes, no] = [typeAt(check, `${path}.yes`, expression.yes), typeAt(check, `${path}.no`, expression.no)]
      if (yes.type && no.type && yes.type !== no.type)
        return fault(check, path, `is ${words[yes.type]} or ${words[no.type]}`)
      return { type: yes.type ?? no.type }
    }
    case 'days':
    case 'months':
    case 'years':
      for (const [place, inner] of innerOf(expression)) need(check, `${path}.${place}`, inner, 'date')
      return { type: 'number' }
    case 'add-days':
    case 'add-months':
      need(check, `${path}.date`, expression.date, 'date')
      need(check, `${path}.count`, expression.count, 'number')
      return { type: 'date' }
    case 'lookup':
      return typeLookup(check, path, expression)
    case 'eq':
    case 'ne':
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte':
      return typeComparison(check, path, expression)
    default:
      return typeRows(check, path, expression)
  }
}

function sizeOf(expression: Expression): number {
  return innerOf(expression).reduce((size, [, inner]) => size + sizeOf(inner), 1)
}

/**
 * What is wrong with an expression that should come to one of the wanted types, before any answer is known: names that
 * are not there, kinds that do not go together, more than 300 nodes. Paths start at `path`.
 */
export function checkExpression(
  expression: Expression,
  scope: Scope,
  path: string,
  ...wanted: readonly Type[]
): { readonly type: Type | undefined; readonly faults: readonly ExpressionFault[] } {
  const check: Check = { scope, row: undefined, faults: [] }
  if (sizeOf(expression) > MAX_NODES)
    fault(check, path, `has more than ${MAX_NODES} steps: name parts of it as computed`)
  const { type } = wanted.length === 0 ? typeAt(check, path, expression) : need(check, path, expression, ...wanted)
  return { type, faults: check.faults }
}
