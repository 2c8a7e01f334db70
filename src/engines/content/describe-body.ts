import { romeInstant } from '#kernel/dates.ts'
import type { Locale } from '#kernel/text.ts'
import { isLocalised } from './field.ts'
import type { ContentType } from './field.ts'
import type { ContentTypeId } from './type-ids.ts'
import { contentTypes } from './types/index.ts'
import { FileUse, ImageUse, inLanguage, Moment, Words } from './value.ts'
import type { ContentBody } from './value.ts'
import { entryOf } from './vocabularies/index.ts'

/** A value as words of a language; empty where the field is empty or holds none. */
export function wordsOf(body: ContentBody, field: string, locale: Locale): string {
  const value = body[field]
  if (typeof value === 'string') return value
  const words = Words.safeParse(value)
  return words.success ? inLanguage(words.data, locale).text : ''
}

/** The code of a field with one; undefined where it is empty. */
export function codeOf(body: ContentBody, field: string | undefined): string | undefined {
  const value = field === undefined ? undefined : body[field]
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** The category of a content, where its type has one. */
export function kindOf(type: ContentType, body: ContentBody): string | null {
  return codeOf(body, type.category?.field) ?? null
}

/** References of a field to other contents. */
export function referencesOf(body: ContentBody, field: string): readonly string[] {
  const value = body[field]
  return Array.isArray(value) && value.every((one) => typeof one === 'string') ? value : []
}

export function imageOf(body: ContentBody): ImageUse | null {
  return ImageUse.safeParse(body['image']).data ?? null
}

/** Files that a field names, in their order. */
export function filesOf(body: ContentBody, field: string): readonly FileUse[] {
  return FileUse.array().safeParse(body[field]).data ?? []
}

/** Days and hours of an event, earliest first. */
export function momentsOf(body: ContentBody, field: string): readonly Moment[] {
  const moments = Moment.array().safeParse(body[field]).data ?? []
  return moments.toSorted((one, other) => one.from.localeCompare(other.from))
}

/** The first and last instants that a list goes by; null where the type or the body has none. */
export function spanOf(type: ContentType, body: ContentBody): { readonly first: Date; readonly last: Date } | null {
  const field = type.fields.find(({ id }) => id === type.sortField)
  if (field?.kind === 'moments') {
    const moments = momentsOf(body, field.id)
    const [earliest] = moments
    if (!earliest) return null
    const ends = moments.map(({ from, until }) => until ?? from).toSorted()
    return { first: romeInstant(earliest.from), last: romeInstant(ends.at(-1) ?? earliest.from) }
  }
  const day = field?.kind === 'date' ? codeOf(body, field.id) : undefined
  return day === undefined ? null : { first: romeInstant(`${day}T00:00`), last: romeInstant(`${day}T23:59`) }
}

/** The path of the page of a content, without the locale; null for a type that has none. */
export function contentPath(typeId: ContentTypeId, slug: string, kind: string | null): string | null {
  const { base, category, fields } = contentTypes[typeId]
  if (base === null) return null
  const field = fields.find(({ id }) => id === category?.field)
  const segment = field?.kind === 'code' && kind !== null ? entryOf(field.list, kind)?.segment : undefined
  return category?.inAddress && segment !== undefined ? `${base}/${segment}/${slug}` : `${base}/${slug}`
}

/** Fields whose English is missing where the Italian says something. */
export function untranslated(type: ContentType, body: ContentBody): readonly string[] {
  return type.fields
    .filter((field) => {
      const value = body[field.id]
      if (!isLocalised(field) || typeof value !== 'object' || !('it' in value)) return false
      return value.it.length > 0 && (value.en === undefined || value.en.length === 0)
    })
    .map(({ id }) => id)
}

/** Fields whose Italian changed since their English was written: those of before, and those that this version adds. */
export function staleAfter(
  type: ContentType,
  before: { readonly body: ContentBody; readonly stale: readonly string[] } | undefined,
  body: ContentBody,
): readonly string[] {
  if (!before) return []
  const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)
  return type.fields
    .filter((field) => {
      const [old, value] = [before.body[field.id], body[field.id]]
      if (!isLocalised(field) || typeof old !== 'object' || typeof value !== 'object') return false
      if (!('it' in old) || !('it' in value) || value.en === undefined || value.en.length === 0) return false
      if (!same(old.en, value.en)) return false
      return before.stale.includes(field.id) || !same(old.it, value.it)
    })
    .map(({ id }) => id)
}
