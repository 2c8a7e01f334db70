import type { PackProblem } from '../check/index.ts'

type Locale = 'it' | 'en'
type Sentence = Readonly<Record<Locale, (...found: readonly string[]) => string>>

/** What the check says, and what an officer is told: by its words, since they are what a pack's author reads too. */
const sentences: readonly (readonly [RegExp, Sentence])[] = [
  [
    /^(?:the text is empty|no text)$/,
    { it: () => 'Manca il testo: scrivilo.', en: () => 'The text is missing: write it.' },
  ],
  [
    /^not a valid ICU message/,
    {
      it: () => 'Una parentesi graffa non è scritta bene: i valori si scrivono {così}.',
      en: () => 'A brace is not written right: values are written {like this}.',
    },
  ],
  [
    /^no value for the parameter (.*)$/,
    { it: (name) => `Il valore {${name}} qui non c’è.`, en: (name) => `There is no value {${name}} here.` },
  ],
  [
    /^parameters \[(.*)\] instead of \[(.*)\]$/,
    {
      it: (en, it) =>
        `Le due lingue devono usare gli stessi valori: in italiano ${it || 'nessuno'}, in inglese ${en || 'nessuno'}.`,
      en: (en, it) => `Both languages must use the same values: Italian ${it || 'none'}, English ${en || 'none'}.`,
    },
  ],
  [
    /^(?:is no money|an amount is a whole number of cents)$/,
    { it: () => 'Scrivi un importo, per esempio 12,50.', en: () => 'Write an amount, such as 12.50.' },
  ],
  [/^is no number$/, { it: () => 'Scrivi un numero.', en: () => 'Write a number.' }],
  [/^is no text$/, { it: () => 'Scrivi un testo.', en: () => 'Write a text.' }],
  [
    /^the last key is a threshold/,
    { it: () => 'La soglia è un numero: scrivilo.', en: () => 'The threshold is a number: write it.' },
  ],
]

/** A fault of an edited pack in plain words. */
export function sayProblem({ message }: PackProblem, locale: Locale): string {
  for (const [pattern, sentence] of sentences) {
    const match = pattern.exec(message)
    if (match) return sentence[locale](...match.slice(1))
  }
  return locale === 'it' ? `Il controllo del servizio dice (in inglese): ${message}` : `The check says: ${message}`
}
