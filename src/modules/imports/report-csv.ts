import type { Tx } from '#platform/db/transaction.ts'
import { importWords } from './messages.ts'
import { listReport } from './store.ts'

const page = 500

/** A cell of CSV (RFC 4180) that no spreadsheet takes for a formula. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** What became of the items of an import: a line for each thing that did not map, one for an item without any. */
export async function reportCsv(tx: Tx, importId: string, locale: 'it' | 'en'): Promise<string> {
  const t = importWords(locale)
  const lines = [[t('position'), t('item'), t('oldAddress'), t('outcome'), t('note'), t('detail')]]
  for (let after = -1; ;) {
    const items = await listReport(tx, importId, { after, most: page })
    const last = items.at(-1)
    if (!last) break
    for (const { position, title, link, outcome, notes } of items) {
      const start = [String(position + 1), title, link, t(`outcome-${outcome ?? 'waiting'}`)]
      if (notes.length === 0) lines.push([...start, '', ''])
      for (const { kind, detail } of notes) lines.push([...start, t(`note-${kind}`), detail])
    }
    after = last.position
  }
  return `\uFEFF${lines.map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`
}
