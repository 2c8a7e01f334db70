import { fromHtml } from 'hast-util-from-html'
import { toMdast } from 'hast-util-to-mdast'
import type { Root } from 'mdast'
import { gfmTableToMarkdown } from 'mdast-util-gfm-table'
import { toMarkdown } from 'mdast-util-to-markdown'
import { readRichText, richTextMost } from '#kernel/rich-text/parse.ts'
import { noteOf } from '../note.ts'
import type { Note } from '../note.ts'
import { cleanTree, wordsIn } from './clean.ts'
import { plain, settle } from './settle.ts'
import type { LinkMap } from './settle.ts'

/** Deepest HTML that is read: people write a dozen levels, and a tree of thousands is an attack. */
const depthMost = 200

const write = (root: Root): string =>
  toMarkdown(root, {
    extensions: [gfmTableToMarkdown({ tablePipeAlign: false })],
    bullet: '-',
    emphasis: '_',
    listItemIndent: 'one',
    resourceLink: true,
    rule: '-',
  }).trim()

/** Words of HTML, in one line. */
export function plainOf(html: string): string {
  return wordsIn(cleanTree(fromHtml(html, { fragment: true }), []))
    .replaceAll(/\s+/g, ' ')
    .trim()
}

/** The longest text of whole blocks that is not too long. */
function fitting(root: Root, notes: Note[]): string {
  let text = write(root)
  if (text.length <= richTextMost) return text
  notes.push(noteOf('cut'))
  let blocks = root.children
  while (text.length > richTextMost && blocks.length > 0) {
    blocks = blocks.slice(0, Math.floor((blocks.length * richTextMost) / text.length))
    text = write({ type: 'root', children: blocks })
  }
  return text
}

const deepest = (html: string): number => {
  let depth = 0
  let most = 0
  for (const [, closing, , self] of html.matchAll(/<(\/?)([a-zA-Z][\w-]*)[^>]*?(\/?)>/g)) {
    depth += closing === '/' ? -1 : self === '/' ? 0 : 1
    if (depth > most) most = depth
  }
  return most
}

/**
 * HTML of another site as the source of one of our rich texts, without a fault, and what did not map. What our texts have
 * no place for is left out and noted, never kept as markup; where nothing else helps the words alone stay.
 */
export function convertHtml(
  html: string,
  { base, linkOf }: { readonly base: string; readonly linkOf: LinkMap },
): { readonly source: string; readonly notes: readonly Note[] } {
  const notes: Note[] = []
  if (deepest(html) > depthMost) return { source: '', notes: [noteOf('plain')] }
  const tree = toMdast(cleanTree(fromHtml(html, { fragment: true }), notes), { newlines: false })
  const root = settle(tree.type === 'root' ? tree : { type: 'root', children: [] }, { notes, base, linkOf })
  const source = fitting(root, notes)
  if (readRichText(source).faults.length === 0) return { source, notes }
  notes.push(noteOf('plain'))
  const words: Root = {
    type: 'root',
    children: root.children.map((node) => ({
      type: 'paragraph',
      children: [{ type: 'text', value: plain(node).replaceAll(/\s+/g, ' ') }],
    })),
  }
  const bare = fitting(words, notes)
  return { source: readRichText(bare).faults.length === 0 ? bare : '', notes }
}
