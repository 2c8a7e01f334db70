/** One figure. */
export interface Row {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly goal: { readonly atLeast: number } | { readonly atMost: number } | undefined
  /** Below this the run fails, and not only misses its goal. */
  readonly floor?: number | undefined
}

/** Whether a figure meets its goal; undefined where it has none. */
export function isMet({ value, goal }: Row): boolean | undefined {
  if (goal === undefined) return undefined
  return 'atLeast' in goal ? value >= goal.atLeast : value <= goal.atMost
}

/** Whether a figure is so bad that the run fails. */
export const isBroken = ({ value, floor }: Row): boolean => floor !== undefined && value < floor

/** The figures for people. */
export function tableOf(rows: readonly Row[]): string {
  const lines = rows.map((row) => [
    row.name,
    row.value.toFixed(row.value < 10 ? 2 : 0),
    row.unit,
    sayGoal(row),
    sayMet(row),
  ])
  const all = [['figure', 'value', 'unit', 'goal', 'met?'], ...lines]
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...all.map((line) => line[column]?.length ?? 0)))
  const pad = (text: string, column: number) =>
    column === 1 ? text.padStart(widths[1] ?? 0) : text.padEnd(widths[column] ?? 0)
  return all.map((line) => line.map(pad).join('  ').trimEnd()).join('\n')
}

function sayGoal({ goal }: Row): string {
  if (goal === undefined) return '-'
  return 'atLeast' in goal ? `>= ${goal.atLeast}` : `<= ${goal.atMost}`
}

function sayMet(row: Row): string {
  const met = isMet(row)
  if (met === undefined) return '-'
  return met ? 'yes' : 'NO'
}
