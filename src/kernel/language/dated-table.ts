import type { PlainDate } from '#kernel/dates.ts'
import type { Scalar } from './expression.ts'

/** A row: one key for each key of the table, where null stands for whatever is left, and what it gives. */
export interface TableRow {
  readonly keys: readonly Scalar[]
  readonly value: string | number
}

/** The rows in force between two days, both included, with the act that says so. */
export interface TableEdition {
  readonly from: PlainDate
  readonly until?: PlainDate | undefined
  readonly norm: string
  readonly rows: readonly TableRow[]
}

/**
 * A tariff, or any other list of values that a norm dates. `exact` finds the first row whose keys are the ones given;
 * `step` reads the last key as the threshold from which a row holds; `linear` draws a straight line between thresholds
 * and keeps the first and the last value beyond them.
 */
export interface DatedTable {
  readonly reading: 'exact' | 'step' | 'linear'
  readonly value: 'number' | 'money' | 'text'
  readonly keys: readonly string[]
  readonly editions: readonly TableEdition[]
}
