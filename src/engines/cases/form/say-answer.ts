import { formatDate, isPlainDate } from '#kernel/dates.ts'
import type { Answers } from '../answers.ts'
import type { Field } from '../definition.ts'
import { textIfAny } from './words.ts'
import type { ServiceTexts } from './words.ts'

/** An answer in words: the names of what was chosen, a date as it is said. */
export function sayAnswer(
  field: Pick<Field, 'stableId' | 'type'>,
  value: Answers[string],
  texts: ServiceTexts,
  locale: 'it' | 'en',
): string {
  const option = (id: string) => textIfAny(texts, locale, `fields.${field.stableId}.options.${id}`) ?? id
  if (typeof value === 'boolean') return value ? (locale === 'it' ? 'Sì' : 'Yes') : 'No'
  if (Array.isArray(value)) return value.map(option).join('; ')
  if (field.type === 'choice') return option(value)
  return field.type === 'date' && isPlainDate(value) ? formatDate(value, locale) : value
}
