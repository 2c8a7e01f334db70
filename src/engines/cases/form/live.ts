import type { LiveRules } from '#kernel/form/live-rules.ts'
import type { Shape } from '#kernel/form/shape.ts'
import type { Told } from '#kernel/form/so-far.ts'
import { computedIn, fieldsIn, pathsIn, tablesIn, type Expression } from '#kernel/language/expression.ts'
import type { Answers } from '../answer-value.ts'
import { wordsOf } from '../assess.ts'
import type { ServiceDefinition } from '../definition.ts'
import { allFields, scopeOf } from '../facts.ts'
import type { Field, InnerField } from '../fields/field.ts'
import type { TextIfAny } from './say-answer.ts'
import { shapesOf } from './shapes.ts'

type Computed = Readonly<Record<string, Expression>>

/** Expressions with the named values that they are made of. */
export function unfold(
  expressions: readonly Expression[],
  computed: Computed,
): { ids: Set<string>; all: Expression[] } {
  const ids = new Set<string>()
  const all: Expression[] = []
  const add = (expression: Expression | undefined): void => {
    if (!expression) return
    all.push(expression)
    for (const id of computedIn(expression).filter((one) => !ids.has(one))) {
      ids.add(id)
      add(computed[id])
    }
  }
  expressions.forEach(add)
  return { ids, all }
}

const conditionsOf = (field: Pick<Shape, 'visibleIf' | 'required'>): Expression[] => [
  ...(field.visibleIf ? [field.visibleIf] : []),
  ...(typeof field.required === 'boolean' ? [] : [field.required]),
]

/** The named values of a service. */
export const computedOf = (definition: ServiceDefinition | undefined): Computed =>
  Object.fromEntries((definition?.computed ?? []).map(({ id, value }) => [id, value]))

/** Whether some expressions read, themselves or through named values, what these fields answer. */
function reads(expressions: readonly Expression[], names: ReadonlySet<string>, computed: Computed): boolean {
  return unfold(expressions, computed).all.some((one) => fieldsIn(one).some((id) => names.has(id)))
}

/** Tells of each field, of a page or of its rows, whether what is answered on the page may show, hide or need it. */
export function liveFields(
  fields: readonly Field[],
  definition: ServiceDefinition | undefined,
): (field: Field | InnerField) => boolean {
  const names = new Set(
    fields.flatMap(({ stableId, fields: inner = [] }) => [stableId, ...inner.map((one) => one.stableId)]),
  )
  const computed = computedOf(definition)
  return (field) => reads(conditionsOf(field), names, computed)
}

/**
 * What is worth telling while a page is filled in: the fees that it has a part in, and the values that rules and
 * eligibility compare its answers with.
 */
function toldOn(fields: readonly Field[], definition: ServiceDefinition, text: TextIfAny): Told[] {
  const names = new Set(fields.map(({ stableId }) => stableId))
  const computed = computedOf(definition)
  const fees = definition.fees.flatMap((fee): Told[] =>
    'amount' in fee ? [{ label: text(`fees.${fee.code}.text`) ?? fee.code, value: fee.amount, when: fee.when }] : [],
  )
  const compared = [...(definition.rules ?? []), ...(definition.eligibility ?? [])].flatMap(({ holds }) =>
    computedIn(holds),
  )
  const types = scopeOf(definition, allFields(definition)).computed
  const values = (definition.computed ?? [])
    .filter(({ id }) => compared.includes(id) && ['number', 'money', 'date'].includes(types.get(id) ?? ''))
    .map(({ id, value }): Told => ({ label: text(`computed.${id}.label`) ?? id, value, computed: id }))
  return [...fees, ...values].filter(({ value, when }) => reads([value, ...(when ? [when] : [])], names, computed))
}

/** Every field that some expressions read, with those that the conditions of these read in their turn. */
function readFields(expressions: readonly Expression[], all: readonly Field[], computed: Computed): Field[] {
  const found = new Set<Field>()
  const add = (some: readonly Expression[]): void => {
    const ids = new Set(unfold(some, computed).all.flatMap(fieldsIn))
    const fresh = all.filter((field) => ids.has(field.stableId) && !found.has(field))
    for (const field of fresh) found.add(field)
    if (fresh.length > 0) add(fresh.flatMap(conditionsOf))
  }
  add(expressions)
  return [...found]
}

interface LivePage {
  readonly fields: readonly Field[]
  readonly answers: Answers
  readonly today: string
  readonly text: TextIfAny
  readonly locale: 'it' | 'en'
  readonly prefix: string
  /** The service, where the page is one of its application. */
  readonly definition?: ServiceDefinition | undefined
}

/** What a browser needs to ask the conditions of a page by itself: of the service and of the draft, only what they read. */
export function liveRules({ fields, answers, today, text, locale, prefix, definition }: LivePage): LiveRules {
  const computed = computedOf(definition)
  const told = definition ? toldOn(fields, definition, text) : []
  const asked = [...fields, ...fields.flatMap((field) => field.fields ?? [])].flatMap(conditionsOf)
  const expressions = [...asked, ...told.flatMap(({ value, when }) => [value, ...(when ? [when] : [])])]
  const asking = definition?.pages.flatMap((page) => page.fields) ?? fields
  const read = readFields(expressions, asking, computed)
  const others = read.filter((field) => !fields.includes(field))
  const { ids, all } = unfold([...expressions, ...others.flatMap(conditionsOf)], computed)
  const tables = new Set(all.flatMap(tablesIn))
  const words = definition && wordsOf(definition, text, locale)
  const optionsOf = (path: string) => {
    const field = asking.find(({ stableId }) => stableId === path)
    return Object.fromEntries((field?.options ?? []).map((option) => [option, words?.option(path, option) ?? option]))
  }
  const paths =
    told.length === 0 ? [] : [...new Set([...all.flatMap(pathsIn), ...read.map(({ stableId }) => stableId)])]
  return {
    locale,
    today,
    prefix,
    page: shapesOf(fields),
    others: shapesOf(others),
    answers: Object.fromEntries(
      read
        .filter(({ stableId }) => answers[stableId] !== undefined)
        .map(({ stableId }) => [stableId, answers[stableId]]),
    ),
    computed: Object.fromEntries(Object.entries(computed).filter(([id]) => ids.has(id))),
    tables: Object.fromEntries(
      (definition?.tables ?? []).filter(({ id }) => tables.has(id)).map((table) => [table.id, table]),
    ),
    told,
    names: {
      fields: Object.fromEntries(
        paths.map((path) => [
          path,
          { label: words?.field(path) ?? path, unit: words?.unitOf('field', path), options: optionsOf(path) },
        ]),
      ),
      computed: Object.fromEntries(
        [...ids, ...told.flatMap(({ computed: id }) => id ?? [])].map((id) => [
          id,
          { label: words?.computed(id) ?? id, unit: words?.unitOf('computed', id) },
        ]),
      ),
    },
  }
}
