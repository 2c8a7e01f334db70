import type { FieldError } from '#ui/index.ts'
import type { Field, InnerField } from '../fields/field.ts'
import { partsOf } from '../fields/parts.ts'
import { labelled } from './labelled.ts'
import { textIfAny, textOf } from './words.ts'
import type { ServiceTexts } from './words.ts'

/** Labels on the way to an answer: of the field, the number of a row, the part: `Componenti, 2, Data di nascita`. */
function labelsOf(
  field: Field | InnerField,
  names: readonly string[],
  key: string,
  texts: ServiceTexts,
  locale: 'it' | 'en',
): string[] {
  const [name, ...rest] = names
  if (name === undefined) return []
  if (/^\d+$/.test(name)) return [String(Number(name) + 1), ...labelsOf(field, rest, key, texts, locale)]
  const row = textIfAny(texts, locale, `${key}.rows.${name}`)
  if (row !== undefined) return [row, ...labelsOf(field, rest, key, texts, locale)]
  const part = partsOf(field).find((one) => one.field.stableId === name)
  const inner = part?.field ?? ('fields' in field ? field.fields?.find(({ stableId }) => stableId === name) : undefined)
  const label = textIfAny(texts, locale, `${key}.${name}.label`) ?? part?.label[locale] ?? name
  return [label, ...(inner ? labelsOf(inner, rest, `${key}.${name}`, texts, locale) : [])]
}

/** What an answer of a form is called, down to its row and part: `Persona 2, Data di nascita`. */
export function labelOfPath(
  fields: readonly Field[],
  path: string,
  texts: ServiceTexts,
  locale: 'it' | 'en',
): string | undefined {
  const [root, ...inner] = path.split('.')
  const field = fields.find(({ stableId }) => stableId === root)
  if (!field) return undefined
  const key = `fields.${field.stableId}`
  const [index = '', ...rest] = inner
  // a row that has a name needs not that of its group
  const row = /^\d+$/.test(index) ? textIfAny(texts, locale, `${key}.row`) : undefined
  return row === undefined
    ? [textOf(texts, locale, `${key}.label`), ...labelsOf(field, inner, key, texts, locale)].join(', ')
    : [`${row} ${Number(index) + 1}`, ...labelsOf(field, rest, key, texts, locale)].join(', ')
}

/** The errors of a form for the summary at the top of the page, in the order of its fields, each with its way there. */
export function summaryOf(
  fields: readonly Field[],
  errors: Readonly<Record<string, string>>,
  texts: ServiceTexts,
  locale: 'it' | 'en',
  prefix = '',
): FieldError[] {
  const rootOf = (path: string) => path.split('.', 1)[0]
  return fields.flatMap(({ stableId }) =>
    Object.entries(errors)
      .filter(([path]) => rootOf(path) === stableId)
      .map(([path, text]) => ({
        field: `${prefix}${path}`,
        text: labelled(labelOfPath(fields, path, texts, locale) ?? path, text),
      })),
  )
}
