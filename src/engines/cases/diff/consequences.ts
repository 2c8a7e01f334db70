import type { ServicePack } from '../definition.ts'
import { openOptions } from '../fields/field.ts'
import type { Field } from '../fields/field.ts'
import { fieldText, listChanges, named, same } from './compare.ts'
import type { Difference } from './compare.ts'
import type { DiffWords } from './words.ts'

const fieldsOf = ({ definition }: ServicePack) =>
  new Map(definition.pages.flatMap(({ fields }) => fields.map((field) => [field.stableId, field] as const)))

/** Whether an answer given to the older field may not fit the newer. */
function mayNotFit(before: Field, after: Field): boolean {
  if (before.type !== after.type) return true
  const narrower = (
    ['min', 'max', 'maxLength', 'decimals', 'maxFiles', 'notBefore', 'notAfter', 'fields', 'rows'] as const
  ).some((member) => !same(before[member], after[member]))
  return narrower || listChanges(openOptions(before), openOptions(after)).removed.length > 0
}

function draftConsequences(words: DiffWords, before: ServicePack, after: ServicePack): string[] {
  const { t } = words
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
  const ids = (fields: readonly { readonly stableId: string }[]) => fields.map(({ stableId }) => stableId)
  const names = (fields: readonly string[]) => named(words, fields, fieldText)
  return [
    ...(gone.length > 0 ? [t('noLongerAsked', { names: names(gone) })] : []),
    ...(asked.length > 0 ? [t('mustAnswer', { names: names(ids(asked)) })] : []),
    ...(unfit.length > 0 ? [t('noLongerFit', { names: names(ids(unfit)) })] : []),
    ...(documents.length > 0
      ? [t('mustAttach', { names: named(words, ids(documents), (id) => `documents.${id}.label`) })]
      : []),
  ]
}

/** What the differences mean for the cases and drafts that there are. */
export function consequencesOf(
  words: DiffWords,
  before: ServicePack,
  after: ServicePack,
  differences: readonly Difference[],
): string[] {
  if (differences.length === 0) return []
  const { t } = words
  const has = (...groups: Difference['group'][]) => differences.some(({ group }) => groups.includes(group))
  if (before.definition.id !== after.definition.id)
    return [t('twoServices', { before: before.definition.id, after: after.definition.id })]
  return [
    t('stays'),
    ...(has('states and actions', 'opinions') ? [t('flowStays')] : []),
    ...(has('clocks') ? [t('clocksStay')] : []),
    ...(has('outcomes') ? [t('keptAsSaid')] : []),
    ...(has('fees', 'rules') ? [t('assessedAnew')] : []),
    ...draftConsequences(words, before, after),
  ]
}
