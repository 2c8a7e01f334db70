import { partName, readDate, textOfParts } from '#kernel/form/date-parts.ts'
import { parseMoney } from '#kernel/money.ts'
import type { Locale } from '#kernel/text.ts'
import { cornersPart, readCorners } from './corners.ts'
import { isEmpty, maxRowsOf, type Shape } from './shape.ts'

/** What a form gives: the `Form` of a page, or the fields of a multipart body. */
export interface FormValues {
  readonly text: (name: string) => string
  readonly all: (name: string) => readonly string[]
}

/** Name of the hidden input that says which fields the page showed. */
export const shownName = '_shown'

/** Last part of the name of the hidden input that says how many rows of a group the page showed. */
export const rowsName = '_rows'

/** Part of an address in the city that names the street in the registry of the municipality. */
export const streetCodePart = 'street-code'

/** A number typed with the signs of the language; what is none stays as typed, for the check to refuse. */
function readNumber(typed: string, locale: Locale): number | string {
  const bare = typed.replace(/\s/g, '')
  const shape = locale === 'it' ? /^-?(\d{1,3}(\.\d{3})+|\d+)(,\d{1,6})?$/ : /^-?(\d{1,3}(,\d{3})+|\d+)(\.\d{1,6})?$/
  if (!shape.test(bare)) return typed
  return Number(locale === 'it' ? bare.replaceAll('.', '').replace(',', '.') : bare.replaceAll(',', ''))
}

function readTyped(field: Shape, typed: string, locale: Locale): string | number | boolean | undefined {
  if (typed.trim() === '') return undefined
  switch (field.type) {
    case 'number':
      return readNumber(typed, locale)
    case 'money':
      return parseMoney(typed, locale) ?? typed
    case 'yes-no':
      return typed === 'yes'
    case 'iban':
    case 'fiscal-code':
    case 'vat-number':
      return typed.replace(/[\s-]/g, '').toUpperCase()
    default:
      return typed
  }
}

function readTypedDate(name: string, form: FormValues): string | undefined {
  const names = [partName(name, 'day'), partName(name, 'month'), partName(name, 'year')]
  const read = readDate(Object.fromEntries(names.map((part) => [part, form.text(part)])), name)
  if (read.kind === 'empty') return undefined
  return read.kind === 'date' ? read.iso : textOfParts(read.parts)
}

/** What was drawn, or typed as coordinates in its place; what cannot be read is kept as text, for the check to refuse. */
function readDrawn({ geometry = ['point'] }: Shape, name: string, form: FormValues): unknown {
  const typed = form.text(`${name}.${cornersPart}`)
  if (typed.trim() !== '') return readCorners(typed, geometry) ?? typed
  const drawn = form.text(`${name}.geometry`)
  if (drawn.trim() === '') return undefined
  try {
    return JSON.parse(drawn)
  } catch {
    return drawn
  }
}

type Read = Record<string, unknown>

/** How a form is read, and what the reading finds on the way. */
interface Reading {
  readonly form: FormValues
  readonly locale: Locale
  /** Whether a button of a repeated group sent the form: it counts the rows that are empty too. */
  readonly keepsEmptyRows: boolean
  /** Paths of the fields of a row that the page did not ask. */
  readonly unasked: string[]
}

function readRecord(fields: readonly Shape[], prefix: string, reading: Reading): Read {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = readOne(field, `${prefix}${field.stableId}`, reading)
      return value === undefined ? [] : [[field.stableId, value] as const]
    }),
  )
}

function readComposite(field: Shape, name: string, reading: Reading): Read | undefined {
  const parts = readRecord(field.parts ?? [], `${name}.`, reading)
  const drawn = field.type === 'place' ? readDrawn(field, name, reading.form) : undefined
  const code = field.type === 'address' ? reading.form.text(`${name}.${streetCodePart}`) : ''
  const value = {
    ...parts,
    ...(drawn === undefined ? {} : { geometry: drawn }),
    ...(code === '' || parts['street'] === undefined ? {} : { [streetCodePart]: code }),
  }
  return isEmpty(value) ? undefined : value
}

/** The fields of a row that the page showed; all of them where it does not say. */
function shownIn(name: string, { form }: Reading): (field: Shape) => boolean {
  const named = form.text(`${name}.${shownName}`).split(' ').filter(Boolean)
  return ({ stableId }) => named.length === 0 || named.includes(stableId)
}

/** The rows that the page showed; one that nobody filled in is no row. */
function readRows(field: Shape, name: string, reading: Reading): Read[] | undefined {
  const { form, keepsEmptyRows, unasked } = reading
  const fields = field.fields ?? []
  const shown = Math.min(Number.parseInt(form.text(`${name}.${rowsName}`), 10) || 0, maxRowsOf(field))
  const rows = Array.from({ length: shown }, (_, index) => {
    const isShown = shownIn(`${name}.${index}`, reading)
    const row = readRecord(fields.filter(isShown), `${name}.${index}.`, reading)
    return { row, hidden: fields.filter((one) => !isShown(one)) }
  }).filter(({ row }) => keepsEmptyRows || !isEmpty(row))
  for (const [index, { hidden }] of rows.entries())
    unasked.push(...hidden.map(({ stableId }) => `${field.stableId}.${index}.${stableId}`))
  // where some are needed, the blank ones are asked field by field
  const needed = field.required === true ? Math.max(0, (field.minRows ?? 0) - rows.length) : 0
  const blank = Array.from({ length: shown === 0 ? 0 : needed }, () => ({}))
  return rows.length + blank.length === 0 ? undefined : [...rows.map(({ row }) => row), ...blank]
}

function readTable(field: Shape, name: string, reading: Reading): Read | undefined {
  const lines = (field.rows ?? []).map(
    (row) => [row, readRecord(field.fields ?? [], `${name}.${row}.`, reading)] as const,
  )
  const filled = lines.filter(([, cells]) => !isEmpty(cells))
  return filled.length === 0 ? undefined : Object.fromEntries(filled)
}

function readOne(field: Shape, name: string, reading: Reading): unknown {
  const { form, locale } = reading
  switch (field.type) {
    // files come as the ids of those uploaded already
    case 'file':
    case 'choices': {
      const chosen = form.all(name).filter(Boolean)
      return chosen.length === 0 ? undefined : chosen
    }
    case 'date':
      return readTypedDate(name, form)
    case 'period':
    case 'address':
    case 'person':
    case 'cadastral':
    case 'place':
      return readComposite(field, name, reading)
    case 'group':
      return readRows(field, name, reading)
    case 'table':
      return readTable(field, name, reading)
    default:
      return readTyped(field, form.text(name), locale)
  }
}

interface ReadOptions {
  readonly locale: Locale
  readonly prefix?: string | undefined
  readonly keepsEmptyRows?: boolean | undefined
}

/** Answers that a form gives, which fields it showed, and the fields of rows that it did not. */
export interface ReadForm {
  readonly answers: Readonly<Record<string, unknown>>
  readonly shown: readonly string[]
  readonly unasked: readonly string[]
}

/** Reads a form back into answers: what it shows, and nothing else. What is not right is kept as it was typed. */
export function readForm(fields: readonly Shape[], form: FormValues, options: ReadOptions): ReadForm {
  const { locale, prefix = '', keepsEmptyRows = false } = options
  const named = form.text(`${prefix}${shownName}`).split(' ').filter(Boolean)
  const shown = fields.filter(({ stableId }) => named.length === 0 || named.includes(stableId))
  const unasked: string[] = []
  const answers = readRecord(shown, prefix, { form, locale, keepsEmptyRows, unasked })
  return { answers, shown: shown.map(({ stableId }) => stableId), unasked }
}
