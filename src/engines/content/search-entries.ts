import { plainText } from '#kernel/rich-text/rich-text.ts'
import { readRichText } from '#kernel/rich-text/parse.ts'
import type { Locale } from '#kernel/text.ts'
import type { SearchEntry } from '#engines/search/index.ts'
import { contentPath, kindOf, wordsOf } from './describe-body.ts'
import type { ContentType } from './field.ts'
import type { ContentRecord } from './store.ts'
import { contentTypes } from './types/index.ts'
import type { ContentBody } from './value.ts'

const locales: readonly Locale[] = ['it', 'en']

/** Everything that a body says in a language, as plain words. */
function textOf(type: ContentType, body: ContentBody, locale: Locale): string {
  return type.fields
    .filter(({ id }) => id !== 'title' && id !== 'summary')
    .map((field) => {
      const words = field.kind === 'code' || field.kind === 'date' ? '' : wordsOf(body, field.id, locale)
      return field.kind === 'rich' ? plainText(readRichText(words).text) : words
    })
    .filter((words) => words !== '')
    .join('\n')
}

/** A version of a content as search reads it, in both languages; a type without pages is found through others. */
export function searchEntriesOf(
  { id, type: typeId, slug }: Pick<ContentRecord, 'id' | 'type' | 'slug'>,
  version: number,
  body: ContentBody,
): SearchEntry[] {
  const type = contentTypes[typeId]
  const path = contentPath(typeId, slug, kindOf(type, body))
  if (path === null) return []
  const { topics } = body
  return locales.map((locale) => ({
    source: 'content',
    key: id,
    version: String(version),
    locale,
    type: typeId,
    title: wordsOf(body, 'title', locale),
    summary: wordsOf(body, 'summary', locale),
    words: textOf(type, body, locale),
    path,
    topics: Array.isArray(topics) ? topics.map(String) : [],
  }))
}
