import type { PlainDate } from '#kernel/dates.ts'
import { centsOf } from '#kernel/form/so-far.ts'
import { isTrue, workOut } from '#kernel/language/evaluate.ts'
import { sayResult, sayWhyNot, workings, type Words } from '#kernel/language/say.ts'
import { nameInList } from '#kernel/lists/index.ts'
import type { Facts, Worked } from '#kernel/language/value.ts'
import { z } from 'zod'
import type { Answers } from './answer-value.ts'
import type { Fee, ServiceDefinition } from './definition.ts'
import { allFields, factsOf } from './facts.ts'
import { partOption, partsOf } from './fields/parts.ts'
import type { Field, InnerField } from './fields/field.ts'
import type { TextIfAny } from './form/say-answer.ts'

const Working = z.object({ label: z.string(), text: z.string() })

/** What the rules of a service make of some answers, each with its reasons in words. */
export const Assessment = z.object({
  eligibility: z
    .array(
      z.object({
        id: z.string(),
        name: z.string(),
        norm: z.string(),
        holds: z.boolean(),
        refuses: z.boolean().describe('Whether the application cannot be sent while it does not hold.'),
        otherwise: z.string().describe('What it means that it does not hold; empty when it does.'),
        why: z.array(z.string()).describe('What stands in its way: what was given, and what is needed.'),
      }),
    )
    .describe('Conditions of the service, in its order.'),
  fees: z
    .array(
      z.object({
        code: z.string(),
        name: z.string(),
        norm: z.string(),
        amountCents: z.int().nullable().describe('In cents of euro; null while an answer that makes it is missing.'),
        working: z.string().describe('How it comes about: "12 m² × 30 days × €0.85 = €306.00".'),
        steps: z.array(Working).describe('The named values on the way.'),
      }),
    )
    .describe('Fees that these answers make due.'),
  totalCents: z.int().nullable().describe('Sum of the fees; null while one of them is not known.'),
})

export type Assessment = z.output<typeof Assessment>

interface Named {
  readonly field: Field | InnerField
  readonly label: string
}

/** A field, or a part of one, by the path that expressions use: `period.from`, `household.born`. */
function namedBy(fields: readonly Field[], path: string, text: TextIfAny, locale: 'it' | 'en'): Named | undefined {
  const [root, ...rest] = path.split('.')
  const field = fields.find(({ stableId }) => stableId === root)
  if (!field) return undefined
  const label = text(`fields.${field.stableId}.label`) ?? field.stableId
  const [name] = rest
  if (name === undefined) return { field, label }
  const part = partsOf(field).find((one) => one.field.stableId === name)
  if (part) return { field: part.field, label: `${label}, ${part.label[locale]}` }
  const inner = field.fields?.find(({ stableId }) => stableId === name)
  return inner ? { field: inner, label: text(`fields.${path}.label`) ?? name } : { field, label }
}

/** The words of a service for what its expressions name. */
export function wordsOf(definition: ServiceDefinition, text: TextIfAny, locale: 'it' | 'en'): Words {
  const fields = allFields(definition)
  // a field of a row is read by its own name alone
  const rows = fields.flatMap((group) => (group.fields ?? []).map(({ stableId }) => `${group.stableId}.${stableId}`))
  const find = (path: string) => {
    const inRow = rows.find((row) => row.endsWith(`.${path}`))
    return (
      namedBy(fields, path, text, locale) ?? (inRow === undefined ? undefined : namedBy(fields, inRow, text, locale))
    )
  }
  return {
    locale,
    field: (path) => find(path)?.label ?? path,
    option(path, value) {
      const field = find(path)?.field
      if (field?.list) return nameInList(field.list, value, locale)
      return text(`fields.${path}.options.${value}`) ?? partOption(value)?.[locale]
    },
    computed: (id) => text(`computed.${id}.label`) ?? id,
    unitOf: (kind, name) =>
      kind === 'field' ? find(name)?.field.unit : definition.computed?.find(({ id }) => id === name)?.unit,
  }
}

/** The named values on the way to a fee; a value that is words in the words of the service. */
function stepsOf(
  { computed = [] }: ServiceDefinition,
  worked: Worked,
  text: TextIfAny,
  words: Words,
): z.output<typeof Working>[] {
  const isTold = (id: string) => computed.find((one) => one.id === id)?.internal !== true
  const said = (id: string, { value }: Worked) =>
    value.kind === 'text' ? text(`computed.${id}.values.${value.value}`) : undefined
  return [...workings(worked)]
    .filter(([id]) => isTold(id))
    .map(([id, inner]) => ({
      label: words.computed(id),
      text: said(id, inner) ?? sayResult(inner, words, words.unitOf('computed', id)),
    }))
}

function assessFee(
  definition: ServiceDefinition,
  fee: Fee,
  facts: Facts,
  text: TextIfAny,
  words: Words,
): Assessment['fees'] {
  if (!('amount' in fee) || (fee.when && !isTrue(fee.when, facts))) return []
  const worked = workOut(fee.amount, facts)
  const amountCents = centsOf(worked.value)
  return [
    {
      code: fee.code,
      name: text(`fees.${fee.code}.text`) ?? fee.code,
      norm: fee.norm,
      amountCents,
      working: amountCents === null ? '' : sayResult(worked, words),
      steps: amountCents === null ? [] : stepsOf(definition, worked, text, words),
    },
  ]
}

/** What a service makes of some answers on a day: who may have it and why not, what it costs and how that comes about. */
export function assess(
  definition: ServiceDefinition,
  answers: Answers,
  today: PlainDate,
  text: TextIfAny,
  locale: 'it' | 'en',
): Assessment {
  const facts = factsOf(definition, answers, today)
  const words = wordsOf(definition, text, locale)
  const fees = definition.fees.flatMap((fee) => assessFee(definition, fee, facts, text, words))
  return {
    eligibility: (definition.eligibility ?? []).map((one) => {
      const worked = workOut(one.holds, facts)
      const holds = worked.value.kind === 'truth' && worked.value.value
      return {
        id: one.id,
        name: text(`eligibility.${one.id}.name`) ?? one.id,
        norm: one.norm,
        holds,
        refuses: one.otherwise === 'refuses',
        otherwise: holds ? '' : (text(`eligibility.${one.id}.otherwise`) ?? ''),
        why: sayWhyNot(worked, words),
      }
    }),
    fees,
    totalCents: fees.reduce<number | null>(
      (total, { amountCents }) => (total === null || amountCents === null ? null : total + amountCents),
      0,
    ),
  }
}
