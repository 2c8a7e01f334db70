import type { Child } from 'hono/jsx'
import { ButtonRow, DataTable, EmptyState, LinkButton, Page, SubNav } from '#ui/index.ts'
import type { Column, Crumb, EmptyStateProps, PageView, SubNavItem } from '#ui/index.ts'

interface ListPageProps<Row> {
  readonly view: PageView
  readonly title: string
  readonly heading: string
  readonly lead: string
  readonly breadcrumb: readonly Crumb[]
  /** The other lists of the same kind. */
  readonly lists: { readonly label: string; readonly items: readonly SubNavItem[] }
  readonly caption: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly empty: EmptyStateProps
  /** Where the list goes on, and where it begins when this is not its beginning. */
  readonly further: { readonly label: string; readonly href: string } | undefined
  readonly beginning: { readonly label: string; readonly href: string } | undefined
}

/** A list of the desk, a page at a time: worklists and the register differ in their columns and words alone. */
export function ListPage<Row>(props: ListPageProps<Row>): Child {
  const { view, title, heading, lead, breadcrumb, lists, caption, columns, rows, empty, further, beginning } = props
  return (
    <Page view={view} title={title} breadcrumb={breadcrumb} width="wide" noIndex>
      <h1>{heading}</h1>
      <p class="lead">{lead}</p>
      <SubNav label={lists.label} items={lists.items} />
      {rows.length === 0 ? (
        <EmptyState {...empty} />
      ) : (
        <DataTable caption={caption} hideCaption rows={rows} columns={columns} />
      )}
      {further === undefined && beginning === undefined ? null : (
        <ButtonRow>
          {further && <LinkButton href={further.href}>{further.label}</LinkButton>}
          {beginning && (
            <LinkButton href={beginning.href} kind="secondary">
              {beginning.label}
            </LinkButton>
          )}
        </ButtonRow>
      )}
    </Page>
  )
}
