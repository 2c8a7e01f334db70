import type { Nodes, PhrasingContent, RootContent, TableRow } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmTable } from 'micromark-extension-gfm-table'
import type { Text } from '#kernel/text.ts'
import { plainInline } from './rich-text.ts'
import type { Block, Inline, RichText, RichTextFault } from './rich-text.ts'

/** Longest source that is read: longer than any page that people read to its end. */
export const richTextMost = 50_000

const sentences = {
  'heading-skipped': {
    it: 'Il titolo salta un livello: dopo “##” viene “###”, non “####”.',
    en: 'The heading skips a level: “###” comes after “##”, not “####”.',
  },
  'heading-too-high': {
    it: 'Il titolo “#” è quello della pagina: qui si comincia da “##”.',
    en: 'The heading “#” is that of the page: begin with “##” here.',
  },
  'heading-too-low': {
    it: 'I titoli hanno al massimo tre livelli: da “##” a “####”.',
    en: 'Headings have three levels at most: from “##” to “####”.',
  },
  markup: {
    it: 'Il codice HTML non si può usare: scrivi il testo senza etichette tra < e >.',
    en: 'HTML cannot be used: write the text without tags between < and >.',
  },
  image: {
    it: 'Le immagini non stanno nel testo: usa il campo immagine, che chiede il testo alternativo.',
    en: 'Images do not go into the text: use the image field, which asks for alternative text.',
  },
  code: { it: 'I riquadri di codice non si possono usare.', en: 'Blocks of code cannot be used.' },
  'link-unsafe': {
    it: 'L’indirizzo del collegamento deve cominciare con https://, http://, mailto:, tel: oppure / per una pagina di questo sito.',
    en: 'The address of a link must begin with https://, http://, mailto:, tel: or / for a page of this site.',
  },
  'link-empty': { it: 'Il collegamento non ha un testo.', en: 'The link has no words.' },
  'link-vague': {
    it: 'Il testo del collegamento non dice dove porta: invece di “clicca qui” scrivi il nome della pagina.',
    en: 'The words of the link do not say where it leads: instead of “click here” write the name of the page.',
  },
  'table-head-empty': {
    it: 'Ogni colonna della tabella deve avere un’intestazione.',
    en: 'Each column of a table must have a header.',
  },
  'too-long': {
    it: 'Il testo è troppo lungo: dividilo in più pagine.',
    en: 'The text is too long: split it into pages.',
  },
} as const satisfies Record<RichTextFault['code'], Text>

const vague = new Set(['clicca qui', 'qui', 'link', 'leggi', 'click here', 'here', 'read more', 'leggi tutto'])

/** Whether the words of a link do not say where it leads. */
export const isVagueLink = (words: string): boolean => vague.has(words.trim().toLowerCase())

/** Whether an address may be linked to: the web, a mail, a telephone, or a page of this site. */
export function isSafeLink(href: string): boolean {
  if (/^\/(?!\/)/.test(href) || /^#[\w-]+$/.test(href)) return !/[\s\\]/.test(href)
  try {
    return ['https:', 'http:', 'mailto:', 'tel:'].includes(new URL(href).protocol)
  } catch {
    return false
  }
}

/**
 * Reads a rich text from its source (CommonMark with tables of GitHub; no HTML, images or code), and says what is wrong
 * with it, line by line. What is wrong is left out of the text or kept as plain words: never as markup.
 */
export function readRichText(source: string): { readonly text: RichText; readonly faults: readonly RichTextFault[] } {
  const faults: RichTextFault[] = []
  const say = (node: Nodes, code: RichTextFault['code']) =>
    faults.push({ line: node.position?.start.line ?? 1, code, sentence: sentences[code] })
  if (source.length > richTextMost) {
    faults.push({ line: 1, code: 'too-long', sentence: sentences['too-long'] })
    return { text: [], faults }
  }
  const root = fromMarkdown(source, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] })
  let level = 1

  const inline = (node: PhrasingContent): Inline[] => {
    switch (node.type) {
      case 'text':
        return [{ kind: 'text', text: node.value }]
      case 'strong':
        return [{ kind: 'strong', inside: node.children.flatMap(inline) }]
      case 'emphasis':
        return [{ kind: 'emphasis', inside: node.children.flatMap(inline) }]
      case 'break':
        return [{ kind: 'break' }]
      case 'link': {
        const inside = node.children.flatMap(inline)
        const words = plainInline(inside).trim()
        if (words === '') say(node, 'link-empty')
        else if (isVagueLink(words)) say(node, 'link-vague')
        if (isSafeLink(node.url)) return words === '' ? [] : [{ kind: 'link', href: node.url, inside }]
        say(node, 'link-unsafe')
        return inside
      }
      case 'image':
      case 'imageReference':
        say(node, 'image')
        return node.alt ? [{ kind: 'text', text: node.alt }] : []
      case 'html':
        say(node, 'markup')
        return [{ kind: 'text', text: node.value }]
      case 'inlineCode':
        return [{ kind: 'text', text: node.value }]
      default:
        return 'children' in node ? node.children.flatMap(inline) : []
    }
  }
  const cells = ({ children }: TableRow) => children.map((cell) => cell.children.flatMap(inline))

  const block = (node: RootContent): Block[] => {
    switch (node.type) {
      case 'paragraph':
        return [{ kind: 'paragraph', inside: node.children.flatMap(inline) }]
      case 'heading': {
        const { depth } = node
        if (depth === 1) say(node, 'heading-too-high')
        else if (depth > 4) say(node, 'heading-too-low')
        else if (depth > level + 1) say(node, 'heading-skipped')
        // a fault is told once: what follows is measured from the heading as it is shown
        level = depth === 1 ? 2 : depth > 4 ? 4 : Math.min(depth, level + 1)
        return [{ kind: 'heading', level: level as 2 | 3 | 4, inside: node.children.flatMap(inline) }]
      }
      case 'list':
        return [
          {
            kind: 'list',
            ordered: node.ordered === true,
            items: node.children.map((item) => item.children.flatMap(block)),
          },
        ]
      case 'blockquote':
        return [{ kind: 'quote', blocks: node.children.flatMap(block) }]
      case 'table': {
        const [head, ...rows] = node.children.map(cells)
        if (head?.some((cell) => plainInline(cell).trim() === '')) say(node, 'table-head-empty')
        return [{ kind: 'table', head: head ?? [], rows }]
      }
      case 'html':
        say(node, 'markup')
        return [{ kind: 'paragraph', inside: [{ kind: 'text', text: node.value }] }]
      case 'code':
        say(node, 'code')
        return [{ kind: 'paragraph', inside: [{ kind: 'text', text: node.value }] }]
      default:
        return []
    }
  }
  return { text: root.children.flatMap(block), faults }
}
