import type { Opening } from '../definition.ts'
import { isRecord } from '../fields/check-field.ts'
import type { Field } from '../fields/field.ts'
import { labelOfPath } from '../form/summary.ts'
import { textIfAny } from '../form/words.ts'
import type { ServiceTexts } from '../form/words.ts'
import { messageKinds } from './kinds.ts'

/** One thing that a message says, as it came. */
export interface RawFact {
  readonly label: string
  readonly value: string
}

interface Words {
  readonly kind: string
  /** What the service that opens from the message calls things, where there is one. */
  readonly opening: Opening | undefined
  readonly fields: readonly Field[]
  readonly texts: ServiceTexts
  readonly locale: 'it' | 'en'
}

/** The field that a fact answers, and the option that a choice of it means. */
function answering({ opening }: Words, fact: string) {
  const found = Object.entries(opening?.answers ?? {}).find(
    ([, rule]) => (typeof rule === 'string' ? rule : rule.fact) === fact,
  )
  if (!found) return undefined
  const [field, rule] = found
  const values: Readonly<Record<string, string>> = typeof rule === 'string' ? {} : rule.values
  return { field, meant: (option: string) => values[option] ?? option }
}

function sayLeaf(words: Words, path: readonly string[], value: unknown): string {
  const { texts, locale } = words
  if (typeof value === 'boolean') return locale === 'it' ? (value ? 'Sì' : 'No') : value ? 'Yes' : 'No'
  const [fact = '', ...inner] = path
  const found = answering(words, fact)
  const names = [found?.field ?? fact, ...inner.filter((name) => !/^\d+$/.test(name))]
  const option = inner.length === 0 ? (found?.meant(String(value)) ?? String(value)) : String(value)
  return textIfAny(texts, locale, `fields.${names.join('.')}.options.${option}`) ?? String(value)
}

function sayLabel(words: Words, path: readonly string[]): string {
  const { kind, fields, texts, locale } = words
  const [fact = '', ...inner] = path
  const field = answering(words, fact)?.field
  const label = field === undefined ? undefined : labelOfPath(fields, [field, ...inner].join('.'), texts, locale)
  return label ?? messageKinds.get(kind)?.labels[fact]?.[locale] ?? path.join(', ')
}

function leaves(words: Words, value: unknown, path: readonly string[]): RawFact[] {
  if (Array.isArray(value)) return value.flatMap((one: unknown, index) => leaves(words, one, [...path, String(index)]))
  if (isRecord(value)) return Object.entries(value).flatMap(([name, one]) => leaves(words, one, [...path, name]))
  if (value === undefined || value === null || value === '') return []
  return [{ label: sayLabel(words, path), value: sayLeaf(words, path, value) }]
}

/** What a message says, as it came: under the words of the form that it fills in, where there is one. Pure. */
export function rawFacts(words: Words, facts: Readonly<Record<string, unknown>>): RawFact[] {
  return leaves(words, facts, [])
}
