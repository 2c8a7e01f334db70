import { z } from 'zod'
import { boards } from '#engines/publications/index.ts'
import type { Publication } from '#engines/publications/index.ts'
import type { OperationScope } from '#platform/operations/scope.ts'

/** An entry of a public list. */
export const PublicEntry = z.object({
  id: z.uuid(),
  board: z.enum(boards).describe('albo: official notice board; trasparenza: lists of decisions.'),
  title: z.string().describe('Title of the decision.'),
  outcome: z.string().nullable().describe('Outcome of the case; null for an act that decides none.'),
  service: z.object({ id: z.string(), title: z.string() }).nullable().describe('Null for an act that decides no case.'),
  kind: z.string().nullable().describe('Kind of an act that decides no case, in words; null for an outcome.'),
  askedBy: z.string().nullable().describe('The body that asked for the publication; null for an own act.'),
  office: z.string(),
  notice: z
    .object({ year: z.number().int(), number: z.number().int() })
    .nullable()
    .describe('Number in the register of publications of the notice board; null in transparency.'),
  number: z.string().nullable().describe('Number of the act in the protocol register; null where it has none.'),
  date: z.iso.date().describe('Day of the act, in Europe/Rome.'),
  norm: z.string().describe('What asks for its publication.'),
  fields: z
    .array(z.object({ label: z.string(), value: z.string() }))
    .describe('Answers that the service publishes; none unless it says so.'),
  from: z.iso.date(),
  until: z.iso.date().describe('Last day on which it is public.'),
})
export type PublicEntry = z.output<typeof PublicEntry>

/** An entry as it is shown to anybody, in the language of whoever asks. */
export function showEntry(
  { tenant, locale }: Pick<OperationScope, 'tenant' | 'locale'>,
  { id, board, words, ...one }: Publication,
): PublicEntry {
  return {
    id,
    board,
    title: words.title,
    outcome: words.outcome ?? null,
    service: one.serviceId === null ? null : { id: one.serviceId, title: words.service ?? one.serviceId },
    kind: words.kind ?? null,
    askedBy: words.askedBy ?? null,
    office: tenant.data.offices.find((office) => office.id === one.officeId)?.name[locale] ?? one.officeId,
    notice: one.notice && { ...one.notice },
    number: one.actNumber,
    date: one.actDate,
    norm: one.norm,
    fields: [...words.fields],
    from: one.firstDay,
    until: one.lastDay,
  }
}
