import type { Expression } from '#kernel/language/expression.ts'
import { sayDecimal } from '#kernel/language/say-value.ts'
import type { DocumentSlot, ServiceDefinition } from '../definition.ts'
import type { Field, InnerField } from '../fields/field.ts'
import { formatsInWords } from '../form/media-types.ts'
import { compareLists, fieldText, listChanges, named, predicate, sayChange } from './compare.ts'
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

type OptionVerbs = readonly ['optionsAdded', 'optionsGone'] | readonly ['optionsClosed', 'optionsReopened']

function optionChanges(words: DiffWords, field: string, before: Options, after: Options, verbs: OptionVerbs): string[] {
  const { added, removed } = listChanges(before, after)
  const { t } = words
  const told = ([verb, options]: readonly [OptionVerbs[number], readonly string[]]) =>
    options.length === 0
      ? []
      : [predicate(t(verb, { names: named(words, options, (option) => `fields.${field}.options.${option}`) }))]
  const [starts, ends] = verbs
  const changes = [[starts, added] as const, [ends, removed] as const].flatMap(told)
  return changes.length > 0 ? changes : [t('optionsOrder')]
}

const megabytes = ({ locale }: DiffWords, bytes: number | undefined): string | undefined =>
  bytes === undefined ? undefined : `${sayDecimal(String(bytes / 1_000_000), locale)} MB`

/** Which files, and how large. */
const fileTellings = (words: DiffWords): Tellings<Pick<Field, 'accept' | 'maxBytes'>> => ({
  accept: ({ accept: before = [] }, { accept: after = [] }) => [
    predicate(
      words.t('takes', { after: formatsInWords({ accept: after }), before: formatsInWords({ accept: before }) }),
    ),
  ],
  maxBytes: (before, after) => [
    sayChange(words, 'maxBytes', megabytes(words, before.maxBytes), megabytes(words, after.maxBytes)),
  ],
})

type Told = Pick<InnerField, 'stableId' | 'accept' | 'maxBytes' | 'required' | 'visibleIf' | 'options' | 'closed'>

/** `path` is the name of the field, after that of its group. */
const fieldTellings = (words: DiffWords, path: (field: Pick<Field, 'stableId'>) => string): Tellings<Told> => ({
  ...fileTellings(words),
  required: (_, field) => [sayRequired(words, field)],
  visibleIf: (_, field) => [sayShown(words, field.visibleIf)],
  options: (old, field) =>
    optionChanges(words, path(field), old.options, field.options, ['optionsAdded', 'optionsGone']),
  closed: (old, field) =>
    optionChanges(words, path(field), old.closed, field.closed, ['optionsClosed', 'optionsReopened']),
})

/** The words of fields: of a form, or of the rows of one. */
export function compareFields(
  words: DiffWords,
  before: readonly Field[],
  after: readonly Field[],
  { group, path }: { readonly group: Group; readonly path: string },
): Difference[] {
  const tellings: Tellings<Field> = {
    ...fieldTellings(words, ({ stableId }) => stableId),
    fields: (old, field) => {
      const inner = (name: string) => `${field.stableId}.${name}`
      return compareLists(words, old.fields, field.fields, {
        group,
        path,
        what: 'column',
        nameOf: ({ stableId }) => stableId,
        textKey: (name) => fieldText(inner(name)),
        tellings: fieldTellings(words, ({ stableId }) => inner(stableId)),
      }).map((one) => one.words)
    },
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
  const page = (id: string) => named(words, [id], (name) => `pages.${name}.title`)
  const moved = fields(after).flatMap(({ stableId }): Difference[] => {
    const [from, to] = [pageOf(before, stableId), pageOf(after, stableId)]
    if (from === undefined || to === undefined || from === to) return []
    return [
      {
        group: 'form',
        path: `definition.pages.${to}`,
        words: words.t('movedField', { name: named(words, [stableId], fieldText), to: page(to), from: page(from) }),
      },
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
    tellings: { ...fileTellings(words), required: (_, slot) => [sayRequired(words, slot)] },
  })
}
