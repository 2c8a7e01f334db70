import { sql } from 'kysely'
import { romeDate } from '#kernel/dates.ts'
import type { Locale } from '#kernel/text.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { missOf, plain, synonymsOf, wordsOf } from './words.ts'

/** A version of something that can be found, in one language. */
export interface SearchEntry {
  readonly source: 'content' | 'pack'
  readonly key: string
  readonly version: string
  readonly locale: Locale
  readonly type: string
  readonly title: string
  readonly summary: string
  readonly words: string
  readonly path: string
  readonly topics: readonly string[]
}

/** How much a type counts beside others of the same rank: most people look for a service. */
const weights: Readonly<Record<string, number>> = { service: 2, unit: 1.4, place: 1.2, page: 1.2 }

/** Longest words of a text that are indexed: a tsvector may not grow beyond a megabyte. */
const textMost = 200_000

const configurationOf = (locale: Locale) => sql.lit(locale === 'it' ? 'portico.it_search' : 'portico.en_search')

/** Makes versions findable in one trip; one that is there already is read anew. */
export async function indexEntries(tx: Tx, entries: readonly SearchEntry[]): Promise<void> {
  if (entries.length === 0) return
  const rows = entries.map((entry) => ({
    ...entry,
    words: entry.words.slice(0, textMost),
    weight: weights[entry.type] ?? 1,
    named: [entry.title, ...synonymsOf(entry.title)].join(' . '),
  }))
  await sql`
    insert into search_entry (source, key, version, locale, type, title, summary, path, topics, weight, title_words, words)
    select source, key, version, locale, type, title, summary, path, topics, weight,
      to_tsvector(configuration, named),
      setweight(to_tsvector(configuration, named), 'A') || setweight(to_tsvector(configuration, summary), 'B')
        || setweight(to_tsvector(configuration, words), 'C')
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as entry (source text, key text, version text, locale text,
      type text, title text, summary text, path text, topics text[], weight real, named text, words text),
    lateral (select case locale when 'it' then 'portico.it_search' else 'portico.en_search' end::regconfig) as language (configuration)
    on conflict (source, key, version, locale) do update set type = excluded.type, title = excluded.title,
      summary = excluded.summary, path = excluded.path, topics = excluded.topics, weight = excluded.weight,
      title_words = excluded.title_words, words = excluded.words`.execute(tx)
  const known = new Map(
    rows.flatMap(({ title, summary, locale }) =>
      wordsOf(`${title} ${summary}`).map((word) => [`${locale} ${word}`, { word, locale }] as const),
    ),
  )
  if (known.size > 0)
    await sql`insert into search_word (word, locale)
      select word, locale from jsonb_to_recordset(${JSON.stringify([...known.values()])}::jsonb) as known (word text, locale text)
      on conflict do nothing`.execute(tx)
}

/** What is found. */
export interface SearchHit {
  readonly source: 'content' | 'pack'
  readonly key: string
  readonly type: string
  readonly title: string
  readonly summary: string
  readonly path: string
}

/** What a search found. */
export interface SearchResult {
  readonly hits: readonly SearchHit[]
  /** How many of each type, among the best candidates. */
  readonly types: readonly { readonly type: string; readonly count: number }[]
  /** Words that were looked for in place of mistyped ones; null where nothing was put right. */
  readonly corrected: string | null
  readonly more: boolean
}

/** What is looked for. */
export interface SearchQuery {
  readonly words: string
  readonly locale: Locale
  readonly type?: string | undefined
  readonly offset: number
  readonly most: number
}

/** Candidates that are ranked: a word that stands everywhere would else rank a hundred thousand. */
const candidatesMost = 500

/**
 * The entry of each candidate, where its owner says that it is public now: looked up one by one, since a plan that joins
 * all entries with all contents took half a second over a hundred thousand.
 */
const publicEntry = (locale: Locale) => sql`lateral (
        select * from search_entry one
        where one.source = candidate.source and one.key = candidate.key and one.version = candidate.version
          and one.locale = ${locale}
          and case one.source
            when 'content' then exists (
              select from content_now
              where content_now.content_id = one.key::uuid and content_now.version = one.version::integer
            )
            else exists (
              select from service_in_force service
              where service.id = one.key and service.current_sha256 = one.version and service.withdrawn_at is null
            )
          end
        limit 1
      ) entry`

/** The words of a search as a condition: all of them, or one of the phrases that mean the same. */
function condition(words: string, locale: Locale) {
  const configuration = configurationOf(locale)
  const asked = sql`websearch_to_tsquery(${configuration}::regconfig, ${words})`
  return synonymsOf(words).reduce(
    (query, phrase) => sql`${query} || phraseto_tsquery(${configuration}::regconfig, ${phrase})`,
    asked,
  )
}

interface Ranked extends SearchHit {
  readonly types: Readonly<Record<string, number>>
}

async function rank(tx: Tx, { words, locale, type, offset, most }: SearchQuery): Promise<Ranked[]> {
  const query = condition(words, locale)
  const ofType = type === undefined ? sql`` : sql`where type = ${type}`
  // titles first: what is called by the words comes before what speaks of them
  const { rows } = await sql<Ranked>`
    with asked as materialized (select ${query} as query),
    named as materialized (
      select source, key, version from search_entry, asked
      where locale = ${locale} and title_words @@ asked.query limit ${candidatesMost}
    ),
    told as materialized (
      select source, key, version from search_entry, asked
      where locale = ${locale} and words @@ asked.query limit ${candidatesMost}
    ),
    found as materialized (
      select entry.*, ts_rank_cd(entry.words, asked.query, 1) * entry.weight
        * case when entry.title_words @@ asked.query then 4 else 1 end as rank
      from (select * from named union select * from told) candidate, asked, ${publicEntry(locale)}
    )
    select source, key, type, title, summary, path,
      (select jsonb_object_agg(type, count) from (select type, count(*) from found group by type) counted) as types
    from found ${ofType} order by rank desc, title, key limit ${most + 1} offset ${offset}`.execute(tx)
  return rows
}

/** The nearest known word of each word that no title or summary has; undefined where nothing is nearer. */
async function correct(tx: Tx, words: string, locale: Locale): Promise<string | undefined> {
  const typed = plain(words).split(' ').filter(Boolean)
  const { rows } = await sql<{ typed: string; known: string | null }>`
    select typed, (
      select word from search_word
      where locale = ${locale} and word % typed
      order by similarity(word, typed) desc, abs(length(word) - length(typed)), word limit 1
    ) as known
    from unnest(${typed}::text[]) as typed`.execute(tx)
  const right = typed.map((word) => (word.length < 3 ? word : (rows.find((row) => row.typed === word)?.known ?? word)))
  return right.join(' ') === typed.join(' ') ? undefined : right.join(' ')
}

/** Finds what is public now; where nothing matches, the words are put right and looked for again. */
export async function search(tx: Tx, query: SearchQuery): Promise<SearchResult> {
  const found = await rank(tx, query)
  if (found.length > 0 || query.offset > 0) return resultOf(found, null, query.most)
  const corrected = await correct(tx, query.words, query.locale)
  if (corrected === undefined) return resultOf([], null, query.most)
  const again = await rank(tx, { ...query, words: corrected })
  return resultOf(again, again.length > 0 ? corrected : null, query.most)
}

function resultOf(rows: readonly Ranked[], corrected: string | null, most: number): SearchResult {
  return {
    hits: rows
      .slice(0, most)
      .map(({ source, key, type, title, summary, path }) => ({ source, key, type, title, summary, path })),
    types: Object.entries(rows[0]?.types ?? {})
      .map(([type, count]) => ({ type, count }))
      .toSorted((one, other) => other.count - one.count || one.type.localeCompare(other.type)),
    corrected,
    more: rows.length > most,
  }
}

/** Titles that begin with what is being typed, word by word: services first. */
export async function suggest(tx: Tx, words: string, locale: Locale, most: number): Promise<SearchHit[]> {
  const typed = plain(words).split(' ').filter(Boolean)
  if (typed.length === 0) return []
  const query = typed.map((word) => `${word}:*`).join(' & ')
  const { rows } = await sql<SearchHit>`
    with named as materialized (
      select source, key, version from search_entry
      where locale = ${locale} and title_words @@ to_tsquery(${configurationOf(locale)}::regconfig, ${query})
      limit 200
    )
    select entry.source, entry.key, type, title, summary, path from named candidate, ${publicEntry(locale)}
    order by weight desc, length(title), title limit ${most}`.execute(tx)
  return rows
}

/** Keeps a search that found nothing, unless it could name a person. */
export async function recordMiss(tx: Tx, words: string, locale: Locale, now: Date): Promise<void> {
  const miss = missOf(words)
  if (miss === undefined) return
  await tx
    .insertInto('search_miss')
    .values({ words: miss, locale, day: romeDate(now) })
    .onConflict((conflict) =>
      conflict.columns(['words', 'locale', 'day']).doUpdateSet((eb) => ({ count: eb('search_miss.count', '+', 1) })),
    )
    .execute()
}

/** Searches that found nothing from a day on, the most frequent first. */
export async function listMisses(
  tx: Tx,
  from: string,
  most: number,
): Promise<{ words: string; locale: string; count: number; last: string }[]> {
  return tx
    .selectFrom('search_miss')
    .select(({ fn }) => [
      'words',
      'locale',
      sql<number>`sum(count)::int`.as('count'),
      sql<string>`max(day)::text`.as('last'),
      fn.countAll<number>().as('days'),
    ])
    .where('day', '>=', sql<string>`${from}::date`)
    .groupBy(['words', 'locale'])
    .orderBy('count', 'desc')
    .orderBy('words')
    .limit(most)
    .execute()
}
