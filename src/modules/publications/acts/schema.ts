import { z } from 'zod'
import { addDays, romeDate } from '#kernel/dates.ts'
import { actKindIds } from '#engines/publications/index.ts'
import type { BoardAct } from '#engines/publications/index.ts'
import type { OperationScope } from '#platform/operations/scope.ts'

export const ActId = z.object({ actId: z.uuid() })

const line = (most: number) => z.string().trim().max(most)

/** What an office says of an act. */
export const ActInput = z.object({
  officeId: z.string().min(1),
  kind: z.enum(actKindIds),
  title: line(500).min(1).describe('In Italian, as the act says it.'),
  titleEn: line(500).optional(),
  number: line(60).optional().describe('In the books of whoever made the act.'),
  date: z.iso.date().describe('Day of the act.'),
  askedBy: line(200).optional().describe('The body that asked for it, where the act is of another body.'),
  norm: line(200).min(1).describe('What asks for its publication.'),
  days: z.coerce.number().int().min(1).max(366).describe('Days on the board, the first not counted.'),
})
export type ActInput = z.output<typeof ActInput>

export const FileOfAct = z.object({
  id: z.uuid(),
  name: z.string(),
  mediaType: z.string(),
  bytes: z.number().int(),
  sha256: z.string(),
})

/** An act as its office sees it. */
export const OfficeAct = ActInput.extend({
  id: z.uuid(),
  office: z.string(),
  state: z.enum(['prepared', 'posted', 'annulled']),
  notice: z
    .object({
      year: z.number().int(),
      number: z.number().int(),
      firstDay: z.iso.date(),
      lastDay: z.iso.date().describe('Last day on the board, in Europe/Rome.'),
    })
    .nullable()
    .describe('Its place in the register of publications; null before it is posted.'),
  isShown: z.boolean().describe('Whether it is on the board today.'),
  wouldEnd: z.iso.date().describe('Its last day on the board if it were posted today.'),
  annulledAt: z.iso.datetime().nullable(),
  annulledWhy: z.string().nullable(),
  files: z.array(FileOfAct).describe('The first is the act, the others go with it.'),
})
export type OfficeAct = z.output<typeof OfficeAct>

/** Name of an office in the language of whoever asks. */
export const officeName = ({ tenant, locale }: Pick<OperationScope, 'tenant' | 'locale'>, officeId: string): string =>
  tenant.data.offices.find(({ id }) => id === officeId)?.name[locale] ?? officeId

export function showAct(scope: Pick<OperationScope, 'tenant' | 'locale' | 'now'>, act: BoardAct): OfficeAct {
  const { title, number, askedBy, annulled, files, ...rest } = act
  const today = romeDate(scope.now)
  return {
    ...rest,
    title: title.it,
    titleEn: title.en,
    number: number ?? undefined,
    askedBy: askedBy ?? undefined,
    office: officeName(scope, act.officeId),
    isShown: act.state === 'posted' && act.notice !== null && act.notice.lastDay >= today,
    wouldEnd: addDays(today, act.days),
    annulledAt: annulled?.at.toISOString() ?? null,
    annulledWhy: annulled?.why ?? null,
    files: [...files],
  }
}
