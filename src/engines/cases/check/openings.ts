import { areAlike } from '../carry-over.ts'
import type { Opening, ServiceDefinition, ServicePack } from '../definition.ts'
import type { Field, InnerField } from '../fields/field.ts'
import { messageKinds } from '../messages/kinds.ts'
import { problem } from './problem.ts'
import type { PackProblem } from './problem.ts'

type Source = Opening['answers'][string]

/** Options of a fact that the field does not have, or that no value of it is said for. */
function optionProblems(
  fact: Field | InnerField,
  field: Field | InnerField,
  source: Source,
  path: string,
): PackProblem[] {
  const values = typeof source === 'string' ? undefined : source.values
  const strange = Object.keys(values ?? {}).filter((option) => !(fact.options ?? []).includes(option))
  const untold = (fact.options ?? []).flatMap((option) => {
    const meant = values === undefined ? option : values[option]
    if (meant === undefined) return [problem(`${path}.values`, `no value for the option ${option} of the fact`)]
    return field.options?.includes(meant) ? [] : [problem(path, `the field has no option ${meant}`)]
  })
  return [
    ...strange.map((option) => problem(`${path}.values.${option}`, `the fact has no option ${option}`)),
    ...untold,
  ]
}

function choiceProblems(fact: Field, field: Field, source: Source, path: string): PackProblem[] {
  const inner = (fact.fields ?? []).flatMap((one) => {
    const other = field.fields?.find(({ stableId }) => stableId === one.stableId)
    return other ? choiceProblems(one, other, one.stableId, `${path}.${one.stableId}`) : []
  })
  if (fact.list !== field.list)
    return [
      problem(path, `the field has the list ${field.list ?? 'of its options'}, the fact ${fact.list ?? 'its own'}`),
    ]
  const isChoice = fact.type === 'choice' || fact.type === 'choices'
  if (!isChoice && typeof source !== 'string') return [problem(`${path}.values`, 'only a choice has values')]
  return [...inner, ...(isChoice && fact.list === undefined ? optionProblems(fact, field, source, path) : [])]
}

function answerProblems(
  fields: readonly Field[],
  facts: readonly Field[],
  [name, source]: [string, Source],
  at: string,
) {
  const path = `${at}.${name}`
  const field = fields.find(({ stableId }) => stableId === name)
  const factId = typeof source === 'string' ? source : source.fact
  const fact = facts.find(({ stableId }) => stableId === factId)
  if (!field) return [problem(path, `no field ${name} in the application`)]
  if (!fact) return [problem(path, `no fact ${factId} in the message`)]
  if (!areAlike(fact, field))
    return [problem(path, `fills in a field of type ${field.type} with a fact of type ${fact.type} that is not alike`)]
  return choiceProblems(fact, field, source, path)
}

/** What every application must say and no message ever would: then none would open a case. */
function gaps({ pages, documents }: ServiceDefinition, { answers }: Opening, path: string): PackProblem[] {
  const unanswered = pages
    .flatMap(({ fields }) => fields)
    // the profile answers for a person with a draft, and nobody for one without: it is not asked of a message
    .filter(({ required, visibleIf, source }) => required === true && visibleIf === undefined && source !== 'profile')
    .filter(({ stableId }) => answers[stableId] === undefined)
  return [
    ...unanswered.map(({ stableId }) =>
      problem(`${path}.answers.${stableId}`, 'every application answers this field, and the message does not'),
    ),
    ...documents
      .filter(({ required }) => required === true)
      .map(({ stableId }) => problem(path, `every application needs the document ${stableId}, and a message has none`)),
  ]
}

/** Messages that open a case are known, are named once, and fill in the form with facts of the types of its fields. */
export function checkOpenings({ definition }: Pick<ServicePack, 'definition'>): PackProblem[] {
  const { opensFrom = [], pages } = definition
  const fields = pages.flatMap((page) => page.fields)
  return opensFrom.flatMap((opening, index) => {
    const path = `definition.opensFrom.${index}`
    const kind = messageKinds.get(opening.message)
    if (!kind)
      return [
        problem(`${path}.message`, `no message ${opening.message}: known are ${[...messageKinds.keys()].join(', ')}`),
      ]
    if (opensFrom.findIndex(({ message }) => message === opening.message) < index)
      return [problem(`${path}.message`, `${opening.message} stands here twice`)]
    const at = `${path}.answers`
    return [
      ...Object.entries(opening.answers).flatMap((answer) => answerProblems(fields, kind.facts, answer, at)),
      ...gaps(definition, opening, path),
    ]
  })
}
