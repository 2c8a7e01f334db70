import { z } from 'zod'

export const Kept = z.object({
  host: z.string().describe('Host of the former site; empty for an address of the own one.'),
  path: z.string(),
  target: z.string().nullable().describe('Path of the page where it leads; null while it waits for one.'),
})

/** A page that an address without one seems to be about: its words are near to those of the address. */
export const Proposal = z.object({ path: z.string(), title: z.string() })

export const Waiting = Kept.extend({ proposal: Proposal.nullable() })

export const Missed = z.object({
  host: z.string(),
  path: z.string(),
  count: z.number().int().describe('Visits of the last ninety days.'),
  last: z.iso.date().describe('Last day.'),
  proposal: Proposal.nullable(),
})

export const Refused = z.object({
  line: z.number().int().describe('Line of the file.'),
  old: z.string(),
  target: z.string(),
  reason: z.string().describe('In the language of who asks.'),
})
export type Refused = z.output<typeof Refused>
