import { sql } from 'kysely'
import type { Locale } from '#kernel/text.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { contentPath, imageOf, wordsOf } from './describe-body.ts'
import { contentTypes } from './types/index.ts'
import type { ContentTypeId } from './type-ids.ts'
import type { ContentBody, ImageUse } from './value.ts'

/** A content as it is public now. */
export interface PublicContent {
  readonly id: string
  readonly version: number
  readonly type: ContentTypeId
  readonly slug: string
  readonly kind: string | null
  readonly topics: readonly string[]
  readonly body: ContentBody
  /** The instant that lists by time go by. */
  readonly sortAt: Date
  readonly endsAt: Date | null
  readonly firstAt: Date
  readonly publishedAt: Date
}

/** What a list shows of a content. */
export interface ContentHead {
  readonly type: ContentTypeId
  readonly slug: string
  readonly kind: string | null
  readonly title: string
  readonly summary: string
  readonly image: ImageUse | null
  /** Path of its page without the locale; null for a type that has none. */
  readonly path: string | null
  readonly sortAt: Date
  readonly endsAt: Date | null
}

const listColumns = [
  'content_id',
  'version',
  'type',
  'slug',
  'kind',
  'topics',
  'sort_at',
  'ends_at',
  'first_at',
  'from_at',
] as const
const columns = [...listColumns, 'body'] as const

interface Row {
  content_id: string | null
  version: number | null
  type: string | null
  slug: string | null
  kind: string | null
  topics: string[] | null
  body: unknown
  sort_at: Date | null
  ends_at: Date | null
  first_at: Date | null
  from_at: Date | null
}

function publicOf(row: Row): PublicContent {
  const { content_id: id, version, type, slug, sort_at: sortAt, first_at: firstAt, from_at: publishedAt } = row
  // columns of a view may be null for the types alone
  if (id === null || version === null || type === null || slug === null || !sortAt || !firstAt || !publishedAt)
    throw new Error('a public content lacks what makes it one')
  return {
    id,
    version,
    type: type as ContentTypeId,
    slug,
    kind: row.kind,
    topics: row.topics ?? [],
    body: row.body as ContentBody,
    sortAt,
    endsAt: row.ends_at,
    firstAt,
    publishedAt,
  }
}

/** The head of a content in a language. */
export function headOf(content: PublicContent, locale: Locale): ContentHead {
  const { type, slug, kind, body, sortAt, endsAt } = content
  return {
    type,
    slug,
    kind,
    title: wordsOf(body, 'title', locale),
    summary: wordsOf(body, 'summary', locale),
    image: imageOf(body),
    path: contentPath(type, slug, kind),
    sortAt,
    endsAt,
  }
}

/** The content that is public now under a name. */
export async function readPublic(tx: Tx, type: ContentTypeId, slug: string): Promise<PublicContent | undefined> {
  const row = await tx
    .selectFrom('content_now')
    .select(columns)
    .where('type', '=', type)
    .where('slug', '=', slug)
    .executeTakeFirst()
  return row && publicOf(row)
}

/** Contents by their names, in the order of the names; those that are not public are left out. */
export async function readManyPublic(
  tx: Tx,
  references: readonly { readonly type: ContentTypeId; readonly slug: string }[],
): Promise<PublicContent[]> {
  if (references.length === 0) return []
  const rows = await tx
    .selectFrom('content_now')
    .select(columns)
    .where(
      sql<boolean>`(type, slug) in (select * from unnest(${references.map(({ type }) => type)}::text[], ${references.map(({ slug }) => slug)}::text[]))`,
    )
    .execute()
  const found = rows.map(publicOf)
  return references.flatMap(({ type, slug }) => found.find((one) => one.type === type && one.slug === slug) ?? [])
}

/** Where a list goes on: what the last entry of the page before is ordered by, and its id. */
export interface ContentCursor {
  readonly key: string
  readonly id: string
}

/** What a list of contents is asked for. */
export interface ContentQuery {
  readonly types: readonly ContentTypeId[]
  readonly kind?: string | undefined
  readonly topic?: string | undefined
  /** Place in the tree of transparency. */
  readonly transparency?: string | undefined
  /** Of events: those that have not ended, or that have. */
  readonly time?: 'coming' | 'past' | undefined
  readonly order: 'newest' | 'title' | 'soonest'
  readonly after?: ContentCursor | undefined
  readonly most: number
}

/** Of a body only what heads are made of: whole ones are many times as long, and a list has many. */
const headBody = sql`(
  select jsonb_object_agg(key, value) from jsonb_each(body) where key in ('title', 'summary', 'image'))`

/** A page of public contents, with what heads are made of their bodies, and where the next begins. */
export async function listPublic(
  tx: Tx,
  query: ContentQuery,
): Promise<{ readonly contents: PublicContent[]; readonly next: ContentCursor | null }> {
  const { types, kind, topic, transparency, time, order, after, most } = query
  let select = tx
    .selectFrom('content_now')
    .select([...listColumns, headBody.as('body'), 'title_key'])
    .where('type', 'in', [...types])
    .limit(most + 1)
  if (kind !== undefined) select = select.where('kind', '=', kind)
  if (topic !== undefined) select = select.where(sql<boolean>`topics @> array[${topic}]`)
  if (transparency !== undefined)
    select = select.where(sql<boolean>`body ? 'transparency' and body ->> 'transparency' = ${transparency}`)
  if (time === 'coming') select = select.where(sql<boolean>`coalesce(ends_at, sort_at) >= portico.now()`)
  if (time === 'past') select = select.where(sql<boolean>`coalesce(ends_at, sort_at) < portico.now()`)
  if (order === 'title') {
    select = select.orderBy('title_key').orderBy('content_id')
    if (after) select = select.where(sql<boolean>`(title_key, content_id) > (${after.key}, ${after.id}::uuid)`)
  } else if (order === 'newest') {
    select = select.orderBy('sort_at', 'desc').orderBy('content_id', 'desc')
    if (after)
      select = select.where(sql<boolean>`(sort_at, content_id) < (${after.key}::timestamptz, ${after.id}::uuid)`)
  } else {
    select = select.orderBy('sort_at').orderBy('content_id')
    if (after)
      select = select.where(sql<boolean>`(sort_at, content_id) > (${after.key}::timestamptz, ${after.id}::uuid)`)
  }
  const rows = await select.execute()
  const shown = rows.slice(0, most)
  const last = shown.at(-1)
  const next =
    rows.length > most && last?.content_id && last.sort_at
      ? { id: last.content_id, key: order === 'title' ? (last.title_key ?? '') : last.sort_at.toISOString() }
      : null
  return { contents: shown.map(publicOf), next }
}

/** Most addresses of one part of a site map (sitemaps.org). */
export const addressesMost = 50_000

/** Paths of the pages of public contents with their last change, part by part, in an order that stays. */
export async function listAddresses(
  tx: Tx,
  part: number,
  most: number,
): Promise<{ readonly addresses: { readonly path: string; readonly changedAt: Date }[]; readonly count: number }> {
  const { count } = await tx
    .selectFrom('content_now')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  const rows = await tx
    .selectFrom('content_now')
    .select(['type', 'slug', 'kind', 'from_at'])
    .orderBy('content_id')
    .offset(part * most)
    .limit(most)
    .execute()
  const addresses = rows.flatMap(({ type, slug, kind, from_at: changedAt }) => {
    const path = type === null || slug === null ? null : contentPath(type as ContentTypeId, slug, kind)
    return path === null || changedAt === null ? [] : [{ path, changedAt }]
  })
  return { addresses, count }
}

/** Contents that link to one, by the field through which they do. */
export interface Backlinks {
  readonly type: ContentTypeId
  readonly field: string
  readonly contents: readonly PublicContent[]
}

const backlinksMost = 50

/** What is public now and links to a content: by the type that links, in the order of its lists. */
export async function readBacklinks(tx: Tx, type: ContentTypeId, slug: string): Promise<Backlinks[]> {
  const rows = await tx
    .selectFrom('content_now')
    .innerJoin('content_link', (join) =>
      join
        .onRef('content_link.content_id', '=', 'content_now.content_id')
        .onRef('content_link.version', '=', 'content_now.version'),
    )
    .select([
      'content_now.content_id',
      'content_now.version',
      'content_now.type',
      'content_now.slug',
      'kind',
      'topics',
      'body',
      'sort_at',
      'ends_at',
      'first_at',
      'from_at',
      'field',
      'title_key',
    ])
    .where('target_type', '=', type)
    .where('target_slug', '=', slug)
    .orderBy('sort_at', 'desc')
    .limit(500)
    .execute()
  const groups = new Map<string, (typeof rows)[number][]>()
  for (const row of rows) {
    const key = `${row.type ?? ''} ${row.field}`
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  return [...groups.values()].flatMap((group) => {
    const [{ type: from, field }] = group as [(typeof rows)[number]]
    if (from === null) return []
    const byTitle = contentTypes[from as ContentTypeId].order === 'title'
    const ordered = byTitle
      ? group.toSorted((one, other) => (one.title_key ?? '').localeCompare(other.title_key ?? ''))
      : group
    return [{ type: from as ContentTypeId, field, contents: ordered.slice(0, backlinksMost).map(publicOf) }]
  })
}
