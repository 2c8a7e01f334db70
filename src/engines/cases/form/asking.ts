import type { Child } from 'hono/jsx'
import type { Facts } from '#kernel/language/value.ts'
import type { FieldProps, TenantView } from '#ui/index.ts'
import { isRequired } from '../fields/check-field.ts'
import type { Field, InnerField } from '../fields/field.ts'
import type { Part } from '../fields/parts.ts'
import { textIfAny, textOf } from './words.ts'
import type { NamedFile } from './say-answer.ts'
import type { ServiceTexts } from './words.ts'

/** Streets that may have been meant, by the path of the address. */
export type StreetChoices = Readonly<Record<string, readonly { readonly code: string; readonly name: string }[]>>

/** What every control of a form is drawn with. */
export interface Asking {
  readonly locale: 'it' | 'en'
  /** Files that are here already. */
  readonly files: readonly NamedFile[] | undefined
  /** The municipality whose map places are drawn on. */
  readonly city: Pick<TenantView, 'map' | 'mapHref'> | undefined
  readonly texts: ServiceTexts
  readonly facts: Facts
  readonly errors: Readonly<Record<string, string>>
  readonly prefix: string
  /** Whether the page itself may show, hide or need a field. */
  readonly isLive: (field: Field | InnerField) => boolean
  /** Streets to choose from, by the path of the address in which several were meant. */
  readonly streets?: StreetChoices | undefined
  /** Draws the control of a field within another, whatever its type. */
  readonly control: (given: ControlProps) => Child
}

export interface ControlProps {
  readonly field: Field | InnerField
  /** Where the answer stands: `born`, `household.0.born`. */
  readonly path: string
  readonly value: unknown
  readonly asking: Asking
  /** The part of a composite answer that this is, whose words the engine has. */
  readonly part?: Part | undefined
}

/** Where the words of a field stand: those of a row's field under its group, without the number of the row. */
export const textKey = (path: string): string => `fields.${path.replace(/\.\d+\./g, '.')}`

/** Label, hint and error of a field, as its control takes them. */
export function propsOf({ field, path, asking, part }: ControlProps): FieldProps {
  const { locale, texts, facts, errors, prefix } = asking
  const key = textKey(path)
  return {
    locale,
    name: `${prefix}${path}`,
    label: textIfAny(texts, locale, `${key}.label`) ?? part?.label[locale] ?? textOf(texts, locale, `${key}.label`),
    hint: textIfAny(texts, locale, `${key}.hint`) ?? part?.hint?.[locale],
    error: errors[path],
    required: isRequired(field, facts),
  }
}
