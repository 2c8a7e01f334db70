import { sql } from 'kysely'
import type { Tx } from '#platform/db/transaction.ts'
import type { ContentTypeId } from './type-ids.ts'

/** Types of content that may stand in the tree of transparency. */
export const transparentTypes: readonly ContentTypeId[] = ['document', 'dataset', 'page']

/** How many public contents each place of the tree has; places with none are left out. */
export async function countTransparent(tx: Tx): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ node: string; count: number }>`
    select body ->> 'transparency' as node, count(*)::int as count from content_now
    where body ? 'transparency' group by 1`.execute(tx)
  return new Map(rows.map(({ node, count }) => [node, count]))
}
