import { labelled, labelOfPath, type Field } from '#engines/cases/index.ts'
import type { FieldError, PageView } from '#ui/index.ts'
import type { OfficeCase } from '../schema.ts'

/** The errors of a form for its summary, each with the name of its field, down to its row and part, where it has one. */
export function namedErrors(
  { locale }: Pick<PageView, 'locale'>,
  { texts }: Pick<OfficeCase, 'texts'>,
  fields: readonly Field[],
  errors: Readonly<Record<string, string>>,
): FieldError[] {
  return Object.entries(errors).map(([field, text]) => {
    const label = labelOfPath(fields, field, texts, locale)
    return { field, text: label === undefined ? text : labelled(label, text) }
  })
}
