import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '#platform/db/transaction.ts'
import { noteKinds } from './note.ts'
import type { Note } from './note.ts'
import { sourceFormats } from './source/item.ts'
import type { SourceItem, SourceSite } from './source/item.ts'

export const importStates = ['read', 'running', 'stopped', 'done'] as const
export type ImportState = (typeof importStates)[number]

/** What became of an item. */
export const outcomes = ['created', 'updated', 'same', 'edited', 'left', 'failed'] as const
export type Outcome = (typeof outcomes)[number]

/** An export that was uploaded. */
export interface SiteImport {
  readonly id: string
  readonly name: string
  readonly format: SourceSite['format']
  readonly siteTitle: string
  readonly site: string
  readonly state: ImportState
  readonly officeId: string | null
  readonly officerId: string
  readonly createdAt: Date
}

const columns = [
  'id',
  'name',
  'format',
  'site_title',
  'site',
  'state',
  'office_id',
  'officer_id',
  'created_at',
] as const

const select = (tx: Tx) => tx.selectFrom('site_import').select(columns)
type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>

const importOf = (row: Row): SiteImport => ({
  id: row.id,
  name: row.name,
  format: z.enum(sourceFormats).parse(row.format),
  siteTitle: row.site_title,
  site: row.site,
  state: z.enum(importStates).parse(row.state),
  officeId: row.office_id,
  officerId: row.officer_id,
  createdAt: row.created_at,
})

const importsMost = 100

export async function listImports(tx: Tx): Promise<SiteImport[]> {
  const rows = await select(tx).orderBy('created_at', 'desc').limit(importsMost).execute()
  return rows.map(importOf)
}

export async function findImport(tx: Tx, id: string, lock = false): Promise<SiteImport | undefined> {
  const query = select(tx).where('id', '=', id)
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst()
  return row && importOf(row)
}

export async function keepImport(
  tx: Tx,
  { siteTitle, createdAt, officerId, ...one }: Omit<SiteImport, 'officeId' | 'state'>,
) {
  await tx
    .insertInto('site_import')
    .values({ ...one, site_title: siteTitle, officer_id: officerId, created_at: createdAt, state: 'read' })
    .execute()
}

/** What all exports of a site have in common: by it an item is known when it comes again. */
export async function nameSite(tx: Tx, id: string, { format, title, address }: SourceSite): Promise<void> {
  const host = URL.parse(address)?.host ?? ''
  await tx
    .updateTable('site_import')
    .set({
      format,
      site_title: title.slice(0, 300),
      site: (format === 'wxr' && host !== '' ? host : address || title).slice(0, 300),
    })
    .where('id', '=', id)
    .execute()
}

/** Writes items of an export, from a position on. */
export async function keepItems(tx: Tx, importId: string, from: number, items: readonly SourceItem[]): Promise<void> {
  if (items.length === 0) return
  await tx
    .insertInto('site_import_item')
    .values(
      items.map((item, index) => ({
        import_id: importId,
        position: from + index,
        source_id: item.sourceId.slice(0, 1_000),
        kind: item.kind.slice(0, 60),
        category: (item.categories[0] ?? '').slice(0, 200),
        is_published: item.isPublished,
        title: item.title.slice(0, 500),
        link: item.link.slice(0, 2_000),
        source: JSON.stringify(item),
      })),
    )
    .execute()
}

/** Items that are chosen for together. */
export interface ItemGroup {
  readonly kind: string
  readonly category: string
  readonly published: number
  readonly unpublished: number
}

const groupsMost = 200

export async function listGroups(tx: Tx, importId: string): Promise<ItemGroup[]> {
  const { rows } = await sql<ItemGroup>`
    select kind, category, (count(*) filter (where is_published))::integer as published,
      (count(*) filter (where not is_published))::integer as unpublished
    from site_import_item where import_id = ${importId}
    group by kind, category order by (kind = 'post') desc, (kind = 'page') desc, kind, count(*) desc, category
    limit ${groupsMost}`.execute(tx)
  return rows
}

/** How many items have come to what; those that wait under `waiting`. */
export async function countOutcomes(tx: Tx, importId: string): Promise<Readonly<Record<string, number>>> {
  const rows = await tx
    .selectFrom('site_import_item')
    .select(({ fn }) => [sql<string>`coalesce(outcome, 'waiting')`.as('outcome'), fn.countAll<number>().as('count')])
    .where('import_id', '=', importId)
    .groupBy(sql`1`)
    .execute()
  return Object.fromEntries(rows.map(({ outcome, count }) => [outcome, count]))
}

/** How many items have notes of each kind, the most frequent first. */
export async function countNotes(tx: Tx, importId: string): Promise<{ kind: string; count: number }[]> {
  const { rows } = await sql<{ kind: string; count: number }>`
    select note ->> 'kind' as kind, count(distinct position)::integer as count
    from site_import_item, jsonb_array_elements(notes) as note
    where import_id = ${importId} group by 1 order by 2 desc, 1`.execute(tx)
  return rows
}

/** An item as the report tells of it. */
export interface ReportedItem {
  readonly position: number
  readonly title: string
  readonly link: string
  readonly kind: string
  readonly outcome: Outcome | null
  readonly contentId: string | null
  readonly notes: readonly Note[]
}

const Notes = z.array(z.object({ kind: z.enum(noteKinds), detail: z.string() }))

export interface ReportQuery {
  readonly note?: string | undefined
  readonly outcome?: string | undefined
  /** Position of the last item of the page before. */
  readonly after: number
  readonly most: number
}

/** Items with something to tell, or those of one outcome or kind of note, in the order of the export. */
export async function listReport(tx: Tx, importId: string, query: ReportQuery): Promise<ReportedItem[]> {
  const { note, outcome, after, most } = query
  let rows = tx
    .selectFrom('site_import_item')
    .select(['position', 'title', 'link', 'kind', 'outcome', 'content_id', 'notes'])
    .where('import_id', '=', importId)
    .where('position', '>', after)
    .orderBy('position')
    .limit(most)
  if (note !== undefined) rows = rows.where(sql<boolean>`notes @> ${JSON.stringify([{ kind: note }])}::jsonb`)
  if (outcome !== undefined) rows = rows.where('outcome', '=', outcome)
  return (await rows.execute()).map((row) => ({
    position: row.position,
    title: row.title,
    link: row.link,
    kind: row.kind,
    outcome: z.enum(outcomes).nullable().parse(row.outcome),
    contentId: row.content_id,
    notes: Notes.parse(row.notes),
  }))
}

/** What is chosen for the items of a group; none where they are left. */
export interface Choice {
  readonly kind: string
  readonly category: string
  readonly target: string | null
}

/** Keeps what items are to become; those that nobody wants are left at once. */
export async function choose(
  tx: Tx,
  importId: string,
  choices: readonly Choice[],
  withUnpublished: boolean,
): Promise<void> {
  for (const { kind, category, target } of choices)
    await tx
      .updateTable('site_import_item')
      .set({ target })
      .where('import_id', '=', importId)
      .where('kind', '=', kind)
      .where('category', '=', category)
      .where(sql<boolean>`is_published or ${withUnpublished}`)
      .execute()
  await tx
    .updateTable('site_import_item')
    .set({ outcome: 'left', source: null })
    .where('import_id', '=', importId)
    .where('target', 'is', null)
    .execute()
}

/** Items that wait, with what they become: those that have no slug yet. */
export async function unnamedItems(tx: Tx, importId: string, most: number) {
  return tx
    .selectFrom('site_import_item')
    .select(['position', 'source_id', 'target', 'title', sql<string>`source ->> 'slug'`.as('slug')])
    .where('import_id', '=', importId)
    .where('outcome', 'is', null)
    .where('slug', 'is', null)
    .orderBy('position')
    .limit(most)
    .execute()
}

export async function nameItems(tx: Tx, importId: string, names: readonly { position: number; slug: string }[]) {
  await sql`
    update site_import_item item set slug = named.slug
    from unnest(${names.map(({ position }) => position)}::integer[], ${names.map(({ slug }) => slug)}::text[])
      as named (position, slug)
    where item.import_id = ${importId} and item.position = named.position`.execute(tx)
}

/** What items of a site became when they were imported before: contents and versions by their ids there. */
export async function knownContents(tx: Tx, site: string, sourceIds: readonly string[]) {
  const rows = await tx
    .selectFrom('imported_content')
    .select(['source_id', 'content_id', 'version'])
    .where('site', '=', site)
    .where(sql<boolean>`source_id = any(${[...sourceIds]}::text[])`)
    .execute()
  return new Map(rows.map((row) => [row.source_id, { contentId: row.content_id, version: row.version }]))
}

export async function keepKnown(tx: Tx, site: string, sourceId: string, contentId: string, version: number) {
  await tx
    .insertInto('imported_content')
    .values({ site, source_id: sourceId, content_id: contentId, version })
    .onConflict((conflict) => conflict.columns(['site', 'source_id']).doUpdateSet({ content_id: contentId, version }))
    .execute()
}

/** The next items to import. */
export async function waitingItems(tx: Tx, importId: string, most: number) {
  return tx
    .selectFrom('site_import_item')
    .select(['position', 'source_id', 'target', 'slug', 'source'])
    .where('import_id', '=', importId)
    .where('outcome', 'is', null)
    .orderBy('position')
    .limit(most)
    .execute()
}

/** Items of an export by their old addresses: what each becomes. */
export async function itemsByLink(tx: Tx, importId: string, links: readonly string[]) {
  return tx
    .selectFrom('site_import_item')
    .select(['link', 'target', 'slug'])
    .where('import_id', '=', importId)
    .where('target', 'is not', null)
    .where(sql<boolean>`link = any(${[...links]}::text[])`)
    .execute()
}

interface Done {
  readonly position: number
  readonly outcome: Outcome
  readonly contentId: string | null
  readonly notes: readonly Note[]
}

export async function finishItem(
  tx: Tx,
  importId: string,
  { position, outcome, contentId, notes }: Done,
): Promise<void> {
  await tx
    .updateTable('site_import_item')
    .set({ outcome, content_id: contentId, notes: JSON.stringify(notes), source: null })
    .where('import_id', '=', importId)
    .where('position', '=', position)
    .execute()
}

export async function setState(
  tx: Tx,
  id: string,
  state: ImportState,
  more: { readonly officeId?: string; readonly endedAt?: Date } = {},
): Promise<void> {
  await tx
    .updateTable('site_import')
    .set({
      state,
      ...(more.officeId === undefined ? {} : { office_id: more.officeId }),
      ...(more.endedAt === undefined ? {} : { ended_at: more.endedAt }),
    })
    .where('id', '=', id)
    .execute()
}

export async function removeImport(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('site_import').where('id', '=', id).execute()
}
