import type { ContentBody } from '#engines/content/index.ts'
import { noteOf } from '../note.ts'
import type { Note } from '../note.ts'
import type { SourceItem } from '../source/item.ts'
import type { Target } from '../target.ts'
import { convertHtml, plainOf } from './html.ts'
import type { LinkMap } from './settle.ts'

const titleMost = 160
const summaryMost = 255

/** A text cut between two words. */
function cutAt(text: string, most: number): string {
  if (text.length <= most) return text
  const end = text.lastIndexOf(' ', most - 1)
  return `${text.slice(0, end > most / 2 ? end : most - 1).trimEnd()}…`
}

interface Becoming {
  readonly target: Target
  readonly linkOf: LinkMap
  /** The page of the office that answers, where it has one. */
  readonly unit: string | undefined
}

/** An item of another site as one of our contents, without a fault, and what of it did not map. */
export function bodyOfItem(
  item: SourceItem,
  { target, linkOf, unit }: Becoming,
): { readonly body: ContentBody; readonly notes: readonly Note[] } {
  const { source, notes: found } = convertHtml(item.html, { base: item.link, linkOf })
  const notes = [...found]
  const title = plainOf(item.title)
  if (title.length > titleMost) notes.push(noteOf('title-cut', title))
  const excerpt = plainOf(item.excerpt)
  const summary = excerpt || plainOf(item.html)
  if (summary !== '' && (excerpt === '' || summary.length > summaryMost)) notes.push(noteOf('summary-made'))
  if (item.date === '' && target.type !== 'page') notes.push(noteOf('date-wrong'))
  if (item.attachment !== '') notes.push(noteOf('attachment', item.attachment))
  const dated = item.date === '' || target.type === 'page' ? {} : { date: item.date }
  const office = unit === undefined ? {} : { [target.type === 'news' ? 'by' : 'unit']: [unit] }
  return {
    notes,
    body: {
      title: { it: cutAt(title, titleMost) },
      ...(target.kind === undefined ? {} : { kind: target.kind }),
      ...(summary === '' ? {} : { summary: { it: cutAt(summary, summaryMost) } }),
      ...dated,
      ...(source === '' ? {} : { body: { it: source } }),
      ...(target.type === 'page' ? {} : office),
    },
  }
}
