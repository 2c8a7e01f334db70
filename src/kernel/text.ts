export type Locale = 'it' | 'en'

/** A sentence or a name in the two languages of the platform. */
export type Text = Readonly<Record<Locale, string>>

export type TextParams = Readonly<Record<string, string | number>>

/** Fills `{name}` placeholders. One without its value stays visible, so that a gap is seen and not hidden. */
export function fill(template: string, params: TextParams = {}): string {
  return template.replace(/\{([a-zA-Z0-9_]+)\}/g, (placeholder, name: string) =>
    Object.hasOwn(params, name) ? String(params[name]) : placeholder,
  )
}

/** Fills both languages of a text. */
export function fillText(text: Text, params: TextParams = {}): Text {
  return { it: fill(text.it, params), en: fill(text.en, params) }
}
