import type { Element, ElementContent, Root, RootContent, Text } from 'hast'
import { noteOf } from '../note.ts'
import type { Note, NoteKind } from '../note.ts'

/** Elements that have no place in a text, with everything inside, and what the report calls them. */
const dropped = new Map<string, NoteKind | null>([
  ...['script', 'style', 'template', 'noscript', 'link', 'meta', 'base', 'head', 'title'].map(
    (name) => [name, name === 'script' ? 'script' : null] as const,
  ),
  ...['iframe', 'object', 'embed', 'video', 'audio', 'svg', 'math', 'canvas', 'map', 'portal', 'frameset'].map(
    (name) => [name, 'embed'] as const,
  ),
  ...['form', 'input', 'button', 'select', 'textarea', 'datalist'].map((name) => [name, 'form'] as const),
])

/** Elements of no meaning here: what is inside stays. */
const unwrapped = new Set(['del', 's', 'strike', 'ins', 'u', 'sub', 'sup', 'font', 'center', 'mark', 'small', 'big'])

const blocks = new Set(
  'address article aside blockquote dd details div dl dt figure figcaption footer h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table ul'.split(
    ' ',
  ),
)

/** Widest cell that is read: more is a slip or an attack, which would fill the memory. */
const spanMost = 20

const shortcode = /\[\/?([a-zA-Z][\w-]*)((?:\s+[^[\]]*=[^[\]]*)?)\s*\/?\]/g
/** Shortcodes of WordPress and of usual builders that may stand without parameters. */
const known =
  /^(?:gallery|caption|embed|audio|video|playlist|contact-form|contact-form-7|vc_|et_pb_|fusion_|elementor|su_|wp)/

/** A text without shortcodes. What stands in brackets and is none stays: "[sic]". */
function withoutShortcodes(text: string, notes: Note[]): string {
  const closed = new Set([...text.matchAll(/\[\/([a-zA-Z][\w-]*)\]/g)].map(([, name]) => name))
  return text.replaceAll(shortcode, (whole, name: string, parameters: string) => {
    if (parameters === '' && !known.test(name) && !closed.has(name)) return whole
    if (!whole.startsWith('[/')) notes.push(noteOf('shortcode', name))
    return ''
  })
}

const isBlock = (node: RootContent | ElementContent): boolean => node.type === 'element' && blocks.has(node.tagName)

/** Words of a node and of all that is in it; those of two blocks do not run into each other. */
export function wordsIn(node: Root | RootContent | ElementContent): string {
  if (node.type === 'text') return node.value
  if (node.type === 'element' && node.tagName === 'br') return ' '
  const words = 'children' in node ? node.children.map(wordsIn).join('') : ''
  return node.type === 'element' && blocks.has(node.tagName) ? ` ${words} ` : words
}

/** What an element becomes: nothing, itself, or what is inside. */
function cleanElement(node: Element, notes: Note[]): ElementContent[] {
  const note = dropped.get(node.tagName)
  if (note !== undefined) {
    const { src, data, action } = node.properties
    const where = [src, data, action].find((one) => typeof one === 'string')
    if (note !== null) notes.push(noteOf(note, typeof where === 'string' ? where : node.tagName))
    return []
  }
  const children = node.children.flatMap((child) => cleanNode(child, notes))
  if (unwrapped.has(node.tagName)) return children
  for (const span of ['colSpan', 'rowSpan']) if (Number(node.properties[span]) > spanMost) delete node.properties[span]
  return [{ ...node, children }]
}

function cleanNode(node: ElementContent, notes: Note[]): ElementContent[] {
  if (node.type === 'comment') return []
  if (node.type === 'text') return [{ ...node, value: withoutShortcodes(node.value, notes) }]
  return cleanElement(node, notes)
}

const paragraph = (children: ElementContent[]): Element => ({ type: 'element', tagName: 'p', properties: {}, children })
const lineBreak = (): Element => ({ type: 'element', tagName: 'br', properties: {}, children: [] })

/** Lines of a text of the classic editor, which writes no paragraphs: an empty line divides them, another breaks. */
function* linesOf(node: Text): Generator<Text | 'break' | 'divide'> {
  for (const [at, part] of node.value.split(/\n[ \t\r]*\n\s*/).entries()) {
    if (at > 0) yield 'divide'
    for (const [line, words] of part.split('\n').entries()) {
      if (line > 0) yield 'break'
      yield { type: 'text', value: words }
    }
  }
}

/** Puts what lies loose between blocks into paragraphs. */
function withParagraphs(children: readonly ElementContent[]): ElementContent[] {
  const made: ElementContent[] = []
  let loose: ElementContent[] = []
  const close = () => {
    if (
      loose.some((node) => node.type === 'element' && node.tagName !== 'br') ||
      loose.map(wordsIn).join('').trim() !== ''
    )
      made.push(paragraph(loose))
    loose = []
  }
  for (const node of children) {
    if (isBlock(node)) {
      close()
      made.push(node)
    } else if (node.type === 'text')
      for (const piece of linesOf(node)) {
        if (piece === 'divide') close()
        else if (piece === 'break') {
          if (loose.length > 0) loose.push(lineBreak())
        } else loose.push(piece)
      }
    else loose.push(node)
  }
  close()
  return made
}

/** A tree of another site without what may run, what only that site understands, and comments. */
export function cleanTree(root: Root, notes: Note[]): Root {
  const children = root.children.flatMap((node) => (node.type === 'doctype' ? [] : cleanNode(node, notes)))
  return { type: 'root', children: withParagraphs(children) }
}
