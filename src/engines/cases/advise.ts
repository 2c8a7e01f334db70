import type { PlainDate } from '#kernel/dates.ts'
import { openFields } from '#kernel/form/open-fields.ts'
import { hangsOn, isDecided, type IsOpen } from '#kernel/language/decided.ts'
import { isTrue, workOut } from '#kernel/language/evaluate.ts'
import { and, choose, money, type Expression } from '#kernel/language/expression.ts'
import type { Facts } from '#kernel/language/value.ts'
import type { Answers } from './answer-value.ts'
import type { ServiceDefinition } from './definition.ts'
import { factsOf } from './facts.ts'
import type { Field } from './fields/field.ts'
import { fileFields, withoutFiles } from './fields/files.ts'

/** What a simulation of a service knows so far. */
export interface Advice {
  /** The question that says most, among those that still matter; none when nothing more would change the answer. */
  readonly next: Field | undefined
  /** Questions that still matter, the most telling first. */
  readonly matter: readonly Field[]
  /**
   * Documents, and fields that files answer, by stable id (`vehicles.licence` in a row): whether they are needed, or it
   * hangs on what was not answered yet.
   */
  readonly documents: Readonly<Record<string, 'needed' | 'not-needed' | 'open'>>
}

interface Question {
  readonly expression: Expression
  /** What stops an application weighs more than what it costs, and that more than what it is as well to know. */
  readonly weight: number
}

/** What is to be attached, and when. */
interface Needed {
  readonly stableId: string
  readonly required: boolean | Expression
}

/** A field that is asked under a condition is needed under it; whether a row needs it is not known before there is one. */
function attachments({ documents, pages }: ServiceDefinition): Needed[] {
  const fields = fileFields(pages.flatMap((page) => page.fields)).map(({ slot, field, answers }): Needed => {
    const { required, visibleIf } = field
    if (required === false || answers > 1 || !visibleIf) return { stableId: slot, required }
    return { stableId: slot, required: required === true ? visibleIf : and(visibleIf, required) }
  })
  return [...documents, ...fields]
}

function questionsOf(definition: ServiceDefinition): Question[] {
  const { eligibility = [], fees } = definition
  const documents = attachments(definition)
  return [
    ...eligibility.map(({ holds, otherwise }) => ({ expression: holds, weight: otherwise === 'refuses' ? 100 : 5 })),
    ...documents.flatMap(({ required }) =>
      typeof required === 'boolean' ? [] : [{ expression: required, weight: 10 }],
    ),
    ...fees.flatMap((fee) =>
      'amount' in fee
        ? [{ expression: fee.when ? choose(fee.when, fee.amount, money(0)) : fee.amount, weight: 20 }]
        : [],
    ),
  ]
}

/** The field to ask so that another can be: the first that its condition hangs on, or itself. */
function askable(field: Field, byId: ReadonlyMap<string, Field>, isOpen: IsOpen, facts: Facts): Field {
  if (!field.visibleIf) return field
  const [first] = hangsOn(workOut(field.visibleIf, facts), isOpen)
  const earlier = first === undefined ? undefined : byId.get(first)
  return earlier && earlier !== field ? askable(earlier, byId, isOpen, facts) : field
}

/**
 * Which questions of a service still matter to somebody who only wants to know whether it is for them, what it costs and
 * what it takes; first the one on which most hangs. `asked` are the fields already shown, answered or left empty.
 */
export function advise(
  definition: ServiceDefinition,
  answers: Answers,
  asked: readonly string[],
  today: PlainDate,
): Advice {
  const facts = factsOf(definition, answers, today)
  // nothing can be attached before one applies
  const fields = withoutFiles(definition.pages.flatMap((page) => page.fields))
  const byId = new Map(fields.map((field) => [field.stableId, field]))
  const isOpen = openFields(fields, new Set(asked), facts)
  const refused = (definition.eligibility ?? []).some(({ holds, otherwise }) => {
    const worked = workOut(holds, facts)
    return otherwise === 'refuses' && isDecided(worked, isOpen) && !isTrue(holds, facts)
  })
  const weights = new Map<Field, number>()
  for (const { expression, weight } of refused ? [] : questionsOf(definition))
    for (const id of hangsOn(workOut(expression, facts), isOpen)) {
      const field = byId.get(id)
      const first = field && askable(field, byId, isOpen, facts)
      if (first) weights.set(first, (weights.get(first) ?? 0) + weight)
    }
  const matter = [...weights.keys()].sort(
    (a, b) => (weights.get(b) ?? 0) - (weights.get(a) ?? 0) || fields.indexOf(a) - fields.indexOf(b),
  )
  const documents = attachments(definition).map(({ stableId, required }) => {
    if (typeof required === 'boolean') return [stableId, required ? 'needed' : 'not-needed'] as const
    if (!isDecided(workOut(required, facts), isOpen)) return [stableId, 'open'] as const
    return [stableId, isTrue(required, facts) ? 'needed' : 'not-needed'] as const
  })
  return { next: matter[0], matter, documents: Object.fromEntries(documents) }
}
