import type { ServicePack } from '#engines/cases/index.ts'
import { formatDate, isPlainDate, plainDate } from '#kernel/dates.ts'
import { formatMoney, parseMoney } from '#kernel/money.ts'
import type { Locale } from '#platform/i18n/index.ts'
import { editWords } from './messages.ts'

export type Table = NonNullable<ServicePack['definition']['tables']>[number]
type Row = Table['editions'][number]['rows'][number]

/** The edition in force on a day: with two, the one that began last. */
export function editionOn({ editions }: Table, day: string) {
  return editions
    .filter(({ from, until }) => from <= day && (until ?? day) >= day)
    .toSorted((a, b) => a.from.localeCompare(b.from))
    .at(-1)
}

/** A key of a row: an option of a form by its words, a day as it is said, whatever is left by these words. */
export function sayKey(pack: ServicePack, key: Row['keys'][number], locale: Locale): string {
  if (key === null) return editWords(locale)('allOthers')
  if (typeof key === 'number') return key.toLocaleString(locale)
  if (typeof key === 'boolean') return key ? (locale === 'it' ? 'sì' : 'yes') : 'no'
  if (isPlainDate(key)) return formatDate(plainDate(key), locale)
  const named = Object.entries(pack.texts[locale]).find(([name]) => name.endsWith(`.options.${key}`))
  return named?.[1] ?? key
}

/** A value as it is said, and as it is typed. */
export function sayValue(table: Table, value: string | number, locale: Locale): string {
  if (typeof value === 'string') return value
  return table.value === 'money' ? formatMoney(value, locale) : value.toLocaleString(locale)
}

export function typedValue(table: Pick<Table, 'value'>, value: string | number, locale: Locale): string {
  if (typeof value === 'string') return value
  if (table.value === 'money') return formatMoney(value, locale).replaceAll(/[\s€]/g, '')
  return locale === 'it' ? String(value).replace('.', ',') : String(value)
}

/** What was typed as a value of a table: as it stands where it is none, and the check then says so. */
export function readValue(table: Pick<Table, 'value'>, typed: string, locale: Locale): string | number {
  const text = typed.trim()
  if (table.value === 'text') return text
  if (table.value === 'money') return parseMoney(text, locale) ?? text
  const plain = locale === 'it' ? text.replace(',', '.') : text
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : text
}

export const tableName = ({ texts }: ServicePack, { id }: Pick<Table, 'id'>, locale: Locale): string =>
  texts[locale][`tables.${id}.name`] ?? id

/** What a key of a table is called. */
export const keyName = ({ texts }: ServicePack, { id }: Pick<Table, 'id'>, key: string, locale: Locale): string =>
  texts[locale][`tables.${id}.keys.${key}`] ?? key
