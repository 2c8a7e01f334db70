import { plainText } from '#kernel/rich-text/rich-text.ts'
import { readRichText } from '#kernel/rich-text/parse.ts'
import type { Locale } from '#kernel/text.ts'
import { indexEntries } from '#engines/search/index.ts'
import type { Tx } from '#platform/db/transaction.ts'
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

/** Makes a version of a content findable in both languages; a type without pages is found through others. */
export async function indexContent(tx: Tx, record: ContentRecord, version: number, body: ContentBody): Promise<void> {
  const type = contentTypes[record.type]
  const path = contentPath(record.type, record.slug, kindOf(type, body))
  if (path === null) return
  const { topics } = body
  await indexEntries(
    tx,
    locales.map((locale) => ({
      source: 'content',
      key: record.id,
      version: String(version),
      locale,
      type: record.type,
      title: wordsOf(body, 'title', locale),
      summary: wordsOf(body, 'summary', locale),
      words: textOf(type, body, locale),
      path,
      topics: Array.isArray(topics) ? topics.map(String) : [],
    })),
  )
}
