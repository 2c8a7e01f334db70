/** A line of two texts: in both, only in the older, or only in the newer. */
export interface DiffLine {
  readonly kind: 'same' | 'gone' | 'new'
  readonly text: string
}

/** Most comparisons of lines: beyond them (two texts of 1,500 different lines) all counts as changed. */
const comparisonsMost = 2_250_000

/** What changed between two texts line by line: their longest common subsequence, and what is beside it. */
export function diffLines(older: readonly string[], newer: readonly string[]): DiffLine[] {
  let head = 0
  while (head < older.length && head < newer.length && older[head] === newer[head]) head += 1
  let tail = 0
  while (tail < older.length - head && tail < newer.length - head && older.at(-1 - tail) === newer.at(-1 - tail))
    tail += 1
  const same = (lines: readonly string[]): DiffLine[] => lines.map((text) => ({ kind: 'same', text }))
  return [
    ...same(older.slice(0, head)),
    ...between(older.slice(head, older.length - tail), newer.slice(head, newer.length - tail)),
    ...same(older.slice(older.length - tail)),
  ]
}

function between(older: readonly string[], newer: readonly string[]): DiffLine[] {
  const width = newer.length + 1
  const isLarge = older.length * newer.length > comparisonsMost
  // lengths[row * width + column]: the longest common subsequence of what follows
  const lengths = new Uint32Array(isLarge ? 0 : (older.length + 1) * width)
  const lengthAt = (row: number, column: number): number => lengths[row * width + column] ?? 0
  if (!isLarge)
    for (let row = older.length - 1; row >= 0; row -= 1)
      for (let column = newer.length - 1; column >= 0; column -= 1)
        lengths[row * width + column] =
          older[row] === newer[column]
            ? lengthAt(row + 1, column + 1) + 1
            : Math.max(lengthAt(row + 1, column), lengthAt(row, column + 1))
  const lines: DiffLine[] = []
  let [row, column] = [0, 0]
  while (row < older.length || column < newer.length) {
    const [gone, added] = [older[row], newer[column]]
    if (gone !== undefined && gone === added) {
      lines.push({ kind: 'same', text: gone })
      row += 1
      column += 1
    } else if (added === undefined || (gone !== undefined && lengthAt(row + 1, column) >= lengthAt(row, column + 1))) {
      lines.push({ kind: 'gone', text: gone ?? '' })
      row += 1
    } else {
      lines.push({ kind: 'new', text: added })
      column += 1
    }
  }
  return lines
}
