import { isTrue } from '#kernel/language/evaluate.ts'
import type { Expression } from '#kernel/language/expression.ts'
import type { Answers, Facts } from '#kernel/language/value.ts'

/** What reading a form and asking its conditions takes to know of a field: the same on the server and in the browser. */
export interface Shape {
  readonly stableId: string
  readonly type: string
  readonly required: boolean | Expression
  readonly visibleIf?: Expression | undefined
  /** Of a composite answer. */
  readonly parts?: readonly Shape[] | undefined
  /** Of a row of a group, or of a line of a table. */
  readonly fields?: readonly Shape[] | undefined
  readonly minRows?: number | undefined
  readonly maxRows?: number | undefined
  readonly rows?: readonly string[] | undefined
  /** Of a place: what can be drawn; a point unless said. */
  readonly geometry?: readonly string[] | undefined
}

type Record_ = Readonly<Record<string, unknown>>

export const isRecord = (value: unknown): value is Record_ =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

/** Whether nothing was answered: no text, no choice, no row, or only parts of which nothing was answered. */
export function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null) return true
  if (typeof value === 'string') return value.trim() === ''
  if (Array.isArray(value)) return value.length === 0
  return isRecord(value) && Object.values(value).every(isEmpty)
}

/** Rows of a repeated group at the most. */
export const maxRowsOf = ({ maxRows }: Pick<Shape, 'maxRows'>): number => maxRows ?? 20

/** Whether a field is asked, given the other answers. */
export function isVisible({ visibleIf }: Pick<Shape, 'visibleIf'>, facts: Facts): boolean {
  return visibleIf === undefined || isTrue(visibleIf, facts)
}

/** Whether an answer, or a document, is needed, given the other answers. */
export function isRequired({ required }: Pick<Shape, 'required'>, facts: Facts): boolean {
  return typeof required === 'boolean' ? required : isTrue(required, facts)
}

/** Facts in which the fields of a row, or the parts of an answer, are read as answers of their own. */
export const within = <Read extends Facts>(facts: Read, answers: Answers): Read => ({
  ...facts,
  answers: { ...facts.answers, ...answers },
})
