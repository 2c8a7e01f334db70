import { AnswerValue } from '../answer-value.ts'
import type { Answers } from '../answer-value.ts'
import type { Opening, Page } from '../definition.ts'
import { isEmpty, isRecord } from '../fields/check-field.ts'
import type { Field } from '../fields/field.ts'
import { partsOf } from '../fields/parts.ts'

/** Of an address, a person and the like, the parts that the field asks for. */
function fitting(field: Field, value: AnswerValue): AnswerValue {
  const asked = partsOf(field).map((part) => part.field.stableId)
  if (asked.length === 0 || !isRecord(value)) return value
  return Object.fromEntries(Object.entries(value).filter(([part]) => asked.includes(part)))
}

/**
 * The answers that a message makes, by the rules of a service: what each field asks, in the words of the service. What a
 * field cannot hold at all is left out, and what it should not hold stays: the check of the form tells both. Pure.
 */
export function answersFrom(
  { answers: rules }: Pick<Opening, 'answers'>,
  pages: readonly Page[],
  facts: Readonly<Record<string, unknown>>,
): Answers {
  const filled = pages
    .flatMap(({ fields }) => fields)
    .flatMap((field) => {
      const rule = rules[field.stableId]
      if (rule === undefined) return []
      const { fact, values }: { fact: string; values: Readonly<Record<string, string>> } =
        typeof rule === 'string' ? { fact: rule, values: {} } : rule
      const said = facts[fact]
      const value = AnswerValue.safeParse(typeof said === 'string' ? (values[said] ?? said) : said)
      return value.success && !isEmpty(value.data) ? [[field.stableId, fitting(field, value.data)] as const] : []
    })
  return Object.fromEntries(filled)
}
