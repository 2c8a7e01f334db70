import { isDeepStrictEqual } from 'node:util'
import { fold, listActions, loadCase } from '#engines/cases/index.ts'
import type { TestCity } from './city.ts'

/** Folds the actions of every case anew and compares with its snapshot. */
export async function foldedDifferences(
  city: Pick<TestCity, 'database'>,
): Promise<{ cases: number; differences: unknown[] }> {
  const context = { tenant: 'montelago', actor: { kind: 'system', name: 'test' }, purpose: 'test' } as const
  return city.database.withContext(context, async ({ tx }) => {
    const rows = await tx.selectFrom('cases').select('id').execute()
    const differences: unknown[] = []
    for (const { id } of rows) {
      const record = await loadCase(tx, id)
      const folded = fold(record.version.pack.definition, await listActions(tx, id))
      if (!isDeepStrictEqual(folded, record.state)) differences.push({ id, folded, snapshot: record.state })
    }
    return { cases: rows.length, differences }
  })
}
