import { partName, readDate } from '#ui/index.ts'
import type { Answers } from '../answers.ts'
import type { Field } from '../definition.ts'
import { textOfParts } from './typed-date.ts'

/** What a form gives: the `Form` of a page, or the fields of a multipart body. */
export interface FormValues {
  readonly text: (name: string) => string
  readonly all: (name: string) => readonly string[]
}

/** Name of the hidden input that says which fields the page showed. */
export const shownName = '_shown'

function readOne(field: Field, name: string, form: FormValues): Answers[string] | undefined {
  switch (field.type) {
    case 'choices': {
      const chosen = form.all(name).filter(Boolean)
      return chosen.length === 0 ? undefined : chosen
    }
    case 'yes-no': {
      const said = form.text(name)
      return said === '' ? undefined : said === 'yes'
    }
    case 'date':
      return readTypedDate(name, form)
    default: {
      const typed = form.text(name)
      return typed.trim() === '' ? undefined : typed
    }
  }
}

function readTypedDate(name: string, form: FormValues): string | undefined {
  const names = [partName(name, 'day'), partName(name, 'month'), partName(name, 'year')]
  const read = readDate(Object.fromEntries(names.map((part) => [part, form.text(part)])), name)
  if (read.kind === 'empty') return undefined
  return read.kind === 'date' ? read.iso : textOfParts(read.parts)
}

/**
 * Reads a posted form back into answers: what `FieldControls` showed, and nothing else. `shown` are the fields that the
 * page had; the answers to the others are for the caller to keep. A date that does not exist is kept as it was typed.
 */
export function readAnswers(
  fields: readonly Field[],
  form: FormValues,
  prefix = '',
): { readonly answers: Answers; readonly shown: readonly string[] } {
  const named = form.text(`${prefix}${shownName}`).split(' ').filter(Boolean)
  const shown = fields.filter(({ stableId }) => named.length === 0 || named.includes(stableId))
  const entries = shown.flatMap((field) => {
    const value = readOne(field, `${prefix}${field.stableId}`, form)
    return value === undefined ? [] : [[field.stableId, value] as const]
  })
  return { answers: Object.fromEntries(entries), shown: shown.map(({ stableId }) => stableId) }
}
