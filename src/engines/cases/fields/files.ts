import type { InputIssue } from '#kernel/errors.ts'
import { isEmpty, isRecord, maxRowsOf } from '#kernel/form/shape.ts'
import type { Answers } from '#kernel/language/value.ts'
import type { Text } from '#kernel/text.ts'
import type { Field, InnerField } from './field.ts'

/** A file that somebody attached, as far as answers name it. */
export interface AttachedFile {
  readonly id: string
  readonly slot: string
}

/** A field of type file with the slot of its files: its path without the number of the row. */
interface FileField {
  readonly slot: string
  readonly field: Field | InnerField
  /** How many answers it may have: one, or one for each row. */
  readonly answers: number
}

const words = {
  type: { it: 'Il valore non è del tipo atteso.', en: 'The value is not of the expected type.' },
  gone: {
    it: 'Un file non c’è più: caricalo di nuovo.',
    en: 'A file is no longer here: upload it again.',
  },
} as const satisfies Record<string, Text>

/** Files that one answer may have. */
export const maxFilesOf = ({ maxFiles }: Pick<Field, 'maxFiles'>): number => maxFiles ?? 1

/** The slot of the files of an answer: `vehicles.licence` of `vehicles.0.licence`. */
export const slotAt = (path: string): string => path.replace(/\.\d+\./, '.')

/** The fields of a form that files answer, also those of rows. */
export function fileFields(fields: readonly Field[]): FileField[] {
  return fields.flatMap((field): FileField[] => {
    if (field.type === 'file') return [{ slot: field.stableId, field, answers: 1 }]
    return (field.fields ?? [])
      .filter(({ type }) => type === 'file')
      .map((inner) => ({ slot: `${field.stableId}.${inner.stableId}`, field: inner, answers: maxRowsOf(field) }))
  })
}

/** The same fields without those that files answer: what can be asked before anything can be attached. */
export function withoutFiles(fields: readonly Field[]): Field[] {
  return fields.flatMap((field) => {
    if (field.type === 'file') return []
    if (!field.fields?.some(({ type }) => type === 'file')) return [field]
    const others = field.fields.filter(({ type }) => type !== 'file')
    return others.length === 0 ? [] : [{ ...field, fields: others }]
  })
}

const idsIn = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])

/** The files that answers name, each with its slot. */
export function filesNamed(fields: readonly Field[], answers: Answers): AttachedFile[] {
  return fileFields(fields).flatMap(({ slot }) => {
    const [root = '', inner] = slot.split('.')
    const value = answers[root]
    const named =
      inner === undefined
        ? idsIn(value)
        : (Array.isArray(value) ? value.filter(isRecord) : []).flatMap((row) => idsIn(row[inner]))
    return named.map((id) => ({ id, slot }))
  })
}

/** What is wrong with the files of one answer; whether they are there is asked only where it is known what is. */
export function fileIssues(
  field: Field | InnerField,
  value: unknown,
  attached: readonly AttachedFile[] | undefined,
  path: string,
): InputIssue[] {
  if (!Array.isArray(value) || value.some((one: unknown) => typeof one !== 'string' || isEmpty(one)))
    return [{ path, message: words.type }]
  const most = maxFilesOf(field)
  if (value.length > most) {
    const message = {
      it: `I file sono troppi: al massimo ${most}. Togline qualcuno.`,
      en: `There are too many files: ${most} at the most. Remove some.`,
    }
    return [{ path, message }]
  }
  const slot = slotAt(path)
  const isThere = (id: string) => attached === undefined || attached.some((one) => one.id === id && one.slot === slot)
  return idsIn(value).every(isThere) ? [] : [{ path, message: words.gone }]
}
