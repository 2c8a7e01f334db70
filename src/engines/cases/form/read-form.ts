import { readForm, type FormValues } from '#kernel/form/read-form.ts'
import type { Answers } from '../answer-value.ts'
import type { Field } from '../fields/field.ts'
import { readFileEdit } from './file-edit.ts'
import { doName, readRowEdit } from './row-edit.ts'
import { shapesOf } from './shapes.ts'

/**
 * Reads a posted form back into answers: what `FieldControls` showed, and nothing else. `shown` are the fields that the
 * page had; the answers to the others are for the caller to keep. `unasked` are those of rows that it had not: an answer
 * just given may ask for them. Empty rows count where a button of a row or of a file sent the form, and where it is said. What is not right is kept as it was typed.
 */
export function readAnswers(
  fields: readonly Field[],
  form: FormValues,
  locale: 'it' | 'en',
  { prefix = '', keepsEmptyRows = false }: { prefix?: string | undefined; keepsEmptyRows?: boolean } = {},
): { readonly answers: Answers; readonly shown: readonly string[]; readonly unasked: readonly string[] } {
  const button = form.text(doName)
  const isEdit = readRowEdit(fields, button, prefix) !== undefined || readFileEdit(button) !== undefined
  const read = readForm(shapesOf(fields), form, { locale, prefix, keepsEmptyRows: keepsEmptyRows || isEdit })
  // the shape is that of answers by construction, but for what was drawn: the operation parses all of it
  return { ...read, answers: read.answers as Answers }
}
