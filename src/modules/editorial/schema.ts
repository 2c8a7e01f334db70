import { z } from 'zod'
import { contentTypeIds, deskStates, Slug, valueShapes } from '#engines/content/index.ts'

/** The values of the fields of a content by their ids; each field says in its own words what is wrong with it. */
export const Body = z.record(z.string().max(60), z.union(Object.values(valueShapes)))

export const ContentId = z.uuid()
export const VersionNumber = z.coerce.number().int().min(1).max(1_000_000)
export const Note = z.string().trim().min(3).max(2_000)

/** What is wrong with a content, beside its field. */
export const Fault = z.object({
  field: z.string(),
  locale: z.enum(['it', 'en']).nullable().describe('Where it is wrong in one language alone.'),
  message: z.string(),
})

export const DeskHead = z.object({
  id: ContentId,
  type: z.enum(contentTypeIds),
  slug: Slug,
  officeId: z.string(),
  title: z.string(),
  states: z.array(z.enum(deskStates)).describe('Where it stands; it may be public and in review at once.'),
  nextAt: z.iso.datetime().nullable().describe('When a scheduled version becomes public.'),
  nextReview: z.iso.date().nullable().describe('Day on which its office looks at it again.'),
  changedAt: z.iso.datetime(),
})
export type DeskHead = z.output<typeof DeskHead>

const stepKinds = [
  'saved',
  'submitted',
  'returned',
  'published',
  'scheduled',
  'unscheduled',
  'withdrawn',
  'looked-at',
] as const

export const FileInfo = z.object({
  id: z.uuid(),
  name: z.string().describe('The name under which it is saved.'),
  format: z.string().describe('As people name it: PDF, CSV.'),
  bytes: z.number().int(),
  createdAt: z.iso.datetime(),
})
export type FileInfo = z.output<typeof FileInfo>

export const DeskContent = z.object({
  id: ContentId,
  type: z.enum(contentTypeIds),
  slug: Slug,
  officeId: z.string(),
  title: z.string(),
  latest: z.number().int().describe('Its newest version.'),
  inReview: z.number().int().nullable(),
  isOwnReview: z.boolean().describe('Whether who asks wrote the version in review, and so may not publish it.'),
  publicVersion: z.number().int().nullable(),
  scheduled: z.object({ version: z.number().int(), at: z.iso.datetime() }).nullable(),
  nextReview: z.iso.date().nullable(),
  isReviewDue: z.boolean(),
  path: z.string().nullable().describe('Path of its page; null where it has none.'),
  may: z.object({ write: z.boolean(), review: z.boolean() }),
  body: z.record(z.string(), z.unknown()).describe('Values of the fields in the newest version.'),
  stale: z.array(z.string()).describe('Fields whose Italian changed after their English was written.'),
  untranslated: z.array(z.string()).describe('Fields whose English is missing.'),
  files: z.array(FileInfo).describe('Files that its newest version names.'),
  faults: z.array(Fault).describe('What keeps the newest version from being published.'),
  names: z.array(z.object({ reference: z.string(), title: z.string() })).describe('Titles of what it links to.'),
  steps: z.array(
    z.object({
      kind: z.enum(stepKinds),
      version: z.number().int(),
      by: z.string().nullable(),
      at: z.iso.datetime(),
      effectiveAt: z.iso.datetime().nullable(),
      note: z.string().nullable(),
    }),
  ),
})
export type DeskContent = z.output<typeof DeskContent>

export const Difference = z.object({
  field: z.string(),
  label: z.string(),
  locale: z.enum(['it', 'en']).nullable(),
  lines: z.array(z.object({ kind: z.enum(['same', 'gone', 'new']), text: z.string() })),
})
export type Difference = z.output<typeof Difference>
