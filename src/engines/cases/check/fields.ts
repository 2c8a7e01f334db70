import { checkExpression, type Scope, type Type } from '#kernel/language/check-expression.ts'
import { fieldsIn, type Expression } from '#kernel/language/expression.ts'
import type { ServiceDefinition, ServicePack } from '../definition.ts'
import { scopeOf } from '../facts.ts'
import { openOptions } from '../fields/field.ts'
import type { Field, InnerField } from '../fields/field.ts'
import { fileFields } from '../fields/files.ts'
import { knownMediaTypes } from './media-types.ts'
import { absent, problem, repeated } from './problem.ts'
import type { PackProblem } from './problem.ts'

/** Something with a place in the definition, whose conditions can read the fields of its form. */
interface Placed<Item> {
  readonly path: string
  readonly item: Item
}

type Asked = Pick<Field, 'stableId' | 'required'> & Partial<Pick<Field, 'visibleIf' | 'notBefore' | 'notAfter'>>

const place = <Item>(path: string, items: readonly Item[]): Placed<Item>[] =>
  items.map((item, index) => ({ path: `${path}.${index}`, item }))

/** The expressions of a field, with what each must come to. */
function expressionsOf(item: Asked): { readonly name: keyof Asked; readonly value: Expression; readonly type: Type }[] {
  const given = [
    { name: 'required', value: typeof item.required === 'boolean' ? undefined : item.required, type: 'boolean' },
    { name: 'visibleIf', value: item.visibleIf, type: 'boolean' },
    { name: 'notBefore', value: item.notBefore, type: 'date' },
    { name: 'notAfter', value: item.notAfter, type: 'date' },
  ] as const
  return given.flatMap(({ name, value, type }) => (value === undefined ? [] : [{ name, value, type }]))
}

/** Whether a field waits, through the fields it is shown for, for itself. */
function waitsForItself(start: Asked, fields: ReadonlyMap<string, Asked>): boolean {
  const seen = new Set<string>()
  const next = (field: Asked | undefined) => (field?.visibleIf === undefined ? [] : fieldsIn(field.visibleIf))
  const open = next(start)
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === start.stableId) return true
    if (!seen.has(id)) open.push(...next(fields.get(id)))
    seen.add(id)
  }
  return false
}

function checkConditions({ path, item }: Placed<Asked>, scope: Scope): PackProblem[] {
  return expressionsOf(item).flatMap(({ name, value, type }) => [
    ...checkExpression(value, scope, `${path}.${name}`, type).faults.map((fault) => problem(fault.path, fault.message)),
    ...(fieldsIn(value).includes(item.stableId)
      ? [problem(`${path}.${name}`, `${item.stableId} refers to itself`)]
      : []),
  ])
}

/** Members of a field that only some types have. */
const only: readonly (readonly [member: keyof Field, ...types: readonly Field['type'][]])[] = [
  ['maxLength', 'text', 'long-text'],
  ['unit', 'number'],
  ['decimals', 'number'],
  ['min', 'number', 'money'],
  ['max', 'number', 'money'],
  ['notBefore', 'date', 'period'],
  ['notAfter', 'date', 'period'],
  ['within', 'address'],
  ['geometry', 'place'],
  ['fields', 'group', 'table'],
  ['minRows', 'group'],
  ['maxRows', 'group'],
  ['rows', 'table'],
  ['accept', 'file'],
  ['maxBytes', 'file'],
  ['maxFiles', 'file'],
]

function checkShape({ path, item: field }: Placed<Field | InnerField>): PackProblem[] {
  const has = (member: string) => Object.entries(field).some(([name, value]) => name === member && value !== undefined)
  const chooses = field.type === 'choice' || field.type === 'choices'
  const sources = Number(has('options')) + Number(has('list'))
  const misplaced = only
    .filter(([member, ...types]) => has(member) && !types.includes(field.type))
    .map(([member]) => problem(`${path}.${member}`, `a field of type ${field.type} has no ${member}`))
  const needed = [
    ...(field.type === 'group' || field.type === 'table' ? ['fields'] : []),
    ...(field.type === 'table' ? ['rows'] : []),
    ...(field.type === 'file' ? ['accept', 'maxBytes'] : []),
  ]
  return [
    ...misplaced,
    ...needed
      .filter((member) => !has(member))
      .map((member) => problem(`${path}.${member}`, `a ${field.type} needs ${member}`)),
    ...(sources === (chooses ? 1 : 0)
      ? []
      : [problem(`${path}.options`, 'a choice needs options, or a list, and nothing else has them')]),
    ...repeated(`${path}.options`, field.options ?? [], 'option'),
    ...(field.closed ?? []).flatMap((one, index) =>
      absent(`${path}.closed.${index}`, one, field.options ?? [], 'option'),
    ),
    ...(field.closed && openOptions(field).length === 0 ? [problem(`${path}.closed`, 'leaves nothing to choose')] : []),
    ...(field.accept ?? []).flatMap((type, index) =>
      absent(`${path}.accept.${index}`, type, knownMediaTypes, 'check for the media type'),
    ),
    ...(field.min !== undefined && field.max !== undefined && field.min > field.max
      ? [problem(`${path}.max`, 'is less than min')]
      : []),
  ]
}

/** The fields of a group or table: conditions read the row and the form around it. */
function checkInner({ path, item: field }: Placed<Field>, scope: Scope): PackProblem[] {
  if (field.type === 'group' && (field.minRows ?? 0) > (field.maxRows ?? 20))
    return [problem(`${path}.minRows`, 'is more than maxRows')]
  const inner = place(`${path}.fields`, field.fields ?? [])
  const filed = field.type === 'table' ? inner.find(({ item }) => item.type === 'file') : undefined
  const row = scope.groups.get(field.stableId) ?? new Map()
  const within: Scope = { ...scope, fields: new Map([...scope.fields, ...row]) }
  return [
    ...(filed ? [problem(filed.path, 'a table holds no files: ask them in a group, or beside it')] : []),
    ...repeated(
      `${path}.fields`,
      (field.fields ?? []).map(({ stableId }) => stableId),
      'stableId',
    ),
    ...inner.flatMap((one) => [...checkShape(one), ...checkConditions(one, within)]),
  ]
}

/** The fields of one form: the application, or an action's own. */
function checkForm(placed: readonly Placed<Field>[], slots: readonly Placed<Asked>[], scope: Scope): PackProblem[] {
  const fields = new Map(placed.map(({ item }) => [item.stableId, item]))
  const items: readonly Placed<Asked>[] = [...placed, ...slots]
  const ids = items.map(({ item }) => item.stableId)
  return [
    ...items.flatMap(({ path }, index) => {
      const id = ids[index] ?? ''
      return ids.indexOf(id) < index ? [problem(`${path}.stableId`, `stableId ${id} is there twice`)] : []
    }),
    ...items.flatMap((one) => checkConditions(one, scope)),
    ...placed.flatMap((one) => {
      const direct = one.item.visibleIf !== undefined && fieldsIn(one.item.visibleIf).includes(one.item.stableId)
      const circle = !direct && waitsForItself(one.item, fields)
      return [
        ...checkShape(one),
        ...checkInner(one, scope),
        ...(circle ? [problem(`${one.path}.visibleIf`, `${one.item.stableId} waits for itself in a circle`)] : []),
      ]
    }),
  ]
}

function pageFields({ pages }: ServiceDefinition): Placed<Field>[] {
  return pages.flatMap(({ fields }, index) => place(`definition.pages.${index}.fields`, fields))
}

/** The files of an action are those of one document slot: its form asks for none. */
const checkNoFiles = ({ path, item }: Placed<Field>): PackProblem[] =>
  fileFields([item]).length === 0
    ? []
    : [problem(path, 'the form of an action asks for no files: name the document that it carries under attachments')]

const sameMeaning = (a: Field, b: Field) =>
  a.type === b.type && String(a.options) === String(b.options) && a.list === b.list && a.unit === b.unit

/** The fields of every form: what they are, what their conditions read, and that a name means one thing throughout. */
export function checkFields({ definition }: ServicePack): PackProblem[] {
  const application = pageFields(definition)
  const slots = place('definition.documents', definition.documents)
  const forms = definition.actions.map(({ form }, index) => place(`definition.actions.${index}.form`, form))
  const first = new Map<string, Field>(application.map(({ item }) => [item.stableId, item]))
  const meanings = forms.flat().flatMap(({ path, item }) => {
    const known = first.get(item.stableId) ?? item
    first.set(item.stableId, known)
    return sameMeaning(known, item)
      ? []
      : [problem(`${path}.stableId`, `stableId ${item.stableId} means something else in another form`)]
  })
  const scope = (form: readonly Placed<Field>[]) =>
    scopeOf(
      definition,
      form.map(({ item }) => item),
    )
  // the forms of actions are shown without the rest of the service around them
  const ownScope = (form: readonly Placed<Field>[]): Scope => ({
    ...scope(form),
    computed: new Map(),
    tables: new Map(),
  })
  return [
    ...checkForm(application, slots, scope(application)),
    ...forms.flatMap((form) => checkForm(form, [], ownScope(form))),
    ...forms.flat().flatMap(checkNoFiles),
    ...meanings,
  ]
}
