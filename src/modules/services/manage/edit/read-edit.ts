import type { z } from 'zod'
import { fold } from '#kernel/fold.ts'
import type { ServicePack } from '#engines/cases/index.ts'
import { plainDate } from '#kernel/dates.ts'
import { parseMoney } from '#kernel/money.ts'
import type { Locale } from '#platform/i18n/index.ts'
import { readDate } from '#ui/index.ts'
import type { FieldError } from '#ui/index.ts'
import type { Form } from '#ui/web/route.ts'
import type { Editing } from './editing.ts'
import { editWords } from './messages.ts'
import type { saveEditsOperation } from './operations.ts'
import { readRows } from './edition-rows.ts'
import { readValue } from './table-words.ts'

type Patch = z.input<typeof saveEditsOperation.input>['edits']

/** What a form asks to change, or what it lacks. */
type Read = { readonly patch: Patch; readonly errors?: undefined } | { readonly errors: readonly FieldError[] }

/** Words as the version in force has them are no change: they undo one. */
function readTexts(form: Form, { texts }: ServicePack): Patch {
  const words = (locale: 'it' | 'en') =>
    Object.fromEntries(
      form.entries().flatMap(([name]) => {
        const key = name.startsWith(`texts.${locale}.`) ? name.slice(`texts.${locale}.`.length) : undefined
        if (key === undefined || !Object.hasOwn(texts[locale], key)) return []
        const text = form.text(name)
        return [[key, text === texts[locale][key] ? null : text]]
      }),
    )
  return { texts: { it: words('it'), en: words('en') } }
}

function readEdition(form: Form, { pack }: Editing, locale: Locale): Read {
  const t = editWords(locale)
  const table = pack.definition.tables?.find(({ id }) => id === form.text('table'))
  if (!table) return { patch: {} }
  const path = `editions.${table.id}`
  const day = readDate(Object.fromEntries(form.entries()), `${path}.from`)
  const norm = form.text(`${path}.norm`).trim()
  const errors = [
    ...(day.kind === 'date' ? [] : [{ field: `${path}.from`, text: t('noDay') }]),
    ...(norm === '' ? [{ field: `${path}.norm`, text: t('noNorm') }] : []),
  ]
  if (day.kind !== 'date' || errors.length > 0) return { errors }
  const rows = readRows(form.text, table).map(({ keys, value }) => ({
    keys: [...keys],
    value: readValue(table, value, locale),
  }))
  return { patch: { editions: { [table.id]: { from: plainDate(day.iso), norm, rows } } } }
}

function readFee(form: Form, locale: Locale): Read {
  const code = form.text('code')
  const cents = parseMoney(form.text(`fees.${code}`), locale)
  return cents === undefined || cents < 0
    ? { errors: [{ field: `fees.${code}`, text: editWords(locale)('noFee') }] }
    : { patch: { fees: { [code]: cents } } }
}

/** A name for a new option, from its English words: it never changes, whatever they become. */
export function optionId(words: string, taken: readonly string[]): string {
  const plain = fold(words)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^[^a-z]+|-+$/g, '')
    .slice(0, 36)
  const base = plain.length < 2 ? 'option' : plain
  const numbered = Array.from({ length: taken.length + 1 }, (_, index) => (index === 0 ? base : `${base}-${index + 1}`))
  return numbered.find((id) => !taken.includes(id)) ?? base
}

function readOption(form: Form, { edited, edits }: Editing): Patch {
  const id = form.text('field')
  const field = edited.definition.pages.flatMap(({ fields }) => fields).find(({ stableId }) => stableId === id)
  if (!field) return {}
  const [it, en] = [form.text(`options.${id}.it`).trim(), form.text(`options.${id}.en`).trim()]
  const added = { id: optionId(en, field.options ?? []), it, en }
  return { options: { [id]: [...(edits.options[id] ?? []), added] } }
}

function readUndo(form: Form, { edits }: Editing): Patch {
  const of = form.text('of')
  switch (form.text('kind')) {
    case 'text':
      return { texts: { it: {}, en: {}, [form.text('words') === 'en' ? 'en' : 'it']: { [of]: null } } }
    case 'edition':
      return { editions: { [of]: null } }
    case 'fee':
      return { fees: { [of]: null } }
    default: {
      const left = (edits.options[of] ?? []).filter(({ id }) => id !== form.text('after'))
      return { options: { [of]: left.length === 0 ? null : left } }
    }
  }
}

/** What a form of the page asks to change. */
export function readEdit(form: Form, editing: Editing, locale: Locale): Read {
  switch (form.text('what')) {
    case 'texts':
      return { patch: readTexts(form, editing.pack) }
    case 'edition':
      return readEdition(form, editing, locale)
    case 'fee':
      return readFee(form, locale)
    case 'option':
      return { patch: readOption(form, editing) }
    case 'undo':
      return { patch: readUndo(form, editing) }
    default:
      return { patch: {} }
  }
}

/** The field of the page that a fault of the check is of: the words of a new option were typed in its own form. */
export function fieldOf(form: Form, path: string): string {
  if (form.text('what') !== 'option') return path
  const id = form.text('field')
  const locale = (['it', 'en'] as const).find((one) => path.startsWith(`texts.${one}.fields.${id}.options.`))
  return locale === undefined ? path : `options.${id}.${locale}`
}
