import { createContent, findContent, publishVersion, storeImage } from '#engines/content/index.ts'
import type { ContentBody } from '#engines/content/index.ts'
import type { Database } from '#platform/db/context.ts'
import type { Tx } from '#platform/db/transaction.ts'
import type { Tenant } from '#platform/tenants/tenant.ts'
import { drawnImageOf, readDemoContents } from './demo-contents.ts'
import type { DemoContent } from './demo-contents.ts'
import { drawScene } from './demo-images/index.ts'

/** The body of a content with its image drawn and kept; the slug is the seed, so that each has its own. */
async function withImage(tx: Tx, content: DemoContent, now: Date): Promise<ContentBody> {
  const image = drawnImageOf(content)
  if (!image) return content.body as ContentBody
  const bytes = Buffer.from(drawScene(image.drawing, content.slug))
  const id = await storeImage(tx, { bytes, officerId: null, now, isDrawn: true })
  return { ...content.body, image: { id, alt: image.alt } }
}

/** Loads and publishes the contents of a demo municipality; those that are there already are left alone. */
export async function seedContents(database: Database, tenant: Tenant, tenantsFolder: string): Promise<void> {
  const context = { tenant: tenant.id, actor: { kind: 'system', name: 'seed' }, purpose: 'demonstration' } as const
  await database.withContext(context, async ({ tx, now }) => {
    for (const content of readDemoContents(tenantsFolder, tenant.id, now)) {
      const { type, slug, office } = content
      if (await findContent(tx, type, slug)) continue
      const body = await withImage(tx, content, now)
      const record = await createContent(tx, { type, slug, officeId: office, body, officerId: null, now })
      await publishVersion(tx, record, { version: record.latest, at: now, officerId: null, now })
    }
  })
}
