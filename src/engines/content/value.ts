import { z } from 'zod'
import type { Locale } from '#kernel/text.ts'
import { contentTypeIds } from './type-ids.ts'
import type { ContentTypeId } from './type-ids.ts'

/** Words in Italian, and in English where they have been translated. */
export const Words = z.object({ it: z.string(), en: z.string().optional() }).strict()
export type Words = z.output<typeof Words>

const Lines = z.object({ it: z.array(z.string()), en: z.array(z.string()).optional() }).strict()

/** Last part of an address, and of the name of a content: it never changes once it has been published. */
export const Slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(100)

/** A content by its name: `place/biblioteca-civica`; a service by its id, whether it is a pack or a content. */
export const Reference = z.string().regex(/^[a-z-]+\/[a-z0-9]+(-[a-z0-9]+)*$/)

/** A day and an hour in Rome, as its clocks show them. */
const LocalTime = z.iso.datetime({ local: true, precision: -1 })

export const Moment = z.object({ from: LocalTime, until: LocalTime.optional() }).strict()
export type Moment = z.output<typeof Moment>

export const ImageUse = z.object({ id: z.uuid(), alt: Words }).strict()
export type ImageUse = z.output<typeof ImageUse>

export const FileUse = z.object({ id: z.uuid(), title: Words }).strict()
export type FileUse = z.output<typeof FileUse>

/** The shape of the value of each kind of field. */
export const valueShapes = {
  line: Words,
  words: Words,
  rich: Words,
  lines: Lines,
  name: z.string(),
  email: z.string(),
  phone: z.string(),
  web: z.string(),
  code: z.string(),
  codes: z.array(z.string()).max(20),
  date: z.iso.date(),
  moments: z.array(Moment).max(100),
  image: ImageUse,
  files: z.array(FileUse).max(50),
  // longitude and latitude; no tuple, which the national rules for APIs know nothing of
  point: z
    .array(z.number().min(-180).max(180))
    .length(2)
    .refine(([, latitude = 0]) => Math.abs(latitude) <= 90),
  flag: z.boolean(),
  relation: z.array(Reference).max(200),
} as const

/** The value of a field, by the kind of the field. */
export type ContentValue = z.output<(typeof valueShapes)[keyof typeof valueShapes]>

/** A content as a version keeps it: the values of its fields by their ids. A field that is empty is absent. */
export type ContentBody = Readonly<Record<string, ContentValue>>

/** The type and the slug of a reference; undefined for what is none. */
export function parseReference(text: string): { readonly type: ContentTypeId; readonly slug: string } | undefined {
  const [type = '', slug = ''] = text.split('/')
  return (contentTypeIds as readonly string[]).includes(type) && Slug.safeParse(slug).success
    ? { type: type as ContentTypeId, slug }
    : undefined
}

/** Words in a language, and the language that they are in: Italian where there is no translation. */
export function inLanguage(words: Words, locale: Locale): { readonly text: string; readonly locale: Locale } {
  if (locale === 'en' && words.en !== undefined && words.en !== '') return { text: words.en, locale: 'en' }
  return { text: words.it, locale: 'it' }
}
