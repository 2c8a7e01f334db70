import { addDays, daysBetween, isPlainDate, plainDate, romeDate, type PlainDate } from '#kernel/dates.ts'
import { fieldsIn } from '#kernel/language/expression.ts'
import { z } from 'zod'
import { askedAnswers } from '../answers.ts'
import { Answers } from '../answer-value.ts'
import { assess, type Assessment } from '../assess.ts'
import type { ServicePack } from '../definition.ts'
import { factsOf } from '../facts.ts'
import { computedOf, unfold } from '../form/live.ts'
import { sayUnderLabels } from '../form/say-answer.ts'
import type { PackEdits } from './edit-pack.ts'

type Locale = 'it' | 'en'

const Cost = z.object({
  amountCents: z.int().nullable().describe('In cents of euro; null where it is not due, or not known.'),
  working: z.string().describe('How it comes about; empty where it is not due.'),
})

/** What a service costs before and after some changes, for answers that its own stories give. */
export const CostsCompared = z.object({
  day: z.iso.date().describe('The day on which both are worked out: the first on which all new values hold.'),
  samples: z.array(
    z.object({
      answers: z.array(z.object({ label: z.string(), value: z.string() })).describe('Those that the fees read.'),
      fees: z.array(z.object({ code: z.string(), name: z.string(), before: Cost, after: Cost })),
    }),
  ),
  unchanged: z.int().describe('Stories whose costs stay as they are.'),
})

export type CostsCompared = z.output<typeof CostsCompared>
type Sample = CostsCompared['samples'][number]

/** More are not read: each says the same of other values. */
const MAX_SAMPLES = 12

/** Every date moved by whole weeks: a Saturday stays one. */
function moved(value: unknown, days: number): unknown {
  if (typeof value === 'string') return isPlainDate(value) ? addDays(plainDate(value), days) : value
  if (Array.isArray(value)) return value.map((one: unknown) => moved(one, days))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, moved(inner, days)]))
}

/** The answers of the stories, as if each application were sent on a day. */
function samplesOn({ scenarios }: ServicePack, day: PlainDate): Answers[] {
  return scenarios.flatMap(({ application, submittedAt }) => {
    if (application === undefined) return []
    const weeks = Math.ceil(daysBetween(romeDate(new Date(submittedAt)), day) / 7)
    const answers = Answers.safeParse(moved(application, weeks * 7))
    return answers.success ? [answers.data] : []
  })
}

/** The answers that fees read, in words: what makes one sample another. */
function answersRead({ definition, texts }: ServicePack, answers: Answers, locale: Locale): Sample['answers'] {
  const expressions = definition.fees.flatMap((fee) =>
    'amount' in fee ? [fee.amount, ...(fee.when ? [fee.when] : [])] : [],
  )
  const read = new Set(unfold(expressions, computedOf(definition)).all.flatMap(fieldsIn))
  return definition.pages
    .flatMap(({ fields }) => fields)
    .filter(({ stableId }) => read.has(stableId) && answers[stableId] !== undefined)
    .flatMap((field) => sayUnderLabels(field, answers[field.stableId], (key) => texts[locale][key], locale))
    .map(({ label, value }) => ({ label, value }))
}

const costOf = (fee: Assessment['fees'][number] | undefined): z.output<typeof Cost> => ({
  amountCents: fee?.amountCents ?? null,
  working: fee?.working ?? '',
})

function compare(before: ServicePack, after: ServicePack, answers: Answers, day: PlainDate, locale: Locale): Sample {
  const feesOf = ({ definition, texts }: ServicePack) =>
    assess(definition, answers, day, (key) => texts[locale][key], locale).fees
  const [old, now] = [feesOf(before), feesOf(after)]
  const codes = [...new Set([...old, ...now].map(({ code }) => code))]
  return {
    answers: answersRead(after, answers, locale),
    fees: codes.map((code) => {
      const [was, is] = [old, now].map((fees) => fees.find((fee) => fee.code === code))
      return { code, name: is?.name ?? was?.name ?? code, before: costOf(was), after: costOf(is) }
    }),
  }
}

const isChanged = ({ fees }: Sample): boolean =>
  fees.some(({ before, after }) => before.amountCents !== after.amountCents)

/**
 * What the stories of a service cost by the version in force and by the one with changes, both on the first day on which
 * all new values hold. Fees that stay as they are, and stories that come to the same, are told once or left out.
 */
export function compareCosts(
  before: ServicePack,
  after: ServicePack,
  { editions }: Pick<PackEdits, 'editions'>,
  today: PlainDate,
  locale: Locale,
): CostsCompared {
  const day = Object.values(editions).reduce((last, { from }) => (from > last ? from : last), today)
  const samples = samplesOn(after, day).map((answers) => {
    const facts = factsOf(after.definition, answers, day)
    return compare(before, after, askedAnswers(after.definition.pages, answers, facts), day, locale)
  })
  const changed = samples.filter(isChanged).map(({ answers, fees }) => ({
    answers,
    fees: fees.filter((fee) => fee.before.amountCents !== fee.after.amountCents),
  }))
  const distinct = new Map(changed.map((sample) => [JSON.stringify(sample.fees), sample]))
  return {
    day,
    samples: [...distinct.values()].slice(0, MAX_SAMPLES),
    unchanged: samples.length - changed.length,
  }
}
