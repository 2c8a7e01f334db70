import { isRecord } from '#kernel/form/shape.ts'
import type { Answers, AnswerValue } from '../answer-value.ts'

/** A button beside the files of an answer: it sends those chosen there, or takes one off. */
export interface FileEdit {
  /** Of the answer: `licence`, `vehicles.0.licence`. */
  readonly path: string
  readonly takenOff?: string
}

export const uploadTo = (path: string): string => `upload:${path}`
export const takeOff = (path: string, fileId: string): string => `take-off:${path}:${fileId}`

/** The button beside some files that sent the form, if one did. */
export function readFileEdit(button: string): FileEdit | undefined {
  const [verb, path = '', takenOff] = button.split(':')
  if (verb === 'upload') return { path }
  return verb === 'take-off' && takenOff !== undefined ? { path, takenOff } : undefined
}

const less = (ids: unknown, gone: string | undefined): string[] =>
  Array.isArray(ids) ? ids.map(String).filter((id) => id !== gone) : []

/** The answers without the file that was taken off. */
export function editFiles(answers: Answers, { path, takenOff }: FileEdit): Answers {
  const [root = '', index, inner] = path.split('.')
  const value: unknown = answers[root]
  if (takenOff === undefined || value === undefined) return answers
  if (inner === undefined) return { ...answers, [root]: less(value, takenOff) }
  if (!Array.isArray(value)) return answers
  const rows = value.map((row: unknown, at) =>
    isRecord(row) && String(at) === index ? { ...row, [inner]: less(row[inner], takenOff) } : row,
  )
  // rows of an answer stay rows of an answer
  return { ...answers, [root]: rows as AnswerValue }
}
