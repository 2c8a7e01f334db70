import type { PlainDate } from '#kernel/dates.ts'
import { factsOfForm } from '#kernel/form/facts.ts'
import type { Scope, Readable, Type } from '#kernel/language/check-expression.ts'
import { checkExpression } from '#kernel/language/check-expression.ts'
import type { Expression } from '#kernel/language/expression.ts'
import type { DatedTable } from '#kernel/language/dated-table.ts'
import type { Facts } from '#kernel/language/value.ts'
import type { Answers } from './answer-value.ts'
import type { ServiceDefinition } from './definition.ts'
import type { Field, InnerField } from './fields/field.ts'
import { partsOf } from './fields/parts.ts'

export { factsOfForm }

/** The fields of the case that a document says again; of a group, the one that is named. */
export function repeatedFields(
  definition: Pick<ServiceDefinition, 'pages' | 'actions'>,
  repeats: readonly string[],
): Field[] {
  const asked = allFields(definition)
  return repeats.flatMap((path) => {
    const [root, name] = path.split('.')
    const field = asked.find(({ stableId }) => stableId === root)
    if (!field || name === undefined) return field ?? []
    const inner = field.type === 'group' ? field.fields?.filter(({ stableId }) => stableId === name) : undefined
    return inner?.length === 1 ? { ...field, fields: inner } : []
  })
}

interface Named {
  readonly computed: Readonly<Record<string, Expression>>
  readonly tables: Readonly<Record<string, DatedTable>>
}

// definitions never change once parsed: what is learnt of each is kept as long as it is
const knownNames = new WeakMap<ServiceDefinition, Named & { readonly fields: readonly Field[] }>()

/** Every field of a service: of the application and of the forms of its actions. */
export function allFields({ pages, actions }: Pick<ServiceDefinition, 'pages' | 'actions'>): Field[] {
  return [...pages.flatMap(({ fields }) => fields), ...actions.flatMap(({ form }) => form)]
}

function learnNames(definition: ServiceDefinition) {
  return {
    fields: allFields(definition),
    computed: Object.fromEntries((definition.computed ?? []).map(({ id, value }) => [id, value])),
    tables: Object.fromEntries((definition.tables ?? []).map((table) => [table.id, table])),
  }
}

/** What the expressions of a service are asked about: answers with measures, its tables and named values, and the day. */
export function factsOf(
  definition: ServiceDefinition,
  answers: Answers,
  today: PlainDate,
  submittedOn?: PlainDate,
): Facts {
  const names = knownNames.get(definition) ?? learnNames(definition)
  knownNames.set(definition, names)
  const { fields, computed, tables } = names
  return { ...factsOfForm(fields, answers, today), computed, tables, submittedOn }
}

const typeOf: Readonly<Record<Field['type'], Type>> = {
  text: 'text',
  'long-text': 'text',
  number: 'number',
  money: 'money',
  date: 'date',
  email: 'text',
  phone: 'text',
  iban: 'text',
  'fiscal-code': 'text',
  'vat-number': 'text',
  choice: 'text',
  choices: 'choices',
  'yes-no': 'boolean',
  period: 'record',
  address: 'record',
  person: 'record',
  cadastral: 'record',
  place: 'record',
  group: 'rows',
  table: 'record',
  file: 'files',
}

function readableOf(field: InnerField | Field): Readable {
  return { type: typeOf[field.type], options: field.options }
}

/** A field and the parts of its answer, by the names that expressions use. */
function readables(field: InnerField | Field, prefix = ''): [string, Readable][] {
  const name = `${prefix}${field.stableId}`
  const parts = partsOf(field).flatMap((part) => readables(part.field, `${name}.`))
  const measures: [string, Readable][] =
    field.type === 'place'
      ? [
          [`${name}.geometry`, { type: 'record' }],
          [`${name}.area`, { type: 'number' }],
          [`${name}.length`, { type: 'number' }],
        ]
      : []
  const cells =
    'rows' in field && field.type === 'table'
      ? (field.rows ?? []).flatMap((row) => (field.fields ?? []).flatMap((cell) => readables(cell, `${name}.${row}.`)))
      : []
  return [[name, readableOf(field)], ...parts, ...measures, ...cells]
}

/** What the expressions of a form may read: its fields, those of the groups, the named values and tables of the service. */
export function scopeOf(definition: ServiceDefinition, fields: readonly Field[]): Scope {
  const bare: Scope = {
    fields: new Map(fields.flatMap((field) => readables(field))),
    groups: new Map(
      fields
        .filter(({ type }) => type === 'group')
        .map((group) => [group.stableId, new Map((group.fields ?? []).flatMap((inner) => readables(inner)))]),
    ),
    computed: new Map(),
    tables: new Map((definition.tables ?? []).map((table) => [table.id, table])),
  }
  // a named value may use those named before it: so there is no circle
  return (definition.computed ?? []).reduce<Scope>((scope, { id, value }) => {
    const { type } = checkExpression(value, scope, id)
    return type ? { ...scope, computed: new Map([...scope.computed, [id, type]]) } : scope
  }, bare)
}
