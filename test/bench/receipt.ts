import { loadCase, produceDocument } from '#engines/cases/index.ts'
import { createRenderer } from '#platform/documents/index.ts'
import type { Installation } from './installation.ts'
import { median } from './rounds.ts'

const warmUps = 10
const measured = 60

/** Milliseconds that a receipt takes through a renderer that is warm: the middle of sixty, each of another case. */
export async function receiptMs({ city, tenant }: Installation, caseIds: readonly string[]): Promise<number> {
  const context = { tenant: tenant.id, actor: { kind: 'system', name: 'bench' }, purpose: 'bench' } as const
  const renderer = createRenderer()
  try {
    const times: number[] = []
    // the compiler remembers what it has composed: the same receipt again would take 3 ms
    for (const [turn, caseId] of caseIds.slice(0, warmUps + measured).entries()) {
      const produce = await city.database.withContext(context, async ({ tx, now }) => {
        const record = await loadCase(tx, caseId)
        const { template } = record.version.pack.definition.receipt
        return produceDocument({ tx, now, tenant }, record, {
          kind: 'receipt',
          template,
          data: {},
          recipient: 'applicant',
        })
      })
      const began = performance.now()
      await produce({ renderer })
      if (turn >= warmUps) times.push(performance.now() - began)
    }
    return median(times)
  } finally {
    await renderer.close()
  }
}
