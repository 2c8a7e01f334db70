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

/** Keeps the files that contents offer, one for each office: says the id of that of a content, where it was made. */
async function keepFiles(tx: Tx, contents: readonly DemoContent[], files: Files, now: Date) {
  const nameOf = (content: DemoContent) => `${content.office} ${demoFileOf(content) ?? ''}`
  const ids = new Map<string, string>()
  for (const content of contents) {
    const made = files.get(demoFileOf(content) ?? '')
    if (!made || ids.has(nameOf(content))) continue
    const { file } = await keepContentFile(tx, { ...made, officeId: content.office, officerId: null, now })
    ids.set(nameOf(content), file.id)
  }
  return (content: DemoContent) => ids.get(nameOf(content))
}

/** The body of a content with what it shows and offers. */
async function bodyOf(tx: Tx, content: DemoContent, fileId: string | undefined, now: Date): Promise<ContentBody> {
  const body = await withImage(tx, content, now)
  return fileId === undefined ? body : { ...body, files: [{ id: fileId, title: demoTitleOf(content) }] }
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
    const fileOf = await keepFiles(tx, contents, files, now)
    const savings: Saving[] = []
    for (const content of contents) {
      const { type, slug, office } = content
      const body = await bodyOf(tx, content, fileOf(content), now)
      savings.push({ type, slug, officeId: office, body, officerId: null, now })
    }
    await publishMany(tx, savings)
  })
}
