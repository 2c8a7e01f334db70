import type { Answers } from '../answer-value.ts'
import { isRecord } from '../fields/check-field.ts'
import { maxRowsOf } from '#kernel/form/shape.ts'
import type { Field } from '../fields/field.ts'

/** Name of the buttons that say what is to be done with the form. */
export const doName = '_do'

export const addRow = (name: string): string => `add:${name}`
export const removeRow = (name: string, index: number): string => `remove:${name}:${index}`

/** A button of a repeated group: which group, and which row goes; a new one when none. */
export interface RowEdit {
  readonly group: Field
  readonly removed?: number
}

/** The button of a repeated group that sent the form, if one did. */
export function readRowEdit(fields: readonly Field[], button: string, prefix = ''): RowEdit | undefined {
  const [verb, name = '', index = ''] = button.split(':')
  const group = fields.find((field) => field.type === 'group' && `${prefix}${field.stableId}` === name)
  if (!group || (verb !== 'add' && verb !== 'remove')) return undefined
  return verb === 'add' ? { group } : { group, removed: Number(index) }
}

/** The answers with a row more or less. */
export function editRows(answers: Answers, { group, removed }: RowEdit): Answers {
  const value = answers[group.stableId]
  const rows = Array.isArray(value) ? value.filter(isRecord) : []
  const blank = Array.from({ length: Math.max(0, (group.minRows ?? 0) - rows.length) }, () => ({}))
  const edited = removed === undefined ? [...rows, ...blank, {}] : rows.filter((_row, index) => index !== removed)
  return { ...answers, [group.stableId]: edited.slice(0, maxRowsOf(group)) }
}
