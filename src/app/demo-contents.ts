import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { addDays, romeDate } from '#kernel/dates.ts'
import { contentTypeIds, Slug, valueShapes } from '#engines/content/index.ts'
import { drawings } from './demo-images/index.ts'

/** An image that is drawn when the demonstration is loaded. */
const DrawnImage = z.object({ drawing: z.enum(drawings), alt: valueShapes.line }).strict()
export type DrawnImage = z.output<typeof DrawnImage>

const DemoContent = z
  .object({
    type: z.enum(contentTypeIds),
    slug: Slug,
    office: z.string().describe('The office that answers for it.'),
    body: z.record(z.string(), z.union([...Object.values(valueShapes), DrawnImage])),
  })
  .strict()
export type DemoContent = z.output<typeof DemoContent>

/** Days from today, as `{+12}` or `{-3}`: what a demonstration tells of is always near. */
export function datedFrom(text: string, now: Date): string {
  const today = romeDate(now)
  return text.replaceAll(/\{([+-]\d{1,4})\}/g, (_, days: string) => addDays(today, Number(days)))
}

/** Contents of a demo municipality as its folder holds them, with days counted from now. */
export function readDemoContents(tenantsFolder: string, tenantId: string, now: Date): DemoContent[] {
  const folder = join(tenantsFolder, tenantId, 'content')
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .sort()
    .flatMap((file) => z.array(DemoContent).parse(JSON.parse(datedFrom(readFileSync(join(folder, file), 'utf8'), now))))
}

/** The image of a content that is to be drawn, where it has one. */
export function drawnImageOf({ body }: DemoContent): DrawnImage | undefined {
  return DrawnImage.safeParse(body['image']).data
}
