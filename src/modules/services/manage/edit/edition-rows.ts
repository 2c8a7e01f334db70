import { z } from 'zod'
import type { ServicePack } from '#engines/cases/index.ts'
import { isPlainDate } from '#kernel/dates.ts'
import type { Locale } from '#platform/i18n/index.ts'
import { partName, readDate } from '#ui/index.ts'
import type { FieldError } from '#ui/index.ts'
import type { Form } from '#ui/web/route.ts'
import { editWords } from './messages.ts'
import { readValue, sayKey, type Table } from './table-words.ts'

export type Key = Table['editions'][number]['rows'][number]['keys'][number]

/** A row of a new edition as it stands on the page. */
export interface TypedRow {
  readonly keys: readonly Key[]
  readonly value: string
}

const Keys = z.array(z.union([z.string().max(200), z.number(), z.boolean(), z.null()])).max(8)
const rowsMax = 2_000

export const rowPath = (table: Pick<Table, 'id'>, index: number): string => `editions.${table.id}.rows.${index}`
export const newKeyName = (table: Pick<Table, 'id'>, index: number): string => `editions.${table.id}.new.${index}`
export const newValueName = (table: Pick<Table, 'id'>): string => `editions.${table.id}.new.value`

/** Buttons of the form of an edition, beside the one that saves it. */
export const addRow = 'add-row'
export const removeRow = (index: number): string => `remove-row:${index}`

function keysOf(text: string): readonly Key[] | undefined {
  if (text === '') return undefined
  try {
    return Keys.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

/** The rows that a form gives. */
export function readRows(textOf: (name: string) => string, table: Pick<Table, 'id'>): TypedRow[] {
  const rows: TypedRow[] = []
  for (let index = 0; index < rowsMax; index += 1) {
    const keys = keysOf(textOf(`${rowPath(table, index)}.keys`))
    if (keys === undefined) break
    rows.push({ keys, value: textOf(`${rowPath(table, index)}.value`) })
  }
  return rows
}

/** How a key of a table is asked. */
export type KeyKind =
  | { readonly kind: 'number' | 'date' | 'text' }
  | { readonly kind: 'choice'; readonly options: readonly { readonly value: string; readonly label: string }[] }

/** The answer whose options a key stands for, where the table is looked up by one. */
function optionsOf({ definition }: ServicePack, { id }: Table, index: number): readonly Key[] {
  const found: Key[] = []
  const search = (value: unknown): void => {
    if (value === null || typeof value !== 'object') return
    const lookup = value as { op?: unknown; table?: unknown; keys?: readonly { op?: unknown; field?: unknown }[] }
    if (lookup.op === 'lookup' && lookup.table === id) {
      const asked = lookup.keys?.[index]
      const field = asked?.op === 'answer' ? fields.find(({ stableId }) => stableId === asked.field) : undefined
      found.push(...(field?.options ?? []))
    }
    Object.values(value).forEach(search)
  }
  const fields = definition.pages.flatMap((page) => page.fields)
  search([definition.computed, definition.fees, definition.rules, definition.eligibility, definition.actions])
  return found
}

/** How a key is asked: by a list where the form has options or the rows there are show what there can be. */
export function keyKind(pack: ServicePack, table: Table, index: number, locale: Locale): KeyKind {
  const known = table.editions.flatMap(({ rows }) => rows.map(({ keys }) => keys[index] ?? null))
  const some = known.filter((key) => key !== null)
  if (some.length > 0 && some.every((key) => typeof key === 'number')) return { kind: 'number' }
  if (some.length > 0 && some.every((key) => typeof key === 'string' && isPlainDate(key))) return { kind: 'date' }
  const values = [...new Set([...some, ...optionsOf(pack, table, index)])]
  if (values.length === 0) return { kind: 'text' }
  const options = [...values, null].map((key) => ({ value: JSON.stringify(key), label: sayKey(pack, key, locale) }))
  return { kind: 'choice', options }
}

function readKey(form: Form, name: string, kind: KeyKind, locale: Locale): Key | undefined {
  switch (kind.kind) {
    case 'number': {
      const value = readValue({ value: 'number' }, form.text(name), locale)
      return typeof value === 'number' ? value : undefined
    }
    case 'date': {
      const read = readDate(
        Object.fromEntries(
          (['day', 'month', 'year'] as const).map((part) => [partName(name, part), form.text(partName(name, part))]),
        ),
        name,
      )
      return read.kind === 'date' ? read.iso : undefined
    }
    case 'choice':
      return kind.options.some(({ value }) => value === form.text(name))
        ? keysOf(`[${form.text(name)}]`)?.[0]
        : undefined
    case 'text':
      return form.text(name).trim() || undefined
  }
}

const same = (a: readonly Key[], b: readonly Key[]) => JSON.stringify(a) === JSON.stringify(b)

/** Whether a row takes all that another one takes: it would stand before it in vain, or hide it. */
const covers = (wide: readonly Key[], keys: readonly Key[]) =>
  wide.every((key, index) => key === null || key === keys[index])

/** Where a new row stands: before the first that would hide it, and thresholds in their order. */
function placed({ reading }: Table, rows: readonly TypedRow[], row: TypedRow): TypedRow[] {
  const [others, last] = [row.keys.slice(0, -1), row.keys.at(-1)]
  const isAfter = ({ keys }: TypedRow) =>
    reading === 'exact' ? covers(keys, row.keys) : same(keys.slice(0, -1), others) && Number(keys.at(-1)) > Number(last)
  const at = rows.findIndex(isAfter)
  return at === -1 ? [...rows, row] : [...rows.slice(0, at), row, ...rows.slice(at)]
}

type Edited = { readonly rows: TypedRow[]; readonly errors: readonly FieldError[]; readonly isAdded: boolean }

/** The rows after a button that adds one or takes one away; nothing for any other button. */
export function editRows(form: Form, pack: ServicePack, table: Table, locale: Locale): Edited | undefined {
  const button = form.text('_do')
  const rows = readRows(form.text, table)
  const [verb, index] = button.split(':')
  if (verb === 'remove-row') return { rows: rows.filter((_, at) => at !== Number(index)), errors: [], isAdded: false }
  if (verb !== addRow) return undefined
  const t = editWords(locale)
  const keys = table.keys.map((_, at) => readKey(form, newKeyName(table, at), keyKind(pack, table, at, locale), locale))
  const missing = keys.flatMap((key, at) =>
    key === undefined ? [{ field: newKeyName(table, at), text: t('noKey') }] : [],
  )
  const value = form.text(newValueName(table)).trim()
  const isValue = table.value === 'text' ? value !== '' : typeof readValue(table, value, locale) === 'number'
  const errors = [...missing, ...(isValue ? [] : [{ field: newValueName(table), text: t('noValue') }])]
  if (errors.length > 0) return { rows, errors, isAdded: false }
  const row: TypedRow = { keys: keys.map((key) => key ?? null), value }
  if (rows.some((one) => same(one.keys, row.keys)))
    return { rows, errors: [{ field: newKeyName(table, 0), text: t('rowTwice') }], isAdded: false }
  return { rows: placed(table, rows, row), errors: [], isAdded: true }
}

/** What a form holds, with other rows in place of its own, and the place for a new one empty again where one was added. */
export function withRows(
  values: ReadonlyMap<string, string>,
  table: Pick<Table, 'id'>,
  { rows, isAdded }: Pick<Edited, 'rows' | 'isAdded'>,
): ReadonlyMap<string, string> {
  const path = `editions.${table.id}`
  const others = [...values].filter(
    ([name]) => !name.startsWith(`${path}.rows.`) && !(isAdded && name.startsWith(`${path}.new.`)),
  )
  const own = rows.flatMap(({ keys, value }, index): [string, string][] => [
    [`${rowPath(table, index)}.keys`, JSON.stringify(keys)],
    [`${rowPath(table, index)}.value`, value],
  ])
  return new Map([...others, ...own])
}
