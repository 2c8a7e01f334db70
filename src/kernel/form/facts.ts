import type { PlainDate } from '#kernel/dates.ts'
import { areaSquareMetres, isGeometry, lengthMetres } from '#kernel/geometry.ts'
import type { Answers, Facts } from '#kernel/language/value.ts'
import { isRecord } from './shape.ts'

/** What facts take to know of a field. */
interface Asked {
  readonly stableId: string
  readonly type: string
  readonly fields?: readonly Omit<Asked, 'fields'>[] | undefined
}

interface FormFacts {
  readonly moneyFields: ReadonlySet<string>
  /** Fields that hold something drawn: places, and groups with a place in their rows. */
  readonly drawn: readonly string[]
}

// forms never change once parsed: what is learnt of each is kept as long as it is
const knownForms = new WeakMap<readonly Asked[], FormFacts>()

function learnForm(fields: readonly Asked[]): FormFacts {
  const amounts = fields.flatMap((field) => [
    ...(field.type === 'money' ? [field.stableId] : []),
    ...(field.fields ?? [])
      .filter(({ type }) => type === 'money')
      .map((inner) => `${field.stableId}.${inner.stableId}`),
  ])
  return {
    moneyFields: new Set(amounts),
    drawn: fields
      .filter((field) => [field, ...(field.fields ?? [])].some(({ type }) => type === 'place'))
      .map(({ stableId }) => stableId),
  }
}

/** Places, also those within rows, with what their drawing measures: `area` in square metres, `length` in metres. */
function measured(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((row: unknown) => measured(row))
  if (!isRecord(value)) return value
  const { geometry } = value
  if (isGeometry(geometry)) return { ...value, area: areaSquareMetres(geometry), length: lengthMetres(geometry) }
  return Object.fromEntries(Object.entries(value).map(([part, inner]) => [part, measured(inner)]))
}

/** What the conditions of one form are asked about: its own answers, with measures, and the day. */
export function factsOfForm(fields: readonly Asked[], answers: Answers, today: PlainDate): Facts {
  const form = knownForms.get(fields) ?? learnForm(fields)
  knownForms.set(fields, form)
  const drawn = form.drawn.filter((id) => answers[id] !== undefined).map((id) => [id, measured(answers[id])])
  return { moneyFields: form.moneyFields, answers: { ...answers, ...Object.fromEntries(drawn) }, today }
}
