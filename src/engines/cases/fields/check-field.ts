import { isEmpty, isRecord, isRequired, isVisible, maxRowsOf, within } from '#kernel/form/shape.ts'
import type { Answers as KernelAnswers, Facts } from '#kernel/language/value.ts'
import type { InputIssue } from '#kernel/errors.ts'
import type { Bounds } from '#kernel/bounds.ts'
import { drawingFault } from '#kernel/drawing-fault.ts'
import type { DrawingFault } from '#kernel/drawing-fault.ts'
import { isGeometry } from '#kernel/geometry.ts'
import type { Text } from '#kernel/text.ts'
import { oneOfSeveral } from '#engines/streets/index.ts'
import { dayIssue, valueIssue } from './check-value.ts'
import type { Field, InnerField } from './field.ts'
import { fileIssues, type AttachedFile } from './files.ts'
import { partsOf } from './parts.ts'

export { isEmpty, isRecord, isRequired, isVisible, within }

const words = {
  missing: { it: 'Manca una risposta: compila questo campo.', en: 'An answer is missing: fill in this field.' },
  type: { it: 'Il valore non è del tipo atteso.', en: 'The value is not of the expected type.' },
  unknown: { it: 'Questo campo non esiste.', en: 'There is no such field.' },
  order: { it: 'La fine viene prima dell’inizio.', en: 'The end comes before the beginning.' },
  where: {
    it: 'Di’ dove si trova: scrivilo, o disegnalo sulla mappa.',
    en: 'Say where it is: write it, or draw it on the map.',
  },
  several: {
    it: 'Ci sono più vie che si chiamano così: scegli la tua.',
    en: 'Several streets are called so: choose yours.',
  },
  drawing: {
    it: 'Il disegno, o le coordinate, non si leggono: rifai il disegno, o scrivi un punto per riga.',
    en: 'The drawing, or the coordinates, cannot be read: draw again, or type one point a line.',
  },
} as const satisfies Record<string, Text>

const drawingWords: Readonly<Record<DrawingFault, Text>> = {
  unreadable: words.drawing,
  nothing: {
    it: 'Il disegno sulla mappa è troppo piccolo: i punti stanno tutti in un posto. Rifallo, o scrivi dove si trova.',
    en: 'What was drawn on the map is too small: its points are all in one place. Draw it again, or write where it is.',
  },
  crosses: {
    it: 'Il contorno disegnato sulla mappa si incrocia da solo: sposta i punti, o rifallo.',
    en: 'The edge drawn on the map crosses itself: move its points, or draw it again.',
  },
  elsewhere: {
    it: 'Il disegno è fuori dal territorio del Comune: spostalo, o scrivi dove si trova.',
    en: 'What was drawn is outside the municipality: move it, or write where it is.',
  },
}

/** What a form is checked against: its facts, and where things may lie. */
export interface CheckFacts extends Facts {
  /** Bounds of the municipality; anywhere on earth without them. */
  readonly territory?: Bounds | undefined
  /** Files that answers may name; any without them. */
  readonly files?: readonly AttachedFile[] | undefined
}

type Record_ = Readonly<Record<string, unknown>>

const issue = (path: string, message: Text): InputIssue => ({ path, message })

function unknownParts(known: readonly string[], value: Record_, path: string): InputIssue[] {
  return Object.keys(value)
    .filter((name) => !known.includes(name))
    .map((name) => issue(`${path}.${name}`, words.unknown))
}

/** What is wrong with the fields of one record: of a whole form, of a row, of the parts of an answer. */
export function checkRecord(
  fields: readonly Field[],
  answers: KernelAnswers,
  facts: CheckFacts,
  prefix = '',
): InputIssue[] {
  return fields
    .filter((field) => isVisible(field, facts))
    .flatMap((field) => {
      const path = `${prefix}${field.stableId}`
      const value = answers[field.stableId]
      if (isEmpty(value)) return isRequired(field, facts) ? [issue(path, words.missing)] : []
      return fieldIssues(field, value, facts, path)
    })
}

/** Parts that no control of their own asks: what is drawn, and what the registry of streets knows of an address. */
function extraParts({ type, within: where }: InnerField | Field): readonly string[] {
  if (type === 'place') return ['geometry']
  return type === 'address' && where === 'city' ? ['street-code', 'number-known'] : []
}

function addressIssues(field: InnerField | Field, value: unknown, facts: CheckFacts, path: string): InputIssue[] {
  const found = partIssues(field, value, facts, path)
  if (!isRecord(value)) return found
  const { 'street-code': code, 'number-known': known } = value
  if (code === oneOfSeveral) return [...found, issue(`${path}.street`, words.several)]
  const isRight =
    (code === undefined || (typeof code === 'string' && /^([A-Z0-9]{1,12}|-)$/.test(code))) &&
    (known === undefined || known === false)
  return isRight ? found : [...found, issue(path, words.type)]
}

function partIssues(field: InnerField | Field, value: unknown, facts: CheckFacts, path: string): InputIssue[] {
  if (!isRecord(value)) return [issue(path, words.type)]
  const parts = partsOf(field).map((part) => part.field)
  const extra = extraParts(field)
  return [
    ...unknownParts([...parts.map(({ stableId }) => stableId), ...extra], value, path),
    ...checkRecord(parts, value, within(facts, value), `${path}.`),
  ]
}

function periodIssues(field: Field, value: unknown, facts: CheckFacts, path: string): InputIssue[] {
  const found = partIssues(field, value, facts, path)
  if (found.length > 0 || !isRecord(value)) return found
  const [from, until] = [String(value['from']), String(value['until'])]
  if (until < from) return [issue(`${path}.until`, words.order)]
  const outside = [dayIssue(field, from, facts), dayIssue(field, until, facts)]
  return outside.flatMap((message, index) =>
    message ? [issue(`${path}.${index === 0 ? 'from' : 'until'}`, message)] : [],
  )
}

function placeIssues(field: Field, value: unknown, facts: CheckFacts, path: string): InputIssue[] {
  const found = partIssues(field, value, facts, path)
  if (found.length > 0 || !isRecord(value)) return found
  const { geometry, description } = value
  if (geometry === undefined) return isEmpty(description) ? [issue(`${path}.description`, words.where)] : []
  const names = { Point: 'point', LineString: 'line', Polygon: 'area' } as const
  const allowed = field.geometry ?? ['point']
  if (isGeometry(geometry) && !allowed.includes(names[geometry.type])) return [issue(path, words.drawing)]
  const fault = drawingFault(geometry, facts.territory)
  return fault ? [issue(path, drawingWords[fault])] : []
}

function groupIssues(field: Field, value: unknown, facts: CheckFacts, path: string): InputIssue[] {
  if (!Array.isArray(value)) return [issue(path, words.type)]
  const [least, most] = [field.minRows ?? 0, maxRowsOf(field)]
  const fields = field.fields ?? []
  const names = fields.map(({ stableId }) => stableId)
  const rows = value.flatMap((row: unknown, index) => {
    if (!isRecord(row)) return [issue(`${path}.${index}`, words.type)]
    const at = `${path}.${index}`
    return [...unknownParts(names, row, at), ...checkRecord(fields, row, within(facts, row), `${at}.`)]
  })
  if (value.length < least)
    return [
      issue(path, {
        it: `Servono almeno ${least} voci: aggiungile.`,
        en: `At least ${least} entries are needed: add them.`,
      }),
      ...rows,
    ]
  if (value.length > most)
    return [
      issue(path, {
        it: `Le voci sono troppe: al massimo ${most}.`,
        en: `There are too many entries: ${most} at the most.`,
      }),
    ]
  return rows
}

function tableIssues(field: Field, value: unknown, facts: CheckFacts, path: string): InputIssue[] {
  if (!isRecord(value)) return [issue(path, words.type)]
  const [rows, columns] = [field.rows ?? [], field.fields ?? []]
  return [
    ...unknownParts(rows, value, path),
    ...rows.flatMap((row) => {
      const cells = value[row] ?? {}
      const at = `${path}.${row}`
      if (!isRecord(cells)) return [issue(at, words.type)]
      const names = columns.map(({ stableId }) => stableId)
      return [...unknownParts(names, cells, at), ...checkRecord(columns, cells, within(facts, cells), `${at}.`)]
    }),
  ]
}

function fieldIssues(field: Field, value: unknown, facts: CheckFacts, path: string): InputIssue[] {
  switch (field.type) {
    case 'period':
      return periodIssues(field, value, facts, path)
    case 'place':
      return placeIssues(field, value, facts, path)
    case 'address':
      return addressIssues(field, value, facts, path)
    case 'person':
    case 'cadastral':
      return partIssues(field, value, facts, path)
    case 'group':
      return groupIssues(field, value, facts, path)
    case 'table':
      return tableIssues(field, value, facts, path)
    case 'file':
      return fileIssues(field, value, facts.files, path)
    default: {
      const message = valueIssue({ ...field, type: field.type }, value, facts)
      return message ? [issue(path, message)] : []
    }
  }
}
