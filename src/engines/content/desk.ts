import { sql } from 'kysely'
import type { Tx } from '#platform/db/transaction.ts'
import { untranslated, wordsOf } from './describe-body.ts'
import { contentTypes } from './types/index.ts'
import type { ContentTypeId } from './type-ids.ts'
import type { ContentBody } from './value.ts'

/** An office whose contents somebody edits, and of which types; null for all. */
export interface EditedOffice {
  readonly officeId: string
  readonly types: readonly string[] | null
}

/** Where a content stands for its editors. */
export const deskStates = [
  'draft',
  'in-review',
  'scheduled',
  'public',
  'changed',
  'withdrawn',
  'review-due',
  'english',
] as const
export type DeskState = (typeof deskStates)[number]

/** A content as the list of its editors shows it. */
export interface DeskContent {
  readonly id: string
  readonly type: ContentTypeId
  readonly slug: string
  readonly officeId: string
  readonly title: string
  readonly latest: number
  readonly inReview: number | null
  /** The version that is public now, and the one that will be. */
  readonly publicVersion: number | null
  readonly nextVersion: number | null
  readonly nextAt: Date | null
  readonly nextReview: string | null
  readonly changedAt: Date
  readonly wasPublic: boolean
  /** Whether some of its English is missing or older than its Italian. */
  readonly needsEnglish: boolean
}

export interface DeskQuery {
  readonly offices: readonly EditedOffice[]
  readonly type?: ContentTypeId | undefined
  readonly state?: DeskState | undefined
  /** Words of the title. */
  readonly search?: string | undefined
  readonly after?: { readonly changedAt: Date; readonly id: string } | undefined
  readonly most: number
}

/** Contents of some offices, of the types that their editors have: a condition on `content`; one office at least. */
export const inOffices = (offices: readonly EditedOffice[]) =>
  sql<boolean>`(${sql.join(
    offices.map(({ officeId, types }) =>
      types === null
        ? sql`content.office_id = ${officeId}`
        : sql`(content.office_id = ${officeId} and content.type = any(${[...types]}::text[]))`,
    ),
    sql` or `,
  )})`

const inState = {
  draft: sql<boolean>`now.version is null and later.version is null and in_review is null and not ever.was`,
  'in-review': sql<boolean>`in_review is not null`,
  scheduled: sql<boolean>`later.version is not null`,
  public: sql<boolean>`now.version is not null`,
  changed: sql<boolean>`now.version is not null and latest > coalesce(later.version, now.version)`,
  withdrawn: sql<boolean>`now.version is null and later.version is null and ever.was`,
  'review-due': sql<boolean>`now.version is not null and next_review <= portico.today()`,
  english: sql<boolean>`(cardinality(newest.stale) > 0 or exists (
    select from jsonb_each(newest.body) as field (id, value)
    where jsonb_typeof(value) = 'object' and value ? 'it' and value -> 'it' not in ('""', '[]')
      and coalesce(value -> 'en', '""') in ('""', '[]')))`,
} as const satisfies Record<DeskState, unknown>

const titleOf = sql<string>`coalesce(newest.body -> 'title' ->> 'it', newest.body ->> 'title', content.slug)`

/** Letters as they are, where LIKE would take them for signs. */
const likeWords = (words: string) => `%${words.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`

/** Contents of some offices for their editors, those changed last first. */
export async function listForDesk(tx: Tx, query: DeskQuery): Promise<DeskContent[]> {
  if (query.offices.length === 0) return []
  const { type, state, search, after, most } = query
  const { rows } = await sql<{
    id: string
    type: ContentTypeId
    slug: string
    office_id: string
    title: string
    body: ContentBody
    stale: string[]
    latest: number
    in_review: number | null
    public_version: number | null
    next_version: number | null
    next_at: Date | null
    next_review: string | null
    changed_at: Date
    was: boolean
  }>`
    select content.id, content.type, content.slug, office_id, ${titleOf} as title, newest.body, newest.stale, latest,
      in_review, now.version as public_version, later.version as next_version, later.from_at as next_at, next_review,
      changed_at, ever.was
    from content
    join content_version newest on newest.content_id = content.id and newest.number = content.latest
    left join content_now now on now.content_id = content.id
    left join lateral (
      select version, from_at from content_public where content_id = content.id and from_at > (select portico.now())
      order by from_at limit 1
    ) later on true
    cross join lateral (
      select exists (
        select from content_public where content_id = content.id and from_at <= (select portico.now())
      ) as was
    ) ever
    where ${inOffices(query.offices)}
      and ${type === undefined ? sql`true` : sql`content.type = ${type}`}
      and ${state === undefined ? sql`true` : inState[state]}
      and ${search === undefined ? sql`true` : sql`public.unaccent(${titleOf}) ilike public.unaccent(${likeWords(search)})`}
      and ${after === undefined ? sql`true` : sql`(changed_at, content.id) < (${after.changedAt}, ${after.id})`}
    order by changed_at desc, content.id desc
    limit ${most}`.execute(tx)
  return rows.map((row) => ({
    id: row.id,
    type: row.type,
    slug: row.slug,
    officeId: row.office_id,
    title: row.title,
    latest: row.latest,
    inReview: row.in_review,
    publicVersion: row.public_version,
    nextVersion: row.next_version,
    nextAt: row.next_at,
    nextReview: row.next_review,
    changedAt: row.changed_at,
    wasPublic: row.was,
    needsEnglish: row.stale.length > 0 || untranslated(contentTypes[row.type], row.body).length > 0,
  }))
}

/** A content by its name, to be linked to. */
export interface ContentName {
  readonly reference: string
  readonly title: string
}

/** Contents to link to: those that are public, and those of one's own offices, with words in their title. */
export async function findNames(
  tx: Tx,
  query: {
    readonly offices: readonly EditedOffice[]
    readonly types: readonly ContentTypeId[]
    readonly search: string
  },
  most = 12,
): Promise<ContentName[]> {
  const { rows } = await sql<{ type: string; slug: string; title: string }>`
    select content.type, content.slug, ${titleOf} as title
    from content
    join content_version newest on newest.content_id = content.id and newest.number = content.latest
    where content.type = any(${[...query.types]}::text[])
      and public.unaccent(${titleOf}) ilike public.unaccent(${likeWords(query.search)})
      and (exists (select from content_now where content_id = content.id)
        or ${query.offices.length === 0 ? sql`false` : inOffices(query.offices)})
    order by title, content.id
    limit ${most}`.execute(tx)
  return rows.map(({ type, slug, title }) => ({ reference: `${type}/${slug}`, title }))
}

/** Titles of contents by their names; those that are not there are left out. */
export async function nameReferences(tx: Tx, references: readonly string[]): Promise<ContentName[]> {
  if (references.length === 0) return []
  const rows = await tx
    .selectFrom('content')
    .innerJoin('content_version', (join) =>
      join
        .onRef('content_version.content_id', '=', 'content.id')
        .onRef('content_version.number', '=', 'content.latest'),
    )
    .select(['type', 'slug', 'body'])
    .where(sql<boolean>`type || '/' || slug = any(${[...references]}::text[])`)
    .execute()
  return rows.map(({ type, slug, body }) => ({
    reference: `${type}/${slug}`,
    title: wordsOf(body as unknown as ContentBody, 'title', 'it') || slug,
  }))
}

/** Which of some slugs are taken, as references: of any type. */
export async function takenSlugs(tx: Tx, slugs: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom('content')
    .select(['type', 'slug'])
    .where(sql<boolean>`slug = any(${[...slugs]}::text[])`)
    .execute()
  return new Set(rows.map(({ type, slug }) => `${type}/${slug}`))
}

/** The page of an office that handles cases, as a reference; undefined where it has none. */
export async function unitOfOffice(tx: Tx, officeId: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('content_now')
    .select('slug')
    .where('type', '=', 'unit')
    .where(sql<boolean>`body ->> 'desk' = ${officeId}`)
    .executeTakeFirst()
  return row?.slug ? `unit/${row.slug}` : undefined
}
