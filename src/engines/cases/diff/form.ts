import type { Expression } from '#kernel/language/expression.ts'
import type { DocumentSlot, ServiceDefinition } from '../definition.ts'
import type { Field, InnerField } from '../fields/field.ts'
import { compareLists, listChanges, quoted } from './compare.ts'
import type { Difference, Group, Tellings } from './compare.ts'
import { sayRule } from './say-rule.ts'

type Needed = Pick<Field | DocumentSlot, 'required'>

export function sayRequired({ required }: Needed): string {
  if (typeof required === 'boolean') return required ? ' is now required' : ' is now optional'
  return ` is now required only if ${sayRule(required)}`
}

const sayShown = (condition: Expression | undefined): string =>
  condition ? ` is now shown only if ${sayRule(condition)}` : ' is now always shown'

function optionChanges(before: readonly string[] | undefined, after: readonly string[] | undefined): string[] {
  const { added, removed } = listChanges(before, after)
  return [
    ...(added.length > 0 ? [` can now be answered with ${quoted(added)}`] : []),
    ...(removed.length > 0 ? [` can no longer be answered with ${quoted(removed)}`] : []),
    ...(added.length + removed.length === 0 ? ['its options come in another order'] : []),
  ]
}

const innerTellings: Tellings<InnerField> = {
  required: (_, after) => [sayRequired(after)],
  visibleIf: (_, after) => [sayShown(after.visibleIf)],
  options: (before, after) => optionChanges(before.options, after.options),
}

/** The words of fields: of a form, or of the rows of one. */
export function compareFields(
  before: readonly Field[],
  after: readonly Field[],
  { group, path, what }: { readonly group: Group; readonly path: string; readonly what: string },
): Difference[] {
  const tellings: Tellings<Field> = {
    required: (_, field) => [sayRequired(field)],
    visibleIf: (_, field) => [sayShown(field.visibleIf)],
    options: (old, field) => optionChanges(old.options, field.options),
    fields: (old, field) =>
      compareLists(old.fields, field.fields, {
        group,
        path,
        what: 'column',
        nameOf: ({ stableId }) => stableId,
        tellings: innerTellings,
      }).map(({ words }) => words),
  }
  return compareLists(before, after, {
    group,
    path,
    what,
    nameOf: ({ stableId }) => stableId,
    tellings,
    whenAdded: (field) => (field.required === false ? ', optional' : ', required'),
  })
}

/** The form of the application: its pages, its fields, and where each is asked. */
export function compareForm(before: ServiceDefinition, after: ServiceDefinition): Difference[] {
  const fields = ({ pages }: ServiceDefinition) => pages.flatMap((page) => page.fields)
  const pageOf = ({ pages }: ServiceDefinition, id: string) =>
    pages.find((page) => page.fields.some(({ stableId }) => stableId === id))?.id
  const moved = fields(after).flatMap(({ stableId }): Difference[] => {
    const [from, to] = [pageOf(before, stableId), pageOf(after, stableId)]
    if (from === undefined || from === to) return []
    return [
      {
        group: 'form',
        path: `definition.pages.${to}`,
        words: `field \`${stableId}\` is now on page \`${to}\`, not \`${from}\``,
      },
    ]
  })
  const pages = compareLists(before.pages, after.pages, {
    group: 'form',
    path: 'definition.pages',
    what: 'page',
    nameOf: ({ id }) => id,
    // fields are told one by one, wherever they stand
    tellings: { fields: () => [] },
  })
  const told = compareFields(fields(before), fields(after), {
    group: 'form',
    path: 'definition.pages.fields',
    what: 'field',
  })
  return [...pages, ...told, ...moved]
}

/** The documents to attach. */
export function compareDocuments(before: ServiceDefinition, after: ServiceDefinition): Difference[] {
  return compareLists(before.documents, after.documents, {
    group: 'documents',
    path: 'definition.documents',
    what: 'document',
    nameOf: ({ stableId }) => stableId,
    whenAdded: ({ required }) =>
      required === false ? ', optional' : required === true ? ', required' : ', required in some cases',
    tellings: { required: (_, after) => [sayRequired(after)] },
  })
}
