import type { Expression } from '#kernel/language/expression.ts'
import type { DocumentSlot, ServiceDefinition } from '../definition.ts'
import type { Field, InnerField } from '../fields/field.ts'
import { compareLists, listChanges, predicate, quoted } from './compare.ts'
import type { Difference, Tellings } from './compare.ts'
import type { Group } from './groups.ts'
import { sayRule } from './say-rule.ts'
import type { DiffWords } from './words.ts'

type Needed = Pick<Field | DocumentSlot, 'required'>
type Options = readonly string[] | undefined

function sayRequired(words: DiffWords, { required }: Needed): string {
  const { t } = words
  if (typeof required === 'boolean') return predicate(t(required ? 'required' : 'optional'))
  return predicate(t('requiredIf', { rule: sayRule(words, required) }))
}

const sayShown = (words: DiffWords, condition: Expression | undefined): string =>
  predicate(condition ? words.t('shownIf', { rule: sayRule(words, condition) }) : words.t('shown'))

function optionChanges({ t }: DiffWords, before: Options, after: Options): string[] {
  const { added, removed } = listChanges(before, after)
  return [
    ...(added.length > 0 ? [predicate(t('optionsAdded', { names: quoted(added) }))] : []),
    ...(removed.length > 0 ? [predicate(t('optionsGone', { names: quoted(removed) }))] : []),
    ...(added.length + removed.length === 0 ? [t('optionsOrder')] : []),
  ]
}

function closedChanges({ t }: DiffWords, before: Options, after: Options): string[] {
  const { added, removed } = listChanges(before, after)
  return [
    ...(added.length > 0 ? [predicate(t('optionsClosed', { names: quoted(added) }))] : []),
    ...(removed.length > 0 ? [predicate(t('optionsReopened', { names: quoted(removed) }))] : []),
    ...(added.length + removed.length === 0 ? [t('optionsOrder')] : []),
  ]
}

const innerTellings = (words: DiffWords): Tellings<InnerField> => ({
  required: (_, after) => [sayRequired(words, after)],
  visibleIf: (_, after) => [sayShown(words, after.visibleIf)],
  options: (before, after) => optionChanges(words, before.options, after.options),
  closed: (before, after) => closedChanges(words, before.closed, after.closed),
})

/** The words of fields: of a form, or of the rows of one. */
export function compareFields(
  words: DiffWords,
  before: readonly Field[],
  after: readonly Field[],
  { group, path }: { readonly group: Group; readonly path: string },
): Difference[] {
  const tellings: Tellings<Field> = {
    required: (_, field) => [sayRequired(words, field)],
    visibleIf: (_, field) => [sayShown(words, field.visibleIf)],
    options: (old, field) => optionChanges(words, old.options, field.options),
    closed: (old, field) => closedChanges(words, old.closed, field.closed),
    fields: (old, field) =>
      compareLists(words, old.fields, field.fields, {
        group,
        path,
        what: 'column',
        nameOf: ({ stableId }) => stableId,
        tellings: innerTellings(words),
      }).map((one) => one.words),
  }
  return compareLists(words, before, after, {
    group,
    path,
    what: 'field',
    nameOf: ({ stableId }) => stableId,
    tellings,
    whenAdded: (field) => words.t(field.required === false ? 'newOptional' : 'newRequired'),
  })
}

/** The form of the application: its pages, its fields, and where each is asked. */
export function compareForm(words: DiffWords, before: ServiceDefinition, after: ServiceDefinition): Difference[] {
  const fields = ({ pages }: ServiceDefinition) => pages.flatMap((page) => page.fields)
  const pageOf = ({ pages }: ServiceDefinition, id: string) =>
    pages.find((page) => page.fields.some(({ stableId }) => stableId === id))?.id
  const moved = fields(after).flatMap(({ stableId }): Difference[] => {
    const [from, to] = [pageOf(before, stableId), pageOf(after, stableId)]
    if (from === undefined || to === undefined || from === to) return []
    return [
      { group: 'form', path: `definition.pages.${to}`, words: words.t('movedField', { name: stableId, to, from }) },
    ]
  })
  const pages = compareLists(words, before.pages, after.pages, {
    group: 'form',
    path: 'definition.pages',
    what: 'page',
    nameOf: ({ id }) => id,
    // fields are told one by one, wherever they stand
    tellings: { fields: () => [] },
  })
  const told = compareFields(words, fields(before), fields(after), { group: 'form', path: 'definition.pages.fields' })
  return [...pages, ...told, ...moved]
}

/** The documents to attach. */
export function compareDocuments(words: DiffWords, before: ServiceDefinition, after: ServiceDefinition): Difference[] {
  const { t } = words
  return compareLists(words, before.documents, after.documents, {
    group: 'documents',
    path: 'definition.documents',
    what: 'document',
    nameOf: ({ stableId }) => stableId,
    whenAdded: ({ required }) =>
      t(required === false ? 'newOptional' : required === true ? 'newRequired' : 'newSometimes'),
    tellings: { required: (_, slot) => [sayRequired(words, slot)] },
  })
}
