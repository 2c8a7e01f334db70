import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { addDays, romeDate } from '#kernel/dates.ts'
import {
  contentTypeIds,
  createContent,
  findContent,
  publishVersion,
  Slug,
  valueShapes,
} from '#engines/content/index.ts'
import type { ContentBody } from '#engines/content/index.ts'
import type { Database } from '#platform/db/context.ts'
import type { Tenant } from '#platform/tenants/tenant.ts'

/** Contents of a demo municipality as its folder holds them. */
const DemoContents = z.array(
  z
    .object({
      type: z.enum(contentTypeIds),
      slug: Slug,
      office: z.string().describe('The office that answers for it.'),
      body: z.record(z.string(), z.union(Object.values(valueShapes))),
    })
    .strict(),
)

/** Days from today, as `{+12}` or `{-3}`: what a demonstration tells of is always near. */
function datedFrom(text: string, now: Date): string {
  const today = romeDate(now)
  return text.replaceAll(/\{([+-]\d{1,4})\}/g, (_, days: string) => addDays(today, Number(days)))
}

/** Loads and publishes the contents of a demo municipality; those that are there already are left alone. */
export async function seedContents(database: Database, tenant: Tenant, tenantsFolder: string): Promise<void> {
  const folder = join(tenantsFolder, tenant.id, 'content')
  if (!existsSync(folder)) return
  const context = { tenant: tenant.id, actor: { kind: 'system', name: 'seed' }, purpose: 'demonstration' } as const
  await database.withContext(context, async ({ tx, now }) => {
    for (const file of readdirSync(folder).sort()) {
      const text = datedFrom(readFileSync(join(folder, file), 'utf8'), now)
      for (const { type, slug, office, body } of DemoContents.parse(JSON.parse(text))) {
        if (await findContent(tx, type, slug)) continue
        const given = { type, slug, officeId: office, body: body as ContentBody, officerId: null, now }
        const record = await createContent(tx, given)
        await publishVersion(tx, record, { version: record.latest, at: now, officerId: null, now })
      }
    }
  })
}
