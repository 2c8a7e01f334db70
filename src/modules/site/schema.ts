import { z } from 'zod'
import { Moment } from '#engines/content/index.ts'

/** Words, and the language they are in where there is no translation. */
const Said = z.object({ text: z.string(), locale: z.enum(['it', 'en']) })

/** An image with its words, and its size as it was given. */
export const ShownImage = z.object({
  id: z.uuid(),
  alt: z.string(),
  width: z.number().int().describe('In pixels.'),
  height: z.number().int().describe('In pixels.'),
})
export type ShownImage = z.output<typeof ShownImage>

/** A file that a content offers. */
export const ShownFile = z.object({
  id: z.uuid(),
  title: z.string(),
  locale: z.enum(['it', 'en']).describe('The language of the title.'),
  format: z.string().describe('As people name it: PDF, CSV.'),
  mediaType: z.string(),
  bytes: z.number().int(),
  path: z.string().describe('Path under which it is downloaded while it is public.'),
})
export type ShownFile = z.output<typeof ShownFile>

/** A content as a list shows it. */
export const ShownHead = z.object({
  type: z.string(),
  slug: z.string(),
  kind: z.string().nullable().describe('Code of its category.'),
  kindName: z.string().nullable(),
  title: z.string(),
  summary: z.string(),
  image: ShownImage.nullable(),
  path: z.string().nullable().describe('Path of its page; null where it has none of its own.'),
  at: z.iso.datetime().describe('Day of the news, first hour of the event, or the publication.'),
  until: z.iso.datetime().nullable().describe('Last hour of an event.'),
})
export type ShownHead = z.output<typeof ShownHead>

const field = { id: z.string(), label: z.string() }

/** A field of a content in words, by what it holds. */
export const ShownField = z.discriminatedUnion('kind', [
  z.object({ ...field, kind: z.literal('words'), ...Said.shape }),
  z
    .object({ ...field, kind: z.literal('rich'), ...Said.shape })
    .describe('Source of a rich text: Markdown without HTML.'),
  z.object({ ...field, kind: z.literal('lines'), lines: z.array(z.string()), locale: z.enum(['it', 'en']) }),
  z.object({ ...field, kind: z.literal('date'), date: z.iso.date() }),
  z.object({ ...field, kind: z.literal('moments'), moments: z.array(Moment) }),
  z.object({ ...field, kind: z.literal('email'), text: z.string() }),
  z.object({ ...field, kind: z.literal('phone'), text: z.string() }),
  z.object({ ...field, kind: z.literal('web'), text: z.string() }),
  z.object({
    ...field,
    kind: z.literal('point'),
    longitude: z.number().describe('Degrees, WGS 84.'),
    latitude: z.number().describe('Degrees, WGS 84.'),
  }),
  z.object({ ...field, kind: z.literal('files'), files: z.array(ShownFile) }),
  z.object({ ...field, kind: z.literal('flag') }),
  z.object({ ...field, kind: z.literal('relation'), heads: z.array(ShownHead) }),
])
export type ShownField = z.output<typeof ShownField>

/** A content with all that its page shows. */
export const ShownContent = z.object({
  ...ShownHead.shape,
  typeName: z.string(),
  topics: z.array(z.object({ code: z.string(), label: z.string() })),
  fields: z.array(ShownField).describe('Those that say something, in the order of the type.'),
  contacts: z.array(z.object({ title: z.string(), fields: z.array(ShownField) })),
  links: z
    .array(z.object({ type: z.string(), field: z.string(), label: z.string(), heads: z.array(ShownHead) }))
    .describe('What links to it.'),
  publishedAt: z.iso.datetime(),
  firstAt: z.iso.datetime(),
})
export type ShownContent = z.output<typeof ShownContent>
