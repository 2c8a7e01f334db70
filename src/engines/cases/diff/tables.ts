import { formatDate } from '#kernel/dates.ts'
import { formatMoney } from '#kernel/money.ts'
import type { DatedTable, TableEdition, TableRow } from '#kernel/language/dated-table.ts'
import { editionOn } from '#kernel/language/tables.ts'
import type { ServiceDefinition } from '../definition.ts'
import { changesOf, compareLists, sayChange } from './compare.ts'
import type { Difference, Tellings } from './compare.ts'
import { shorten } from './say-rule.ts'
import type { DiffWords } from './words.ts'

const keysOf = ({ keys }: TableRow): string => keys.map((key) => (key === null ? '*' : String(key))).join(' · ')

function sayRows(words: DiffWords, table: DatedTable, before: readonly TableRow[], after: readonly TableRow[]) {
  const said = (value: TableRow['value']) =>
    table.value === 'money' && typeof value === 'number' ? formatMoney(value, words.locale) : String(value)
  const old = new Map(before.map((row) => [keysOf(row), row.value]))
  const now = new Map(after.map((row) => [keysOf(row), row.value]))
  const names = [...new Set([...now.keys(), ...old.keys()])]
  return names.flatMap((name): string[] => {
    const [was, is] = [old.get(name), now.get(name)]
    if (was === is) return []
    const { t } = words
    return [`${name}: ${was === undefined ? t('nothing') : said(was)} -> ${is === undefined ? t('nothing') : said(is)}`]
  })
}

function sayEditions(words: DiffWords, before: DatedTable, after: DatedTable): string[] {
  const { t, locale } = words
  const day = ({ from }: TableEdition) => formatDate(from, locale)
  const tellings: Tellings<TableEdition> = {
    rows: (old, now) => {
      const rows = sayRows(words, after, old.rows, now.rows)
      return rows.length > 0 ? rows : [t('editionOrder')]
    },
  }
  const told = after.editions.flatMap((edition) => {
    const was = before.editions.find(({ from }) => from === edition.from)
    if (was)
      return changesOf(words, was, edition, tellings).map((change) => t('editionChanged', { day: day(was), change }))
    const rows = sayRows(words, after, editionOn(before, edition.from)?.rows ?? [], edition.rows)
    return [
      `${t('editionNew', { day: day(edition), norm: edition.norm })}: ${rows.length > 0 ? shorten(rows.join('; '), 2_000) : t('editionSame')}`,
    ]
  })
  const gone = before.editions
    .filter(({ from }) => !after.editions.some((edition) => edition.from === from))
    .map((edition) => t('editionGone', { day: day(edition) }))
  const all = [...told, ...gone]
  return all.length > 0 ? all : [t('editionOrder')]
}

/** The dated tables: which values begin when, and what each was before. */
export function compareTables(words: DiffWords, before: ServiceDefinition, after: ServiceDefinition): Difference[] {
  return compareLists(words, before.tables, after.tables, {
    group: 'rules',
    path: 'definition.tables',
    what: 'table',
    nameOf: ({ id }) => id,
    tellings: {
      editions: (old, now) =>
        old.value === now.value && old.reading === now.reading
          ? sayEditions(words, old, now)
          : [sayChange(words, 'editions', old.editions, now.editions)],
    },
  })
}
