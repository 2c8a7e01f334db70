import { CsvError, parse } from 'csv-parse/sync'
import { SaxesParser } from 'saxes'

/** A line of a list of old addresses: where it stands, the address, and where it is to lead, where the list says so. */
export interface ListedAddress {
  readonly line: number
  readonly old: string
  readonly target: string
}

/** Why a file was not read. */
export type Unread = 'not-utf-8' | 'csv' | 'xml' | 'doctype' | 'empty' | 'too-many'

export type ReadList =
  { readonly addresses: readonly ListedAddress[] } | { readonly unread: Unread; readonly line?: number }

/** Addresses of one file. */
export const addressesMost = 20_000

/** Characters that are read at once: after each piece a fault ends the reading. */
const piece = 65_536

/** Reads a list: a site map where it begins as one (sitemaps.org 0.9), otherwise CSV with old and new address. */
export function readList(bytes: Buffer): ReadList {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return { unread: 'not-utf-8' }
  }
  const read = text.trimStart().startsWith('<') ? readSiteMap(text) : readCsv(text)
  if (!('addresses' in read)) return read
  if (read.addresses.length === 0) return { unread: 'empty' }
  return read.addresses.length > addressesMost ? { unread: 'too-many' } : read
}

/** The first line is a heading where its first cell is no address. */
function readCsv(text: string): ReadList {
  const [first = ''] = text.split('\n', 1)
  try {
    const rows = parse(text, {
      bom: true,
      delimiter: first.includes(';') ? ';' : first.includes('\t') ? '\t' : ',',
      info: true,
      relaxColumnCount: true,
      skipEmptyLines: true,
      trim: true,
    }) as unknown as { readonly record: readonly string[]; readonly info: { readonly lines: number } }[]
    const isAddress = (cell = '') => /^(?:https?:)?\//.test(cell)
    const body = isAddress(rows[0]?.record[0]) ? rows : rows.slice(1)
    return {
      addresses: body.map(({ record: [old = '', target = ''], info }) => ({ line: info.lines, old, target })),
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return { unread: 'csv', line: typeof error['lines'] === 'number' ? error['lines'] : 1 }
  }
}

/** The addresses of a site map. What a DOCTYPE declares is never read: such a file is refused. */
function readSiteMap(text: string): ReadList {
  const parser = new SaxesParser({ xmlns: false })
  const addresses: ListedAddress[] = []
  const faults: Unread[] = []
  let old: string | undefined
  parser.on('doctype', () => faults.push('doctype'))
  parser.on('error', () => faults.push('xml'))
  parser.on('opentag', ({ name }) => {
    if (name === 'loc') old = ''
  })
  const hear = (words: string) => {
    if (old !== undefined) old += words
  }
  parser.on('text', hear)
  parser.on('cdata', hear)
  parser.on('closetag', ({ name }) => {
    if (name !== 'loc' || old === undefined) return
    addresses.push({ line: parser.line, old: old.trim(), target: '' })
    old = undefined
  })
  for (let at = 0; at < text.length && faults.length === 0; at += piece) parser.write(text.slice(at, at + piece))
  if (faults.length === 0) parser.close()
  const [unread] = faults
  return unread === undefined ? { addresses } : { unread, line: parser.line }
}
