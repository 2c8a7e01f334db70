import { z } from 'zod'
import { noteKinds } from './note.ts'
import { sourceFormats } from './source/item.ts'
import { importStates, outcomes } from './store.ts'

export const ImportHead = z.object({
  id: z.uuid(),
  name: z.string().describe('Of the file.'),
  format: z.enum(sourceFormats),
  siteTitle: z.string(),
  site: z.string().describe('Host of the site, or address of the feed.'),
  state: z.enum(importStates),
  createdAt: z.iso.datetime(),
})

export const ImportState = ImportHead.extend({
  offices: z.array(z.object({ id: z.string(), name: z.string() })).describe('That may answer for what is imported.'),
  groups: z
    .array(
      z.object({
        kind: z.string().describe('As the other site calls it: post, page, attachment.'),
        category: z.string(),
        published: z.number().int(),
        unpublished: z.number().int(),
        proposed: z.string().describe('What its items are proposed to become; empty where they are left out.'),
      }),
    )
    .describe('Items that are chosen for together.'),
  outcomes: z.record(z.string(), z.number().int()).describe('Items by what became of them; `waiting` for the rest.'),
  notes: z
    .array(z.object({ kind: z.string(), count: z.number().int() }))
    .describe('Items by what of them did not map.'),
})
export type ImportState = z.output<typeof ImportState>

export const Reported = z.object({
  position: z.number().int(),
  title: z.string(),
  link: z.string().describe('Its old address.'),
  kind: z.string(),
  outcome: z.enum(outcomes).nullable(),
  contentId: z.uuid().nullable(),
  notes: z.array(z.object({ kind: z.enum(noteKinds), detail: z.string() })),
})
