import { filesOf, ImageUse, isLocalised, momentsOf, referencesOf } from '#engines/content/index.ts'
import type { ContentBody, ContentField, ContentType, ContentValue, FileUse } from '#engines/content/index.ts'
import { partName, partsOf, readDate } from '#ui/index.ts'

/** What the fields of a form hold, by their names: as it was typed, or as a version says it. */
export type Values = ReadonlyMap<string, readonly string[]>

export const textOf = (values: Values, name: string): string => values.get(name)?.[0] ?? ''

const dateEntries = (name: string, iso: string | undefined): [string, string][] =>
  Object.entries(partsOf(iso)).map(([part, text]) => [partName(name, part as 'day'), text])

/** The fields of a form that a value fills. */
function entriesOf(field: ContentField, body: ContentBody): [string, string][] {
  const { id } = field
  const value = body[id]
  if (field.kind === 'moments')
    return momentsOf(body, id).flatMap(({ from, until }, index) =>
      (['from', 'until'] as const).flatMap((end): [string, string][] => {
        const [day, hour = ''] = (end === 'from' ? from : (until ?? '')).split('T')
        return [...dateEntries(`${id}.${index}.${end}`, day), [`${id}.${index}.${end}.hour`, hour.slice(0, 5)]]
      }),
    )
  if (value === undefined) return []
  if (isLocalised(field)) {
    const words = value as Readonly<Record<'it' | 'en', string | string[] | undefined>>
    return (['it', 'en'] as const).map((locale) => {
      const text = words[locale] ?? ''
      return [`${id}.${locale}`, typeof text === 'string' ? text : text.join('\n')]
    })
  }
  switch (field.kind) {
    case 'date':
      return dateEntries(id, value as string)
    case 'codes':
    case 'relation':
      return referencesOf(body, id).map((one) => [id, one])
    case 'image': {
      const image = ImageUse.safeParse(value).data
      return image
        ? [
            [`${id}.id`, image.id],
            [`${id}.alt.it`, image.alt.it],
            [`${id}.alt.en`, image.alt.en ?? ''],
          ]
        : []
    }
    case 'files':
      return filesOf(body, id).flatMap(({ id: file, title }, index): [string, string][] => [
        [`${id}.${index}.id`, file],
        [`${id}.${index}.title.it`, title.it],
        [`${id}.${index}.title.en`, title.en ?? ''],
      ])
    case 'point': {
      const [longitude, latitude] = value as readonly number[]
      return [
        [`${id}.latitude`, String(latitude)],
        [`${id}.longitude`, String(longitude)],
      ]
    }
    case 'flag':
      return value === true ? [[id, 'true']] : []
    default:
      return typeof value === 'string' ? [[id, value]] : []
  }
}

/** What the form of a version is filled with. */
export function valuesOf(type: ContentType, body: ContentBody): Values {
  return gathered(type.fields.flatMap((field) => entriesOf(field, body)))
}

/** Names with all that they hold, in order. */
export function gathered(entries: Iterable<readonly [string, string]>): Values {
  const values = new Map<string, string[]>()
  for (const [name, text] of entries) values.set(name, [...(values.get(name) ?? []), text.replaceAll('\r\n', '\n')])
  return values
}

/** What is wrong with what was typed, before it makes a value. */
export interface Mistyped {
  readonly field: string
  readonly rule: 'date' | 'hour' | 'point'
}

interface Read {
  readonly value?: ContentValue | undefined
  readonly mistyped?: readonly Mistyped[]
}

const localised = (values: Values, id: string) => {
  const [it, en] = [textOf(values, `${id}.it`).trim(), textOf(values, `${id}.en`).trim()]
  return { it, ...(en === '' ? {} : { en }) }
}

const linesIn = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

function readDay(values: Values, name: string) {
  return readDate(Object.fromEntries([...values].map(([key, [text = '']]) => [key, text])), name)
}

function readInstant(values: Values, name: string): { readonly local?: string; readonly mistyped?: Mistyped } {
  const day = readDay(values, name)
  const hour = textOf(values, `${name}.hour`).trim().replace('.', ':')
  if (day.kind === 'empty' && hour === '') return {}
  if (day.kind !== 'date') return { mistyped: { field: name, rule: 'date' } }
  const [, hours = '', minutes = ''] = /^(\d{1,2}):(\d{2})$/.exec(hour) ?? []
  const isHour = hours !== '' && Number(hours) < 24 && Number(minutes) < 60
  return isHour
    ? { local: `${day.iso}T${hours.padStart(2, '0')}:${minutes}` }
    : { mistyped: { field: `${name}.hour`, rule: 'hour' } }
}

/** How many moments a form shows: those there are, and one to fill. */
export function momentRows(values: Values, id: string): number {
  const used = [...values]
    .filter(([name, [text = '']]) => name.startsWith(`${id}.`) && text.trim() !== '')
    .map(([name]) => Number(name.slice(id.length + 1).split('.')[0]))
    .filter(Number.isSafeInteger)
  return Math.min(100, Math.max(-1, ...used) + 2)
}

function readMoments(values: Values, id: string): Read {
  const rows = Array.from({ length: momentRows(values, id) }, (_, index) => ({
    from: readInstant(values, `${id}.${index}.from`),
    until: readInstant(values, `${id}.${index}.until`),
    name: `${id}.${index}.from`,
  }))
  const mistyped = rows.flatMap(({ from, until, name }) => [
    ...(from.mistyped ? [from.mistyped] : []),
    ...(until.mistyped ? [until.mistyped] : []),
    ...(until.local !== undefined && from.local === undefined && !from.mistyped
      ? [{ field: name, rule: 'date' } as const]
      : []),
  ])
  const value = rows.flatMap(({ from, until }) =>
    from.local === undefined
      ? []
      : [{ from: from.local, ...(until.local === undefined ? {} : { until: until.local }) }],
  )
  return { value, mistyped }
}

function readPoint(values: Values, id: string): Read {
  const [latitude, longitude] = ['latitude', 'longitude'].map((part) =>
    textOf(values, `${id}.${part}`).trim().replace(',', '.'),
  )
  if (latitude === '' && longitude === '') return {}
  const isDegrees = (text: string | undefined, most: number): text is string =>
    text !== undefined && /^-?\d{1,3}(\.\d+)?$/.test(text) && Math.abs(Number(text)) <= most
  return isDegrees(latitude, 90) && isDegrees(longitude, 180)
    ? { value: [Number(longitude), Number(latitude)] }
    : { mistyped: [{ field: `${id}.latitude`, rule: 'point' }] }
}

/** Files that a form names, by the row in which each stands. */
export function fileRows(values: Values, id: string): readonly { readonly name: string; readonly file: string }[] {
  const rows: { name: string; file: string }[] = []
  for (let name = `${id}.0`; values.has(`${name}.id`); name = `${id}.${rows.length}`)
    rows.push({ name, file: textOf(values, `${name}.id`) })
  return rows
}

/** Files in the order of their places: whoever is moved up goes before who stands there, whoever is moved down after. */
function readFiles(values: Values, id: string): FileUse[] {
  return fileRows(values, id)
    .flatMap(({ name, file }, index) => {
      const before = index + 1
      const place = Number(textOf(values, `${name}.place`)) || before
      const use = { id: file, title: localised(values, `${name}.title`) }
      const isGone = textOf(values, `${name}.none`) === 'true'
      return isGone ? [] : [{ place: place + Math.sign(place - before) / 2, use }]
    })
    .toSorted((one, other) => one.place - other.place)
    .map(({ use }) => use)
}

function readField(field: ContentField, values: Values): Read {
  const { id } = field
  switch (field.kind) {
    case 'line':
    case 'words':
    case 'rich':
      return { value: localised(values, id) }
    case 'lines': {
      const { it, en = '' } = localised(values, id)
      return { value: { it: linesIn(it), ...(en === '' ? {} : { en: linesIn(en) }) } }
    }
    case 'date': {
      const day = readDay(values, id)
      if (day.kind === 'invalid') return { mistyped: [{ field: id, rule: 'date' }] }
      return { value: day.kind === 'date' ? day.iso : '' }
    }
    case 'moments':
      return readMoments(values, id)
    case 'point':
      return readPoint(values, id)
    case 'flag':
      return { value: textOf(values, id) === 'true' }
    case 'codes':
    case 'relation':
      return { value: [...new Set((values.get(id) ?? []).filter((one) => one !== ''))] }
    case 'image': {
      const image = textOf(values, `${id}.id`)
      return image === '' || textOf(values, `${id}.none`) === 'true'
        ? {}
        : { value: { id: image, alt: localised(values, `${id}.alt`) } }
    }
    case 'files':
      return { value: readFiles(values, id) }
    default:
      return { value: textOf(values, id).trim() }
  }
}

/** Whether a value says nothing at all: an English without its Italian still says something. */
const saysNothing = (value: ContentValue | undefined): boolean =>
  value === undefined ||
  value === '' ||
  value === false ||
  (Array.isArray(value) && value.length === 0) ||
  (typeof value === 'object' && 'it' in value && value.it.length === 0 && value.en === undefined)

/** The body that a form makes. */
export function readBody(
  type: ContentType,
  values: Values,
): { readonly body: ContentBody; readonly mistyped: readonly Mistyped[] } {
  const read = type.fields.map((field) => ({ id: field.id, ...readField(field, values) }))
  return {
    body: Object.fromEntries(
      read.flatMap(({ id, value }) => (value === undefined || saysNothing(value) ? [] : [[id, value]])),
    ),
    mistyped: read.flatMap(({ mistyped = [] }) => mistyped),
  }
}

/** The field of the form that a fault is of. */
export function fieldAt(
  type: ContentType,
  { field: id, locale }: { readonly field: string; readonly locale: 'it' | 'en' | null },
): string {
  const field = type.fields.find((one) => one.id === id)
  if (!field) return id
  if (isLocalised(field)) return `${id}.${locale ?? 'it'}`
  if (field.kind === 'image') return locale === null ? id : `${id}.alt.${locale}`
  if (field.kind === 'point') return `${id}.latitude`
  if (field.kind === 'moments') return `${id}.0.from`
  return id
}
