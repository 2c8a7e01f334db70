import type { Child } from 'hono/jsx'

export interface Column<Row> {
  readonly header: string
  readonly cell: (row: Row) => Child
  readonly numeric?: boolean | undefined
  /** The cell that names its row. */
  readonly rowHeader?: boolean | undefined
}

export interface DataTableProps<Row> {
  readonly caption: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly hideCaption?: boolean | undefined
}

/**
 * A table that becomes a list of cards on a narrow screen. Browsers drop a table's semantics when its cells become
 * blocks, so the roles are written out; each stacked cell then shows its column's header from `data-label`.
 */
export function DataTable<Row>({ caption, columns, rows, hideCaption = false }: DataTableProps<Row>) {
  return (
    <table class="table portico-table" role="table">
      <caption class={hideCaption ? 'visually-hidden' : 'caption-top'}>{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map(({ header, numeric }) => (
            <th scope="col" role="columnheader" class={numeric ? 'text-end' : undefined}>
              {header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr role="row">
            {columns.map((column) => (
              <Cell column={column} row={row} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const { header, cell, numeric, rowHeader } = column
  const content = <span class="portico-cell">{cell(row)}</span>
  if (rowHeader) {
    return (
      <th scope="row" role="rowheader" data-label={header}>
        {content}
      </th>
    )
  }
  return (
    <td role="cell" data-label={header} class={numeric ? 'text-end' : undefined}>
      {content}
    </td>
  )
}
