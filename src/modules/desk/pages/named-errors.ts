import { labelled } from '#engines/cases/index.ts'
import type { FieldError } from '#ui/index.ts'

/** The errors of a form for its summary, each with the name of its field where the service has one. */
export function namedErrors(
  errors: Readonly<Record<string, string>>,
  texts: Readonly<Record<string, string>>,
): FieldError[] {
  return Object.entries(errors).map(([field, text]) => {
    const label = texts[`fields.${field}.label`]
    return { field, text: label === undefined ? text : labelled(label, text) }
  })
}
