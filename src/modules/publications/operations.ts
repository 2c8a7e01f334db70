import { z } from 'zod'
import { plainDate } from '#kernel/dates.ts'
import { boards, listPublications } from '#engines/publications/index.ts'
import { everyone } from '#platform/operations/access.ts'
import { defineOperation } from '#platform/operations/operation.ts'

const pageSize = 25
const mostWords = 10

/** An entry of a public list. */
const PublicEntry = z.object({
  id: z.uuid(),
  board: z.enum(boards).describe('albo: official notice board; trasparenza: lists of decisions.'),
  title: z.string().describe('Title of the decision.'),
  outcome: z.string(),
  service: z.object({ id: z.string(), title: z.string() }),
  office: z.string(),
  number: z.string().nullable().describe('Number of the act in the protocol register; null where no letter decides.'),
  date: z.iso.date().describe('Day of the act, in Europe/Rome.'),
  norm: z.string().describe('What asks for its publication.'),
  fields: z
    .array(z.object({ label: z.string(), value: z.string() }))
    .describe('Answers that the service publishes; none unless it says so.'),
  from: z.iso.date(),
  until: z.iso.date().describe('Last day on which it is public.'),
})
export type PublicEntry = z.output<typeof PublicEntry>

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
    q: z.string().max(200).optional().describe('Words that must all stand in the entry.'),
    from: z.iso.date().optional().describe('First day of publication, in Europe/Rome.'),
    until: z.iso.date().optional().describe('Last day of publication that an entry may have begun on.'),
    after: Cursor.optional().describe('`next` of the page before.'),
  }),
  output: z.object({ publications: z.array(PublicEntry), next: Cursor.nullable() }),
  errors: [],
  async run({ board, q = '', from, until, after }, scope) {
    const { tenant, locale } = scope
    const { entries, more } = await listPublications(scope, {
      board,
      words: q.split(/\s+/).filter(Boolean).slice(0, mostWords),
      from: from === undefined ? undefined : plainDate(from),
      until: until === undefined ? undefined : plainDate(until),
      after: readCursor(after),
      most: pageSize,
    })
    const last = entries.at(-1)
    return {
      publications: entries.map(({ id, board: on, words, ...one }) => ({
        id,
        board: on,
        title: words.title,
        outcome: words.outcome,
        service: { id: one.serviceId, title: words.service },
        office: tenant.data.offices.find((office) => office.id === one.officeId)?.name[locale] ?? one.officeId,
        number: one.actNumber,
        date: one.actDate,
        norm: one.norm,
        fields: [...words.fields],
        from: one.firstDay,
        until: one.lastDay,
      })),
      next: more && last ? `${last.firstDay}_${last.id}` : null,
    }
  },
})
