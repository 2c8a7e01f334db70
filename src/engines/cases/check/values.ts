import { checkExpression, type Scope, type Type } from '#kernel/language/check-expression.ts'
import type { Expression } from '#kernel/language/expression.ts'
import type { DatedTable, TableEdition } from '#kernel/language/dated-table.ts'
import type { ServiceDefinition, ServicePack } from '../definition.ts'
import { scopeOf } from '../facts.ts'
import { absent, idsOf, problem, repeated } from './problem.ts'
import type { PackProblem } from './problem.ts'

function checkEdition(table: DatedTable, edition: TableEdition, path: string): PackProblem[] {
  const wrongRow = edition.rows.flatMap(({ keys, value }, index) => [
    ...(keys.length === table.keys.length
      ? []
      : [problem(`${path}.rows.${index}.keys`, `has ${keys.length} keys, not ${table.keys.length}`)]),
    ...((typeof value === 'string') === (table.value === 'text')
      ? []
      : [problem(`${path}.rows.${index}.value`, `is no ${table.value}`)]),
    ...(table.value === 'money' && !Number.isInteger(value)
      ? [problem(`${path}.rows.${index}.value`, 'an amount is a whole number of cents')]
      : []),
    ...(table.reading !== 'exact' && typeof keys.at(-1) !== 'number'
      ? [problem(`${path}.rows.${index}.keys`, 'the last key is a threshold, and so a number')]
      : []),
  ])
  return edition.until !== undefined && edition.until < edition.from
    ? [problem(`${path}.until`, 'is before from'), ...wrongRow]
    : wrongRow
}

function checkTable(table: DatedTable, path: string): PackProblem[] {
  const starts = table.editions.map(({ from }) => from)
  return [
    ...repeated(`${path}.keys`, table.keys, 'key'),
    ...repeated(`${path}.editions`, starts, 'edition from'),
    ...table.editions.flatMap((edition, index) => checkEdition(table, edition, `${path}.editions.${index}`)),
  ]
}

/** Named values, rules, conditions of eligibility and fees: each comes to what it must, and reads what is there. */
export function checkValues({ definition }: ServicePack): PackProblem[] {
  const { pages, computed = [], tables = [], rules = [], eligibility = [], fees } = definition
  const fields = pages.flatMap((page) => page.fields)
  const scope = scopeOf(definition, fields)
  const check = (value: Expression, path: string, within: Scope, ...wanted: readonly Type[]) =>
    checkExpression(value, within, path, ...wanted).faults.map((fault) => problem(fault.path, fault.message))
  // each named value sees only those before it: a circle is a name that is not there yet
  const before = (index: number): Scope => ({
    ...scope,
    computed: new Map([...scope.computed].filter(([id]) => computed.findIndex((one) => one.id === id) < index)),
  })
  return [
    ...repeated('definition.tables', idsOf(tables), 'table'),
    ...repeated('definition.computed', idsOf(computed), 'computed value'),
    ...repeated('definition.rules', idsOf(rules), 'rule'),
    ...repeated('definition.eligibility', idsOf(eligibility), 'condition'),
    ...tables.flatMap((table, index) => checkTable(table, `definition.tables.${index}`)),
    ...computed.flatMap(({ value }, index) =>
      check(value, `definition.computed.${index}.value`, before(index), 'number', 'money', 'date', 'text', 'boolean'),
    ),
    ...rules.flatMap((rule, index) => [
      ...check(rule.holds, `definition.rules.${index}.holds`, scope, 'boolean'),
      ...rule.fields.flatMap((id, at) =>
        absent(
          `definition.rules.${index}.fields.${at}`,
          id,
          fields.map(({ stableId }) => stableId),
          'field',
        ),
      ),
    ]),
    ...eligibility.flatMap(({ holds }, index) =>
      check(holds, `definition.eligibility.${index}.holds`, scope, 'boolean'),
    ),
    ...definition.actions.flatMap(({ guard }, index) =>
      guard ? check(guard, `definition.actions.${index}.guard`, scope, 'boolean') : [],
    ),
    ...fees.flatMap((fee, index) =>
      checkFee(fee, `definition.fees.${index}`, (value, path, type) => check(value, path, scope, type)),
    ),
  ]
}

function checkFee(
  fee: ServiceDefinition['fees'][number],
  path: string,
  check: (value: Expression, path: string, type: Type) => PackProblem[],
): PackProblem[] {
  if (!('amount' in fee)) return []
  return [
    ...check(fee.amount, `${path}.amount`, 'money'),
    ...(fee.when ? check(fee.when, `${path}.when`, 'boolean') : []),
  ]
}
