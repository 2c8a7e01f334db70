import type { Text } from '#kernel/text.ts'

/** A piece of a line. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'strong' | 'emphasis'; readonly inside: readonly Inline[] }
  | { readonly kind: 'link'; readonly href: string; readonly inside: readonly Inline[] }
  | { readonly kind: 'break' }

/** A block of a text. Headings begin at the second level: the first is the title of the page. */
export type Block =
  | { readonly kind: 'paragraph'; readonly inside: readonly Inline[] }
  | { readonly kind: 'heading'; readonly level: 2 | 3 | 4; readonly inside: readonly Inline[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Block[])[] }
  | { readonly kind: 'quote'; readonly blocks: readonly Block[] }
  | {
      readonly kind: 'table'
      readonly head: readonly (readonly Inline[])[]
      readonly rows: readonly (readonly (readonly Inline[])[])[]
    }

/** A text with headings, lists, links and tables: only what everybody can read, and nothing that runs. */
export type RichText = readonly Block[]

/** What is wrong with a rich text, and where. */
export interface RichTextFault {
  /** Line of the source, from 1. */
  readonly line: number
  readonly code:
    | 'heading-skipped'
    | 'heading-too-high'
    | 'heading-too-low'
    | 'markup'
    | 'image'
    | 'code'
    | 'link-unsafe'
    | 'link-empty'
    | 'link-vague'
    | 'table-head-empty'
    | 'too-long'
  readonly sentence: Text
}

/** The words of pieces of a line. */
export function plainInline(inside: readonly Inline[]): string {
  return inside
    .map((piece) => {
      if (piece.kind === 'text') return piece.text
      return piece.kind === 'break' ? '\n' : plainInline(piece.inside)
    })
    .join('')
}

/** The words of a text, a line for each block: for search, summaries and scores. */
export function plainText(text: RichText): string {
  return text.flatMap(plainBlock).join('\n')
}

function plainBlock(block: Block): string[] {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return [plainInline(block.inside)]
    case 'list':
      return block.items.flatMap((item) => item.flatMap(plainBlock))
    case 'quote':
      return block.blocks.flatMap(plainBlock)
    case 'table':
      return [block.head, ...block.rows].map((cells) => cells.map(plainInline).join(' '))
  }
}

/** Addresses that a text links to, each once, in their order. */
export function linksOf(text: RichText): string[] {
  const inLine = (inside: readonly Inline[]): string[] =>
    inside.flatMap((piece) => {
      if (piece.kind === 'link') return [piece.href]
      return piece.kind === 'strong' || piece.kind === 'emphasis' ? inLine(piece.inside) : []
    })
  const inBlock = (block: Block): string[] => {
    switch (block.kind) {
      case 'paragraph':
      case 'heading':
        return inLine(block.inside)
      case 'list':
        return block.items.flat().flatMap(inBlock)
      case 'quote':
        return block.blocks.flatMap(inBlock)
      case 'table':
        return [block.head, ...block.rows].flat().flatMap(inLine)
    }
  }
  return [...new Set(text.flatMap(inBlock))]
}
