import type { ServicePack } from '../definition.ts'
import type { Field } from '../fields/field.ts'
import { listChanges, quoted, same } from './compare.ts'
import type { Difference } from './compare.ts'

const fieldsOf = ({ definition }: ServicePack) =>
  new Map(definition.pages.flatMap(({ fields }) => fields.map((field) => [field.stableId, field] as const)))

/** Whether an answer given to the older field may not fit the newer. */
function mayNotFit(before: Field, after: Field): boolean {
  if (before.type !== after.type) return true
  const narrower = (['min', 'max', 'maxLength', 'decimals', 'notBefore', 'notAfter', 'fields', 'rows'] as const).some(
    (member) => !same(before[member], after[member]),
  )
  return narrower || listChanges(before.options, after.options).removed.length > 0
}

function draftConsequences(before: ServicePack, after: ServicePack): string[] {
  const [old, now] = [fieldsOf(before), fieldsOf(after)]
  const gone = [...old.keys()].filter((id) => !now.has(id))
  const asked = [...now.values()].filter(
    ({ stableId, required }) => required !== false && (old.get(stableId)?.required ?? false) === false,
  )
  const unfit = [...now.values()].filter((field) => {
    const was = old.get(field.stableId)
    return was !== undefined && mayNotFit(was, field)
  })
  const documents = after.definition.documents.filter(
    ({ stableId, required }) =>
      required !== false &&
      (before.definition.documents.find((slot) => slot.stableId === stableId)?.required ?? false) === false,
  )
  const names = (fields: readonly { readonly stableId: string }[]) => quoted(fields.map(({ stableId }) => stableId))
  return [
    ...(gone.length > 0
      ? [`In a draft, what was answered to ${quoted(gone)} is no longer asked and is not sent.`]
      : []),
    ...(asked.length > 0 ? [`Before a draft is sent it must answer ${names(asked)}, where they are asked.`] : []),
    ...(unfit.length > 0 ? [`In a draft, answers to ${names(unfit)} that no longer fit are asked again.`] : []),
    ...(documents.length > 0
      ? [`Before a draft is sent it must have ${names(documents)} attached, where they are asked.`]
      : []),
  ]
}

/** What the differences mean for the cases and drafts that there are. */
export function consequencesOf(before: ServicePack, after: ServicePack, differences: readonly Difference[]): string[] {
  if (differences.length === 0) return []
  const has = (...groups: Difference['group'][]) => differences.some(({ group }) => groups.includes(group))
  if (before.definition.id !== after.definition.id)
    return [
      `These are two services, \`${before.definition.id}\` and \`${after.definition.id}\`: neither replaces the other.`,
    ]
  return [
    'An open case stays on the version under which it was sent; a draft moves to the new one when it is next opened.',
    ...(has('states and actions', 'opinions')
      ? ['Open cases go on by the states and actions of their version: the office works by both until they end.']
      : []),
    ...(has('clocks') ? ['The terms of open cases do not change: each keeps the due date it has.'] : []),
    ...(has('outcomes') ? ['Cases already sent are kept for as long as their version says.'] : []),
    ...(has('fees', 'rules')
      ? ['A draft is assessed anew, and may cost or allow something else than when it was last read.']
      : []),
    ...draftConsequences(before, after),
  ]
}
