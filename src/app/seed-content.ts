import { keepContentFile, missingContents, publishMany, storeImage } from '#engines/content/index.ts'
import type { ContentBody, Saving } from '#engines/content/index.ts'
import type { Database } from '#platform/db/context.ts'
import type { Tx } from '#platform/db/transaction.ts'
import type { Tenant } from '#platform/tenants/tenant.ts'
import { drawnImageOf, readDemoContents } from './demo-contents.ts'
import type { DemoContent } from './demo-contents.ts'
import { demoFileOf, demoTitleOf } from './demo-files/index.ts'
import type { DemoFile } from './demo-files/index.ts'
import { drawScene } from './demo-images/index.ts'

/** The body of a content with its image drawn and kept; the slug is the seed, so that each has its own. */
async function withImage(tx: Tx, content: DemoContent, now: Date): Promise<ContentBody> {
  const image = drawnImageOf(content)
  if (!image) return content.body as ContentBody
  const bytes = Buffer.from(drawScene(image.drawing, content.slug))
  const id = await storeImage(tx, { bytes, officerId: null, now, isDrawn: true })
  return { ...content.body, image: { id, alt: image.alt } }
}

type Files = ReadonlyMap<string, DemoFile>

/** The same with the file that it offers, where it was made. */
async function withFile(tx: Tx, content: DemoContent, body: ContentBody, files: Files, now: Date) {
  const made = files.get(demoFileOf(content) ?? '')
  if (!made) return body
  const { file } = await keepContentFile(tx, { ...made, officeId: content.office, officerId: null, now })
  return { ...body, files: [{ id: file.id, title: demoTitleOf(content) }] }
}

/** Loads and publishes the contents of a demo municipality; those that are there already are left alone. */
export async function seedContents(
  database: Database,
  tenant: Tenant,
  tenantsFolder: string,
  files: Files = new Map(),
): Promise<void> {
  const context = { tenant: tenant.id, actor: { kind: 'system', name: 'seed' }, purpose: 'demonstration' } as const
  await database.withContext(context, async ({ tx, now }) => {
    const contents = await missingContents(tx, readDemoContents(tenantsFolder, tenant.id, now))
    const savings: Saving[] = []
    for (const content of contents) {
      const { type, slug, office } = content
      const body = await withFile(tx, content, await withImage(tx, content, now), files, now)
      savings.push({ type, slug, officeId: office, body, officerId: null, now })
    }
    await publishMany(tx, savings)
  })
}
