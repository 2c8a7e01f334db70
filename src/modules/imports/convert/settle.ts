import type { Nodes, Parents, PhrasingContent, Root, RootContent, Table, TableCell } from 'mdast'
import { isSafeLink, isVagueLink } from '#kernel/rich-text/parse.ts'
import { noteOf } from '../note.ts'
import type { Note } from '../note.ts'

/** Where an address of the old site leads here; undefined where it is none that is known. */
export type LinkMap = (href: string) => string | undefined

interface Settling {
  readonly notes: Note[]
  /** Address of the item, which its own links are relative to. */
  readonly base: string
  readonly linkOf: LinkMap
}

const phrasing = new Set(['text', 'strong', 'emphasis', 'link', 'break', 'inlineCode'])

export function plain(node: Nodes): string {
  if ('value' in node) return node.value
  if (node.type === 'break') return ' '
  return 'children' in node ? node.children.map(plain).join('') : ''
}

/** The address of a link as it will be: of this site where the item is imported, whole where it was relative. */
function addressOf(href: string, { base, linkOf, notes }: Settling): string | undefined {
  if (href.startsWith('#')) return undefined
  const whole = URL.parse(href, URL.canParse(base) ? base : undefined)
  const here = whole ? linkOf(whole.href) : undefined
  const address = here ?? whole?.href ?? href
  if (!isSafeLink(address)) return undefined
  // it leads to the site that is about to be closed: a file, or a page that is not imported
  if (whole && here === undefined && whole.host !== '' && whole.host === URL.parse(base)?.host)
    notes.push(noteOf('link-old-site', whole.href))
  return address
}

function settleInline(nodes: readonly Nodes[], settling: Settling): PhrasingContent[] {
  const { notes } = settling
  return nodes.flatMap((node): PhrasingContent[] => {
    switch (node.type) {
      case 'text':
      case 'break':
        return [node]
      case 'inlineCode':
        return [{ type: 'text', value: node.value }]
      case 'strong':
      case 'emphasis': {
        const children = settleInline(node.children, settling)
        return children.length === 0 ? [] : [{ ...node, children }]
      }
      case 'link': {
        const children = settleInline(node.children, settling)
        const words = children.map(plain).join('').trim()
        if (words === '') return []
        const url = addressOf(node.url, settling)
        if (url === undefined) {
          // a place in the page is lost without harm: its words stay
          if (!node.url.startsWith('#')) notes.push(noteOf('link-dropped', node.url))
          return children
        }
        if (!isVagueLink(words)) return [{ type: 'link', url, children }]
        notes.push(noteOf('link-vague', words))
        return [{ type: 'link', url, children: [...children, { type: 'text', value: ` (${url})` }] }]
      }
      case 'image':
        notes.push(noteOf('image', node.url))
        return []
      default:
        return 'children' in node ? settleInline(node.children, settling) : []
    }
  })
}

/** Cells hold words alone; the first row says what the columns are. */
function settleTable(table: Table, settling: Settling): RootContent[] {
  const isEmpty = ({ children }: TableCell) => children.map(plain).join('').trim() === ''
  const rows = table.children.map((row) => ({
    ...row,
    children: row.children.map((cell) => ({ ...cell, children: settleInline(cell.children, settling) })),
  }))
  const filled = rows.filter(({ children }) => children.some((cell) => !isEmpty(cell)))
  const [head, ...body] = filled
  const columns = Math.max(0, ...filled.map(({ children }) => children.length))
  // one column, or one row, is a layout and no table: what it holds is read in its order
  if (!head || columns < 2 || body.length === 0) {
    if (head) settling.notes.push(noteOf('layout', 'table'))
    return filled.flatMap(({ children }) =>
      children
        .filter((cell) => !isEmpty(cell))
        .map((cell): RootContent => ({ type: 'paragraph', children: cell.children })),
    )
  }
  if (rows[0] !== head || head.children.some(isEmpty)) settling.notes.push(noteOf('table-header'))
  const headers = head.children.map((cell, index): TableCell =>
    isEmpty(cell) ? { type: 'tableCell', children: [{ type: 'text', value: `Colonna ${index + 1}` }] } : cell,
  )
  return [{ ...table, align: [], children: [{ ...head, children: headers }, ...body] }]
}

/** Depths of headings so that none is missing between two: from 2 to 4. */
function headingDepths(notes: Note[]): (depth: number) => 2 | 3 | 4 {
  const open: number[] = []
  return (depth) => {
    while ((open.at(-1) ?? 0) >= depth) open.pop()
    open.push(depth)
    const settled = Math.min(4, open.length + 1) as 2 | 3 | 4
    if (settled !== depth && notes.every(({ kind }) => kind !== 'headings')) notes.push(noteOf('headings'))
    return settled
  }
}

/** A tree as our rich texts are: what has no place in them goes, and is noted. */
export function settle(root: Root, settling: Settling): Root {
  const { notes } = settling
  const depthOf = headingDepths(notes)

  const blocks = (nodes: readonly RootContent[], isTop: boolean): RootContent[] =>
    nodes.flatMap((node): RootContent[] => {
      switch (node.type) {
        case 'paragraph': {
          const children = settleInline(node.children, settling)
          return children.map(plain).join('').trim() === '' ? [] : [{ ...node, children }]
        }
        case 'heading': {
          const children = settleInline(node.children, settling).filter(({ type }) => type !== 'break')
          if (children.map(plain).join('').trim() === '') return []
          // within a list or a quote it is no heading of the page
          if (!isTop) return [{ type: 'paragraph', children: [{ type: 'strong', children }] }]
          return [{ ...node, depth: depthOf(node.depth), children }]
        }
        case 'list': {
          const items = node.children.flatMap((item) => {
            const children = blocks(item.children, false) as typeof item.children
            return children.length === 0 ? [] : [{ type: 'listItem' as const, spread: false, children }]
          })
          return items.length === 0
            ? []
            : [{ type: 'list', ordered: node.ordered ?? false, spread: false, children: items }]
        }
        case 'blockquote': {
          const children = blocks(node.children, false) as Parents['children'] as typeof node.children
          return children.length === 0 ? [] : [{ ...node, children }]
        }
        case 'table':
          return settleTable(node, settling)
        case 'code':
          notes.push(noteOf('code'))
          return node.value
            .split('\n')
            .filter((line) => line.trim() !== '')
            .map((value): RootContent => ({ type: 'paragraph', children: [{ type: 'text', value }] }))
        default: {
          if (!phrasing.has(node.type) && node.type !== 'image') return []
          const children = settleInline([node], settling)
          return children.map(plain).join('').trim() === '' ? [] : [{ type: 'paragraph', children }]
        }
      }
    })

  return { type: 'root', children: blocks(root.children, true) }
}
