import type { Locale } from './locale.ts'

export type Texts = Readonly<Record<string, string>>

/** The words of one area: every locale has exactly the keys of the Italian one. */
export interface Messages<It extends Texts = Texts> {
  readonly area: string
  readonly it: It
  readonly en: Readonly<Record<keyof It, string>>
}

const registered = new Map<string, Messages>()

/**
 * Declares the words of an area and registers them for the test that reads every key in every locale.
 * A key missing from, or only in, one locale does not compile.
 */
export function defineMessages<const It extends Texts, const En extends Record<keyof It, string>>(
  area: string,
  texts: { it: It; en: En & Record<Exclude<keyof En, keyof It>, never> },
): Messages<It> {
  if (registered.has(area)) throw new Error(`Messages of area "${area}" are defined twice`)
  const messages: Messages<It> = { area, it: texts.it, en: texts.en }
  registered.set(area, messages)
  return messages
}

export function registeredMessages(): Messages[] {
  return [...registered.values()]
}

export function textOf<It extends Texts>(messages: Messages<It>, locale: Locale, key: keyof It): string {
  return messages[locale][key]
}
