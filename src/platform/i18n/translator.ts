import { IntlMessageFormat } from 'intl-messageformat'
import { defaultLocale, type Locale } from './locale.ts'
import type { Messages, Texts } from './messages.ts'
import type { Parameters } from './parameters.ts'

type NeedsNone<T extends string> = keyof Parameters<T> extends never ? true : false

/** `t('key')`, or `t('key', { name })` when the Italian message has parameters: both are checked by the compiler. */
export type Translate<It extends Texts> = <K extends keyof It & string>(
  key: K,
  ...parameters: NeedsNone<It[K]> extends true ? [] : [Parameters<It[K]>]
) => string

/** A text as it is said: by itself, or with parameters. */
type Said = string | IntlMessageFormat

// Parsing a message costs ten times its formatting, so each text is parsed once a process.
const parsed = new WeakMap<Texts, Map<string, Said>>()
// English dates and numbers follow British use: this is a European municipality.
const tags = { it: 'it-IT', en: 'en-GB' } as const satisfies Record<Locale, string>

/** Whether a message is its own text: nothing to fill in, nothing quoted. */
const isPlain = (text: string): boolean => !/[{}']/.test(text)

function saidAs(texts: Texts, locale: Locale, key: string): Said {
  const cache = parsed.get(texts) ?? new Map<string, Said>()
  parsed.set(texts, cache)
  const known = cache.get(key)
  if (known !== undefined) return known
  const text = texts[key]
  if (text === undefined) throw new Error(`No text for key "${key}" in locale "${locale}"`)
  // ignoreTag: messages are plain words; "<" is a character, never markup.
  const made = isPlain(text) ? text : new IntlMessageFormat(text, tags[locale], undefined, { ignoreTag: true })
  cache.set(key, made)
  return made
}

export function languageTag(locale: Locale): string {
  return tags[locale]
}

export function translator<It extends Texts>(messages: Messages<It>, locale: Locale = defaultLocale): Translate<It> {
  const texts: Texts = messages[locale]
  return (key, ...[parameters]) => {
    const said = saidAs(texts, locale, key)
    return typeof said === 'string' ? said : String(said.format(parameters))
  }
}
