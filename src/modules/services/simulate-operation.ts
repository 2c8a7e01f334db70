import { z } from 'zod'
import { romeDate } from '#kernel/dates.ts'
import { InvalidInput } from '#kernel/errors.ts'
import { ServiceId } from '#kernel/ids.ts'
import {
  advise,
  Answers,
  assess,
  Assessment,
  calendarOf,
  caseErrors,
  checkFields,
  factsOf,
  loadService,
  optionalText,
  dueIfReceived,
  withoutFiles,
  serviceDurations,
} from '#engines/cases/index.ts'
import { everyone } from '#platform/operations/access.ts'
import { defineOperation } from '#platform/operations/operation.ts'

export const simulateOperation = defineOperation({
  id: 'services.simulate',
  method: 'POST',
  path: '/services/{serviceId}/simulation',
  summary: 'Ask what a service would make of some answers; nothing is kept',
  access: everyone,
  purpose: 'public-information',
  input: z.object({
    serviceId: ServiceId,
    answers: Answers.default({}),
    asked: z
      .array(z.string().max(60))
      .max(500)
      .default([])
      .describe('Fields that were shown, answered or left empty: they are not asked again.'),
  }),
  output: z.object({
    today: z.iso.date(),
    assessment: Assessment,
    next: z.string().nullable().describe('The question on which most hangs; null when none would change the result.'),
    left: z.int().describe('How many questions still matter.'),
    documents: z
      .array(z.object({ stableId: z.string(), need: z.enum(['needed', 'not-needed', 'open']) }))
      .describe('Documents to attach, and fields that files answer; open while it hangs on what was not answered yet.'),
    dueIfSentNow: z.iso.date().nullable().describe('Last day for an answer to an application received now.'),
    durations: z
      .object({ cases: z.int(), medianDays: z.number(), ninetiethDays: z.number() })
      .nullable()
      .describe('Days that cases took over the last two years; null while fewer than ten have ended.'),
  }),
  errors: [caseErrors.serviceNotFound, caseErrors.serviceWithdrawn],
  async run({ serviceId, answers, asked }, { tx, locale, now, tenant }) {
    const { version, withdrawn } = await loadService(tx, serviceId)
    if (withdrawn) throw caseErrors.serviceWithdrawn.with()
    const { pack } = version
    const { definition } = pack
    const today = romeDate(now)
    const fields = withoutFiles(definition.pages.flatMap((page) => page.fields))
    const given = fields.filter(({ stableId }) => answers[stableId] !== undefined)
    const issues = checkFields(given, answers, {
      ...factsOf(definition, answers, today),
      territory: tenant.data.map?.bounds,
    })
    if (issues.length > 0)
      throw new InvalidInput(issues.map(({ path, ...rest }) => ({ path: `answers.${path}`, ...rest })))
    const { next, matter, documents } = advise(definition, answers, [...asked, ...Object.keys(answers)], today)
    return {
      today,
      assessment: assess(definition, answers, today, (key) => optionalText(pack, locale, key), locale),
      next: next?.stableId ?? null,
      left: matter.length,
      documents: Object.entries(documents).map(([stableId, need]) => ({ stableId, need })),
      dueIfSentNow: dueIfReceived(definition, now, calendarOf(tenant.data)) ?? null,
      durations: await serviceDurations(tx, serviceId),
    }
  },
})
