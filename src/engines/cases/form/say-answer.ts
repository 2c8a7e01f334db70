import { formatDate, isPlainDate } from '#kernel/dates.ts'
import { isGeometry, areaSquareMetres, lengthMetres } from '#kernel/geometry.ts'
import { sayDecimal } from '#kernel/language/say-value.ts'
import { sayUnit } from '#kernel/language/units.ts'
import { nameInList } from '#kernel/lists/index.ts'
import { formatMoney } from '#kernel/money.ts'
import { sayPosition } from '#kernel/say-drawing.ts'
import { notInRegistry } from '#engines/streets/index.ts'
import { DrawnGeometry } from '../answer-value.ts'
import { isEmpty, isRecord } from '../fields/check-field.ts'
import type { Field, InnerField } from '../fields/field.ts'
import { partOption, partsOf } from '../fields/parts.ts'
import { labelled } from './labelled.ts'

/** A text of the service, if it has it. */
export type TextIfAny = (key: string) => string | undefined

interface Saying {
  readonly text: TextIfAny
  readonly locale: 'it' | 'en'
  /** Files that are told by their names, apart from the words. */
  readonly files?: readonly NamedFile[] | undefined
}

function sayOption(field: InnerField | Field, key: string, id: unknown, { text, locale }: Saying): string {
  const code = String(id)
  if (field.list) return nameInList(field.list, code, locale)
  return text(`fields.${key}.options.${code}`) ?? partOption(code)?.[locale] ?? code
}

function sayNumber(field: InnerField | Field, value: number, locale: 'it' | 'en'): string {
  if (field.type === 'money') return Number.isSafeInteger(value) ? formatMoney(value, locale) : String(value)
  const written = sayDecimal(String(value), locale)
  return field.unit ? `${written}\u00a0${sayUnit(field.unit, locale, String(value))}` : written
}

function sayGeometry(value: unknown, { locale }: Saying): string {
  if (!isGeometry(value)) return ''
  const decimal = (measure: number) => sayDecimal(String(measure), locale)
  switch (value.type) {
    case 'Point':
      return sayPosition(value.coordinates, locale)
    case 'LineString':
      return `${locale === 'it' ? 'tratto di' : 'a stretch of'} ${decimal(lengthMetres(value))} m`
    case 'Polygon':
      return `${locale === 'it' ? 'area di' : 'an area of'} ${decimal(areaSquareMetres(value))} m²`
  }
}

function sayParts(field: InnerField | Field, value: Readonly<Record<string, unknown>>, saying: Saying): string {
  const said = partsOf(field).flatMap((part) => {
    const inner = value[part.field.stableId]
    return isEmpty(inner)
      ? []
      : [[part.field.stableId, sayOne(part.field, part.field.stableId, inner, saying)] as const]
  })
  const { locale } = saying
  const words = Object.fromEntries(said)
  if (field.type === 'period')
    return locale === 'it' ? `dal ${words['from']} al ${words['until']}` : `from ${words['from']} to ${words['until']}`
  const drawn = field.type === 'place' ? sayGeometry(value['geometry'], saying) : ''
  if (field.type === 'person') {
    const { 'given-name': given = '', 'family-name': family = '', ...rest } = words
    return [`${given} ${family}`.trim(), ...Object.values(rest)].filter(Boolean).join(', ')
  }
  if (field.type === 'address') return sayAddress(words, value, locale)
  return [...said.map(([, text]) => text), drawn].filter(Boolean).join(', ')
}

/** As it stands on an envelope: `via Roma 12/B, scala A, 15121 Alessandria (AL), Italia`. */
function sayAddress(
  words: Readonly<Record<string, string>>,
  value: Readonly<Record<string, unknown>>,
  locale: 'it' | 'en',
): string {
  const { street, number, detail, postcode, town, country } = words
  const joined = (...parts: readonly (string | undefined)[]) => parts.filter(Boolean).join(' ')
  // a province goes by its sign
  const province = isEmpty(value['province']) ? undefined : `(${String(value['province'])})`
  const said = [joined(street, number), detail, joined(postcode, town, province), country].filter(Boolean).join(', ')
  const remark = sayRemark(value, locale)
  return remark === undefined ? said : `${said} (${remark})`
}

/** What the registry of streets does not know of an address: the officer checks it. */
function sayRemark(value: Readonly<Record<string, unknown>>, locale: 'it' | 'en'): string | undefined {
  if (value['street-code'] === notInRegistry)
    return locale === 'it' ? 'via non presente nello stradario' : 'street not in the registry'
  if (value['number-known'] === false)
    return locale === 'it' ? 'numero non presente nello stradario' : 'number not in the registry'
  return undefined
}

/** The cells of a row, or of a line of a table, each with its label. */
function sayCells(field: Field, value: unknown, saying: Saying): string[] {
  if (!isRecord(value)) return []
  return (field.fields ?? [])
    .filter((inner) => !isEmpty(value[inner.stableId]) && !isToldApart(inner, saying))
    .map((inner) => {
      const key = `${field.stableId}.${inner.stableId}`
      const label = saying.text(`fields.${key}.label`) ?? inner.stableId
      return labelled(label, sayOne(inner, key, value[inner.stableId], saying))
    })
}

const isToldApart = ({ type }: InnerField | Field, { files }: Saying): boolean => type === 'file' && files !== undefined

/** Files whose names are not known here. */
function sayCount(value: unknown, locale: 'it' | 'en'): string {
  const count = Array.isArray(value) ? value.length : 0
  return locale === 'it' ? `${count} file` : `${count} ${count === 1 ? 'file' : 'files'}`
}

function sayOne(field: InnerField | Field, key: string, value: unknown, saying: Saying): string {
  const { locale } = saying
  if (typeof value === 'boolean') return value ? (locale === 'it' ? 'Sì' : 'Yes') : 'No'
  if (typeof value === 'number') return sayNumber(field, value, locale)
  if (field.type === 'file') return sayCount(value, locale)
  if (Array.isArray(value)) return value.map((id: unknown) => sayOption(field, key, id, saying)).join('; ')
  if (isRecord(value)) return sayParts(field, value, saying)
  const said = String(value)
  if (field.type === 'choice') return sayOption(field, key, said, saying)
  return field.type === 'date' && isPlainDate(said) ? formatDate(said, locale) : said
}

/** An answer in words: the names of what was chosen, a date as it is said, a row of a group on each line. */
export function sayAnswer(field: Field, value: unknown, text: TextIfAny, locale: 'it' | 'en'): string {
  const saying: Saying = { text, locale }
  if (field.type === 'group' && Array.isArray(value))
    return value.map((row: unknown, index) => `${index + 1}. ${sayCells(field, row, saying).join('; ')}`).join('\n')
  if (field.type === 'table' && isRecord(value))
    return (field.rows ?? [])
      .filter((row) => !isEmpty(value[row]))
      .map(
        (row) =>
          `${text(`fields.${field.stableId}.rows.${row}`) ?? row}: ${sayCells(field, value[row], saying).join('; ')}`,
      )
      .join('\n')
  return sayOne(field, field.stableId, value, saying)
}

/** A row, a line for each cell; the only cell of a row goes without its label. */
function sayRow(field: Field, row: unknown, saying: Saying): string {
  const [only, ...others] = field.fields ?? []
  if (!only || others.length > 0 || !isRecord(row) || isToldApart(only, saying))
    return sayCells(field, row, saying).join('\n')
  const value = row[only.stableId]
  return isEmpty(value) ? '' : sayOne(only, `${field.stableId}.${only.stableId}`, value, saying)
}

/** A file that an answer names. */
export interface NamedFile {
  readonly id: string
  readonly name: string
  readonly bytes: number
}

/** A file of an answer; `of` is the column of the row that it answers. */
export interface SaidFile extends NamedFile {
  readonly of?: string
}

/** An answer under what it is called. */
export interface SaidAnswer {
  readonly label: string
  readonly value: string
  /** What was drawn for it on the map, if anything. */
  readonly drawn?: DrawnGeometry[]
  /** Its files, where they are told apart. */
  readonly files?: SaidFile[]
}

/** What was drawn in an answer or in the parts and cells of it. */
function drawnIn(value: unknown): DrawnGeometry[] {
  if (!isRecord(value)) return []
  const { geometry, ...others } = value
  const own = isGeometry(geometry) ? DrawnGeometry.safeParse(geometry).data : undefined
  return [...(own ? [own] : []), ...Object.values(others).flatMap(drawnIn)]
}

/** The files of an answer, or of the cells of a row. */
function filesIn(field: Field, value: unknown, { files = [], text }: Saying): SaidFile[] {
  const named = (ids: unknown) => files.filter(({ id }) => Array.isArray(ids) && ids.includes(id))
  const bare = ({ id, name, bytes }: NamedFile) => ({ id, name, bytes })
  if (field.type === 'file') return named(value).map(bare)
  return (field.fields ?? [])
    .filter(({ type }) => type === 'file')
    .flatMap((inner) => {
      const of = text(`fields.${field.stableId}.${inner.stableId}.label`) ?? inner.stableId
      return isRecord(value) ? named(value[inner.stableId]).map((file) => ({ ...bare(file), of })) : []
    })
}

function withMore(said: SaidAnswer, field: Field, value: unknown, saying: Saying): SaidAnswer {
  const [drawn, files] = [drawnIn(value), filesIn(field, value, saying)]
  return { ...said, ...(drawn.length === 0 ? {} : { drawn }), ...(files.length === 0 ? {} : { files }) }
}

/**
 * An answer in words under its label; the rows of a group each under its own, `Persona 2`, with a line for each cell.
 * Where `files` are given those that it names come apart, to be told as the reader may open them.
 */
export function sayUnderLabels(
  field: Field,
  value: unknown,
  text: TextIfAny,
  locale: 'it' | 'en',
  files?: readonly NamedFile[],
): SaidAnswer[] {
  const saying: Saying = { text, locale, files }
  const label = text(`fields.${field.stableId}.label`) ?? field.stableId
  if (field.type !== 'group' || !Array.isArray(value)) {
    const words = isToldApart(field, saying) ? '' : sayAnswer(field, value, text, locale)
    return [withMore({ label, value: words }, field, value, saying)]
  }
  const row = text(`fields.${field.stableId}.row`) ?? label
  return value.map((one: unknown, index) =>
    withMore({ label: `${row} ${index + 1}`, value: sayRow(field, one, saying) }, field, one, saying),
  )
}

/** An answer with its files by their names, for where nothing can be opened: "Foto: a.jpg, b.jpg". */
export function withFileNames({
  value,
  files = [],
}: {
  value: string
  files?: readonly (NamedFile & { readonly of?: string | undefined })[] | undefined
}): string {
  const lines = [...new Set(files.map(({ of }) => of))].map((of) => {
    const names = files.filter((file) => file.of === of).map(({ name }) => name)
    return of === undefined ? names.join(', ') : labelled(of, names.join(', '))
  })
  return [value, ...lines].filter(Boolean).join('\n')
}
