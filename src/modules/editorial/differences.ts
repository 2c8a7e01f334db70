import { isLocalised, sayCode, valueShapes } from '#engines/content/index.ts'
import type { ContentBody, ContentField, ContentType } from '#engines/content/index.ts'
import { formatDate, formatInstant, plainDate, romeInstant } from '#kernel/dates.ts'
import { diffLines } from '#kernel/line-diff.ts'
import { editorialWords } from './messages.ts'
import type { Difference } from './schema.ts'

type Locale = 'it' | 'en'

/** What values are said with. */
interface Said {
  readonly locale: Locale
  /** Titles of contents and services by their references. */
  readonly names: ReadonlyMap<string, string>
}

const sayTime = (local: string, locale: Locale) => formatInstant(romeInstant(local), locale)

/** A value in lines of words, for comparing; in one language where the words of the field differ by it. */
function linesOf(field: ContentField, body: ContentBody, language: Locale, { locale, names }: Said): string[] {
  const value = body[field.id]
  if (value === undefined) return []
  const t = editorialWords(locale)
  switch (field.kind) {
    case 'line':
    case 'words':
    case 'rich':
      return valueShapes[field.kind].parse(value)[language]?.split('\n') ?? []
    case 'lines':
      return valueShapes.lines.parse(value)[language] ?? []
    case 'code':
      return [sayCode(field.list, valueShapes.code.parse(value), locale)]
    case 'codes':
      return valueShapes.codes.parse(value).map((code) => sayCode(field.list, code, locale))
    case 'date':
      return [formatDate(plainDate(valueShapes.date.parse(value)), locale)]
    case 'moments':
      return valueShapes.moments
        .parse(value)
        .map(({ from, until }) =>
          until === undefined
            ? sayTime(from, locale)
            : t('fromUntil', { from: sayTime(from, locale), until: sayTime(until, locale) }),
        )
    case 'image': {
      const { id, alt } = valueShapes.image.parse(value)
      return [alt.it, ...(alt.en === undefined ? [] : [alt.en]), t('fileNumber', { number: numberOf(id) })]
    }
    case 'files':
      return valueShapes.files
        .parse(value)
        .map(({ id, title }) => `${title.it} (${t('fileNumber', { number: numberOf(id) })})`)
    case 'point': {
      const [longitude = 0, latitude = 0] = valueShapes.point.parse(value)
      return [t('pointAt', { latitude: String(latitude), longitude: String(longitude) })]
    }
    case 'flag':
      return [t(valueShapes.flag.parse(value) ? 'yes' : 'no')]
    case 'relation':
      return valueShapes.relation.parse(value).map((reference) => names.get(reference) ?? reference)
    default:
      return [valueShapes[field.kind].parse(value)]
  }
}

/** The last figures of an id: enough to see that a file was put in the place of another. */
const numberOf = (id: string) => id.slice(-6)

/** References of a body, in every field with some. */
export function referencesIn(type: ContentType, body: ContentBody): string[] {
  return type.fields.flatMap(({ id, kind }) =>
    kind === 'relation' ? (valueShapes.relation.safeParse(body[id]).data ?? []) : [],
  )
}

/** What changed between two bodies, field by field and language by language; fields that did not are left out. */
export function differencesOf(type: ContentType, older: ContentBody, newer: ContentBody, said: Said): Difference[] {
  return type.fields.flatMap((field) =>
    (isLocalised(field) ? (['it', 'en'] as const) : [null]).flatMap((locale) => {
      const lines = (body: ContentBody) => linesOf(field, body, locale ?? said.locale, said)
      const changes = diffLines(lines(older), lines(newer))
      return changes.some(({ kind }) => kind !== 'same')
        ? [{ field: field.id, label: field.label[said.locale], locale, lines: changes }]
        : []
    }),
  )
}
