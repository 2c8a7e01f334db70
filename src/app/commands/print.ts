/** Writes a line for whoever called the command. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** Writes rows as JSON or as aligned columns. */
export function sayRows(rows: readonly Readonly<Record<string, string | number>>[], json: boolean): void {
  if (json) return say(JSON.stringify(rows, null, 2))
  const [first] = rows
  if (!first) return say('Nothing to list.')
  const names = Object.keys(first)
  const widths = names.map((name) => Math.max(name.length, ...rows.map((row) => String(row[name]).length)))
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, index) => cell.padEnd(widths[index] ?? 0))
      .join('  ')
      .trimEnd()
  say(line(names))
  for (const row of rows) say(line(names.map((name) => String(row[name]))))
}
