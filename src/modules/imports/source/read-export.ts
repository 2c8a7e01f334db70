import { SaxesParser } from 'saxes'
import { dayOf } from './day.ts'
import { SourceUnread } from './item.ts'
import type { SourceFault, SourceFormat, SourceItem, SourceSite } from './item.ts'

/** Items of one export, and the longest. */
export const itemsMost = 50_000
const itemCharactersMost = 5_000_000
const depthMost = 64

/** Elements whose words are kept, by the name that they have in an item. */
type Fields = Readonly<Record<string, readonly string[]>>

const first = (fields: Fields, ...names: readonly string[]): string => {
  for (const name of names) {
    const found = fields[name]?.find((text) => text.trim() !== '')
    if (found !== undefined) return found.trim()
  }
  return ''
}

/** An item of WordPress or of RSS 2.0. */
function itemOfRss(fields: Fields): SourceItem {
  const link = first(fields, 'link')
  const status = first(fields, 'wp:status')
  return {
    sourceId: first(fields, 'wp:post_id', 'guid', 'link', 'title'),
    kind: first(fields, 'wp:post_type') || 'post',
    title: first(fields, 'title'),
    link: link || first(fields, 'guid@permalink'),
    slug: first(fields, 'wp:post_name'),
    date: dayOf(first(fields, 'wp:post_date'), first(fields, 'pubDate'), first(fields, 'dc:date')),
    isPublished: status === '' || status === 'publish' || status === 'inherit',
    categories: (fields['category'] ?? []).map((name) => name.trim()).filter(Boolean),
    html: first(fields, 'content:encoded', 'description'),
    excerpt: first(fields, 'excerpt:encoded') || (fields['content:encoded'] ? first(fields, 'description') : ''),
    attachment: first(fields, 'wp:attachment_url'),
  }
}

/** An entry of Atom (RFC 4287). */
function itemOfAtom(fields: Fields): SourceItem {
  return {
    sourceId: first(fields, 'id', 'link@href', 'title'),
    kind: 'post',
    title: first(fields, 'title'),
    link: first(fields, 'link@href'),
    slug: '',
    date: dayOf(first(fields, 'published'), first(fields, 'updated')),
    isPublished: true,
    categories: (fields['category@term'] ?? []).filter(Boolean),
    html: first(fields, 'content', 'summary'),
    excerpt: fields['content'] ? first(fields, 'summary') : '',
    attachment: '',
  }
}

/** What a reading is doing. */
interface Reading {
  format: SourceFormat | undefined
  title: string
  address: string
  /** Names of the open elements. */
  readonly path: string[]
  item: Record<string, string[]> | undefined
  characters: number
  count: number
  words: string
  ready: SourceItem[]
}

type Attributes = Readonly<Record<string, string>>

function open(reading: Reading, name: string, attributes: Attributes, fail: (fault: SourceFault) => void): void {
  const { path } = reading
  path.push(name)
  if (path.length > depthMost) return fail('too-deep')
  if (path.length === 1) {
    if (name === 'rss') reading.format = attributes['xmlns:wp'] === undefined ? 'rss' : 'wxr'
    else if (name === 'feed') reading.format = 'atom'
    else return fail('unknown')
  }
  const isItem =
    reading.format === 'atom' ? path.length === 2 && name === 'entry' : path.length === 3 && name === 'item'
  if (isItem) {
    reading.item = {}
    reading.characters = 0
    reading.count += 1
    if (reading.count > itemsMost) return fail('too-many')
  } else if (reading.item) noteAttributes(reading.item, name, attributes)
  if (path.length === itemDepth(reading) + 1) reading.words = ''
}

const itemDepth = ({ format }: Reading): number => (format === 'atom' ? 2 : 3)

/** What stands in attributes: links of Atom, and guids that are addresses. */
function noteAttributes(item: Record<string, string[]>, name: string, attributes: Attributes): void {
  const note = (key: string, value: string | undefined) => {
    if (value !== undefined) (item[key] ??= []).push(value)
  }
  if (name === 'link' && (attributes['rel'] ?? 'alternate') === 'alternate') note('link@href', attributes['href'])
  if (name === 'category') note('category@term', attributes['term'])
  // only categories: tags of WordPress are many, and no order of a site
  if (name === 'category' && attributes['domain'] !== undefined && attributes['domain'] !== 'category')
    note('category@other', 'yes')
}

function close(reading: Reading): void {
  const { path, item } = reading
  const name = path.at(-1) ?? ''
  const depth = path.length
  path.pop()
  const words = reading.words
  if (item && depth === itemDepth(reading)) {
    reading.ready.push(reading.format === 'atom' ? itemOfAtom(item) : itemOfRss(item))
    reading.item = undefined
  } else if (item && depth === itemDepth(reading) + 1) {
    if (name === 'category' && item['category@other']) delete item['category@other']
    else (item[name] ??= []).push(words)
  } else if (!item && depth === itemDepth(reading)) {
    if (name === 'title') reading.title = words.trim()
    if (name === 'link' || name === 'wp:base_site_url') reading.address ||= words.trim()
  }
  if (depth <= itemDepth(reading)) reading.words = ''
}

/**
 * Reads an export as it comes, bounded in depth, length and number; what a DOCTYPE declares is never read. Throws
 * `SourceUnread` where it is none, is not well formed, or was cut.
 */
export async function* readExport(
  source: AsyncIterable<Buffer>,
): AsyncGenerator<{ readonly site: SourceSite; readonly item: SourceItem }> {
  const parser = new SaxesParser({ xmlns: false })
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const reading: Reading = {
    format: undefined,
    title: '',
    address: '',
    path: [],
    item: undefined,
    characters: 0,
    count: 0,
    words: '',
    ready: [],
  }
  let fault: SourceUnread | undefined
  const fail = (kind: SourceFault) => {
    fault ??= new SourceUnread(kind, parser.line)
  }
  const hear = (text: string) => {
    reading.characters += text.length
    if (reading.characters > itemCharactersMost) fail('item-too-long')
    else reading.words += text
  }
  parser.on('doctype', () => fail('doctype'))
  parser.on('error', () => fail('xml'))
  parser.on('opentag', ({ name, attributes }) => {
    if (!fault) open(reading, name, attributes, fail)
  })
  parser.on('closetag', () => {
    if (!fault) close(reading)
  })
  parser.on('text', hear)
  parser.on('cdata', hear)

  const decode = (bytes?: Buffer): string => {
    try {
      return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode()
    } catch {
      throw new SourceUnread('not-utf-8', parser.line)
    }
  }
  const taken = function* () {
    if (fault) throw fault
    const { format, title, address } = reading
    for (const item of reading.ready.splice(0)) if (format) yield { site: { format, title, address }, item }
  }
  for await (const bytes of source) {
    parser.write(decode(bytes))
    yield* taken()
  }
  parser.write(decode())
  // an element that is still open, or none at all: the file ended before its end
  if (!fault && reading.path.length > 0) fail('cut')
  if (!fault) parser.close()
  yield* taken()
  if (reading.count === 0) throw new SourceUnread('empty', parser.line)
}
