import { sql } from 'kysely'
import { contentTypes, inOffices } from '#engines/content/index.ts'
import type { ContentBody, ContentTypeId, EditedOffice } from '#engines/content/index.ts'
import type { Tx } from '#platform/db/transaction.ts'
import type { LinkAnswer, LinkVerdict } from '#platform/links/index.ts'
import type { Tenant } from '#platform/tenants/tenant.ts'
import { addressesIn, isOwn } from './addresses.ts'

const hour = 3_600_000
const day = 24 * hour

/** When an address is followed again: what leads nowhere sooner, and the own site, which costs nobody anything, most often. */
function againAfter(own: boolean, works: boolean): number {
  if (own) return works ? day : hour / 6
  return works ? 7 * day : day
}

/** Another site is told as broken once it has failed on different days. */
const patience = 20 * hour

/**
 * Reads the links of contents whose public version they were not read from yet, the newest first, some at a time. Says how
 * many contents were read.
 */
export async function scanContents(tx: Tx, tenant: Tenant, now: Date, most: number): Promise<number> {
  const { rows } = await sql<{ id: string; version: number; type: ContentTypeId; body: ContentBody }>`
    select now.content_id as id, now.version, now.type, now.body
    from content_now now left join content_scan scan using (content_id)
    where scan.version is distinct from now.version
    order by now.from_at desc, now.content_id
    limit ${most}`.execute(tx)
  for (const { id, version, type, body } of rows) {
    const found = addressesIn(contentTypes[type], body, tenant)
    await tx.deleteFrom('content_address').where('content_id', '=', id).execute()
    await tx
      .insertInto('content_scan')
      .values({ content_id: id, version })
      .onConflict((conflict) => conflict.column('content_id').doUpdateSet({ version }))
      .execute()
    if (found.length === 0) continue
    await tx
      .insertInto('content_address')
      .values(found.map((one) => ({ content_id: id, ...one })))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    await tx
      .insertInto('link_check')
      .values(found.map(({ address }) => ({ address, is_own: isOwn(address, tenant), next_at: now })))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
  if (rows.length > 0)
    await sql`delete from link_check l where not exists (
      select from content_address a where a.address = l.address)`.execute(tx)
  return rows.length
}

/** Takes the addresses that are to be followed now, those that wait longest first; nobody else takes them for an hour. */
export async function takeDue(tx: Tx, { own, now, most }: { own: boolean; now: Date; most: number }) {
  const rows = await tx
    .updateTable('link_check')
    .set({ next_at: new Date(now.getTime() + hour) })
    .where('address', 'in', (query) =>
      query
        .selectFrom('link_check')
        .select('address')
        .where('is_own', '=', own)
        .where('next_at', '<=', now)
        .orderBy('next_at')
        .limit(most)
        .forUpdate()
        .skipLocked(),
    )
    .returning('address')
    .execute()
  return rows.map(({ address }) => address)
}

/** Keeps how an address answered. What cannot be told from here changes nothing but when it is asked again. */
export async function keepAnswer(tx: Tx, address: string, { verdict, status }: LinkAnswer, now: Date): Promise<void> {
  const before = await tx
    .selectFrom('link_check')
    .select(['is_own', 'failing_since'])
    .where('address', '=', address)
    .forUpdate()
    .executeTakeFirst()
  if (!before) return
  const fails = verdict !== 'works' && verdict !== 'unknown'
  const since = fails ? (before.failing_since ?? now) : null
  await tx
    .updateTable('link_check')
    .set({
      checked_at: now,
      verdict,
      status,
      failing_since: since,
      is_broken: since !== null && (before.is_own || now.getTime() - since.getTime() >= patience),
      next_at: new Date(now.getTime() + againAfter(before.is_own, !fails)),
    })
    .where('address', '=', address)
    .execute()
}

/** A link of a public content that leads nowhere. */
export interface BrokenLink {
  readonly contentId: string
  readonly type: ContentTypeId
  readonly title: string
  readonly field: string
  readonly locale: 'it' | 'en'
  /** An address, or the name of a content that is not public (`place/biblioteca`). */
  readonly target: string
  readonly isContent: boolean
  readonly verdict: LinkVerdict
  readonly status: number | null
  readonly since: Date | null
  readonly checkedAt: Date | null
}

const titleOf = sql`coalesce(now.body -> 'title' ->> 'it', now.body ->> 'title', now.slug)`

/** Links that lead nowhere, in the contents of some offices: by title, those of other contents among them. */
export async function listBroken(
  tx: Tx,
  { offices, packs, most }: { offices: readonly EditedOffice[]; packs: readonly string[]; most: number },
): Promise<BrokenLink[]> {
  if (offices.length === 0) return []
  const { rows } = await sql<BrokenLink>`
    select * from (
      select now.content_id as "contentId", now.type, ${titleOf} as title, a.field, a.locale, a.address as target,
        false as "isContent", l.verdict, l.status, l.failing_since as since, l.checked_at as "checkedAt"
      from link_check l
      join content_address a using (address)
      join content_scan scan using (content_id)
      join content_now now on now.content_id = scan.content_id and now.version = scan.version
      join content on content.id = now.content_id
      where l.is_broken and ${inOffices(offices)}
      union all
      select now.content_id, now.type, ${titleOf}, link.field, 'it', link.target_type || '/' || link.target_slug,
        true, 'gone', null::integer, null::timestamptz, null::timestamptz
      from content_now now
      join content_link link on link.content_id = now.content_id and link.version = now.version
      join content on content.id = now.content_id
      where ${inOffices(offices)}
        and not exists (
          select from content_now other where other.type = link.target_type and other.slug = link.target_slug)
        and not (link.target_type = 'service' and link.target_slug = any(${sql.val(packs)}::text[]))
    ) found
    order by title, "contentId", field, locale, target
    limit ${most}`.execute(tx)
  return rows
}

/** Of how many addresses it is known where they lead, how many wait for the first time, and when the last was followed. */
export async function countChecks(tx: Tx) {
  const { rows } = await sql<{ checked: number; waiting: number; last: Date | null }>`
    select (count(*) filter (where verdict <> 'unknown'))::int as checked,
      (count(*) filter (where verdict is null))::int as waiting,
      max(checked_at) filter (where verdict <> 'unknown') as last
    from link_check`.execute(tx)
  return rows[0] ?? { checked: 0, waiting: 0, last: null }
}

/** Whether a content of some offices links to an address in the version that is public. */
export async function isLinked(tx: Tx, address: string, offices: readonly EditedOffice[]): Promise<boolean> {
  if (offices.length === 0) return false
  const { rows } = await sql`
    select from content_address a join content on content.id = a.content_id
    where a.address = ${address} and ${inOffices(offices)} limit 1`.execute(tx)
  return rows.length > 0
}

/** Which of some addresses are known to be broken, and how they answered. */
export async function knownBroken(tx: Tx, addresses: readonly string[]): Promise<ReadonlyMap<string, LinkAnswer>> {
  if (addresses.length === 0) return new Map()
  const rows = await tx
    .selectFrom('link_check')
    .select(['address', 'verdict', 'status'])
    .where('address', 'in', [...addresses])
    .where('is_broken', '=', true)
    .execute()
  return new Map(rows.map(({ address, verdict, status }) => [address, { verdict: verdict as LinkVerdict, status }]))
}
