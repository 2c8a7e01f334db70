import type { DatedTable, TableEdition, TableRow } from './dated-table.ts'
import type { Scalar } from './expression.ts'
import { add, compare, divide, multiply, ofNumber, subtract, type Rational } from './rational.ts'
import { isQuantity, nothing, quantity, text, type Value } from './value.ts'

/** The edition in force on a day: with two, the one that began last. */
export function editionOn(table: DatedTable, day: string): TableEdition | undefined {
  return table.editions.reduce<TableEdition | undefined>(
    (best, edition) =>
      edition.from <= day && (edition.until ?? '9999-12-31') >= day && (best === undefined || best.from < edition.from)
        ? edition
        : best,
    undefined,
  )
}

function isKey(wanted: Scalar | undefined, given: Value): boolean {
  if (wanted === null) return true
  if (given.kind === 'text' || given.kind === 'truth') return given.value === wanted
  if (!isQuantity(given) || typeof wanted !== 'number') return false
  const number = ofNumber(wanted)
  return number !== undefined && compare(number, given.value) === 0
}

function valueOf(table: DatedTable, value: TableRow['value']): Value {
  if (table.value === 'text') return typeof value === 'string' ? text(value) : nothing
  return quantity(table.value, typeof value === 'number' ? ofNumber(value) : undefined)
}

interface Point {
  readonly at: Rational
  readonly row: TableRow
}

function pointsOf(rows: readonly TableRow[], keys: readonly Value[]): Point[] {
  const others = keys.slice(0, -1)
  return rows
    .filter((row) => others.every((key, index) => isKey(row.keys[index], key)))
    .flatMap((row) => {
      const threshold = row.keys[keys.length - 1]
      const at = typeof threshold === 'number' ? ofNumber(threshold) : undefined
      return at ? [{ at, row }] : []
    })
    .sort((a, b) => compare(a.at, b.at))
}

function between(table: DatedTable, below: Point, above: Point, at: Rational): Value {
  const [low, high] = [valueOf(table, below.row.value), valueOf(table, above.row.value)]
  if (!isQuantity(low) || !isQuantity(high)) return nothing
  const gone = subtract(at, below.at)
  const whole = subtract(above.at, below.at)
  const rise = subtract(high.value, low.value)
  const share = gone && whole ? divide(gone, whole) : undefined
  const part = share && rise ? multiply(share, rise) : undefined
  return quantity(low.kind, part ? add(low.value, part) : undefined)
}

/** What a table gives for some keys on a day; nothing when no edition is in force or no row is meant. */
export function lookUp(table: DatedTable, keys: readonly Value[], day: string): Value {
  const edition = editionOn(table, day)
  if (!edition || keys.length !== table.keys.length) return nothing
  if (table.reading === 'exact') {
    const row = edition.rows.find((one) => keys.every((key, index) => isKey(one.keys[index], key)))
    return row ? valueOf(table, row.value) : nothing
  }
  const last = keys.at(-1)
  if (!last || !isQuantity(last)) return nothing
  const points = pointsOf(edition.rows, keys)
  const below = points.findLast(({ at }) => compare(at, last.value) <= 0)
  const above = points.find(({ at }) => compare(at, last.value) > 0)
  if (table.reading === 'step') return below ? valueOf(table, below.row.value) : nothing
  if (below && above) return between(table, below, above, last.value)
  const end = below ?? above
  return end ? valueOf(table, end.row.value) : nothing
}
