import { IntlMessageFormat } from 'intl-messageformat'

type Values = Readonly<Record<string, string | number>>

/** Words of a service in one language, as the operations give them. */
export type ServiceTexts = Readonly<Record<string, string>>

const formats = new Map<string, IntlMessageFormat>()

/** A text of a service, if it has it. */
export function textIfAny(
  texts: ServiceTexts,
  locale: 'it' | 'en',
  key: string,
  values: Values = {},
): string | undefined {
  if (!Object.hasOwn(texts, key)) return undefined
  const message = texts[key] ?? ''
  const cacheKey = `${locale}\0${message}`
  const format = formats.get(cacheKey) ?? new IntlMessageFormat(message, locale, undefined, { ignoreTag: true })
  formats.set(cacheKey, format)
  return String(format.format(values))
}

/** A text of a service, or its key in brackets: the check of a service refuses a missing text. */
export function textOf(texts: ServiceTexts, locale: 'it' | 'en', key: string, values: Values = {}): string {
  return textIfAny(texts, locale, key, values) ?? `[${key}]`
}
