import { z } from 'zod'
import { plainDate } from '#kernel/dates.ts'
import { boards, listPublications } from '#engines/publications/index.ts'
import { everyone } from '#platform/operations/access.ts'
import { defineOperation } from '#platform/operations/operation.ts'
import { PublicEntry, showEntry } from './entry.ts'

const pageSize = 25
const mostWords = 10

/** Where a page ended: first day and id of its last entry. */
export const Cursor = z.string().regex(/^\d{4}-\d{2}-\d{2}_[0-9a-f-]{36}$/)

function readCursor(cursor: string | undefined) {
  const [day, id] = cursor?.split('_') ?? []
  const parsed = z.object({ day: z.iso.date(), id: z.uuid() }).safeParse({ day, id })
  return parsed.success ? { day: plainDate(parsed.data.day), id: parsed.data.id } : undefined
}

export const listPublicationsOperation = defineOperation({
  id: 'publications.list',
  method: 'GET',
  path: '/publications',
  summary: 'List what is public today on the official notice board and in the lists of transparency, newest first',
  access: everyone,
  purpose: 'public-information',
  input: z.object({
    board: z.enum(boards).optional().describe('One list; both unless said.'),
    office: z.string().max(60).optional().describe('One office, by its id.'),
    service: z.string().max(60).optional().describe('One service, by its id.'),
    q: z.string().max(200).optional().describe('Words that must all stand in the entry.'),
    from: z.iso.date().optional().describe('First day of publication, in Europe/Rome.'),
    until: z.iso.date().optional().describe('Last day of publication that an entry may have begun on.'),
    after: Cursor.optional().describe('`next` of the page before.'),
  }),
  output: z.object({ publications: z.array(PublicEntry), next: Cursor.nullable() }),
  errors: [],
  async run({ board, office, service, q = '', from, until, after }, scope) {
    const { entries, more } = await listPublications(scope, {
      board,
      office,
      service,
      words: q.split(/\s+/).filter(Boolean).slice(0, mostWords),
      from: from === undefined ? undefined : plainDate(from),
      until: until === undefined ? undefined : plainDate(until),
      after: readCursor(after),
      most: pageSize,
    })
    const last = entries.at(-1)
    return {
      publications: entries.map((entry) => showEntry(scope, entry)),
      next: more && last ? `${last.firstDay}_${last.id}` : null,
    }
  },
})
