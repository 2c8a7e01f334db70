import type { PlainDate } from '#kernel/dates.ts'
import type { Answers, AnswerValue } from './answer-value.ts'
import { checkFields } from './answers.ts'
import type { Field, ServiceDefinition } from './definition.ts'
import { allFields, factsOf } from './facts.ts'
import { isEmpty } from './fields/check-field.ts'

/** A form with what is answered in it. */
interface Filled {
  readonly definition: ServiceDefinition
  readonly answers: Answers
}

type Shape = Pick<Field, 'stableId' | 'type'> & { readonly fields?: readonly Shape[] | undefined }

/**
 * Whether what one field holds can stand in another: the same type, and of groups and tables the same in every row. Files
 * stay with the case that they were attached to.
 */
export function areAlike(one: Shape, other: Shape): boolean {
  const [own, wanted] = [one.fields ?? [], other.fields ?? []]
  return (
    one.type === other.type &&
    one.type !== 'file' &&
    own.length === wanted.length &&
    own.every((field) => wanted.some((inner) => inner.stableId === field.stableId && areAlike(field, inner)))
  )
}

/** An address goes without what the registry of streets knows of it where the other form does not ask the registry. */
function fitting({ type, within }: Field, value: AnswerValue): AnswerValue {
  if (type !== 'address' || within === 'city' || typeof value !== 'object' || Array.isArray(value)) return value
  const { 'street-code': _code, 'number-known': _known, ...rest } = value
  return rest
}

/**
 * The answers of a case that a draft of another service takes over: those named, where the draft has none yet, the types
 * agree, and what they say passes the other form. Pure.
 */
export function carriedOver(
  source: Filled,
  target: Filled,
  named: Readonly<Record<string, string>>,
  today: PlainDate,
): Answers {
  const own = new Map(allFields(source.definition).map((field) => [field.stableId, field]))
  const facts = factsOf(target.definition, target.answers, today)
  const taken = target.definition.pages
    .flatMap(({ fields }) => fields)
    .flatMap((field) => {
      const from = own.get(named[field.stableId] ?? '')
      const said = from && source.answers[from.stableId]
      if (!from || said === undefined || !areAlike(from, field) || !isEmpty(target.answers[field.stableId])) return []
      const value = fitting(field, said)
      // whether it is asked at all hangs on answers still to come
      const { visibleIf: _, ...asked } = field
      return checkFields([asked], { [field.stableId]: value }, facts).length === 0
        ? [[field.stableId, value] as const]
        : []
    })
  return Object.fromEntries(taken)
}
