import { definePath } from '#platform/http/paths.ts'
import type { Locale, Text } from '#kernel/text.ts'

/** Where ratings of pages are sent. */
export const ratingPath = definePath('/valutazione')

/** Reasons of a rating, in the order of the national model; the same codes for good and bad ones. */
export const ratingAnswers = ['clear', 'complete', 'guided', 'technical', 'other'] as const
export type RatingAnswer = (typeof ratingAnswers)[number]

/** What the national model asks after four or five stars, and its reasons word for word. */
export const positiveReasons: { readonly question: Text; readonly answers: Readonly<Record<RatingAnswer, Text>> } = {
  question: { it: 'Quali sono stati gli aspetti che hai preferito?', en: 'What did you like best?' },
  answers: {
    clear: { it: 'Le indicazioni erano chiare', en: 'The instructions were clear' },
    complete: { it: 'Le indicazioni erano complete', en: 'The instructions were complete' },
    guided: {
      it: 'Capivo sempre che stavo procedendo correttamente',
      en: 'I always knew that I was on the right way',
    },
    technical: { it: 'Non ho avuto problemi tecnici', en: 'I had no technical problems' },
    other: { it: 'Altro', en: 'Other' },
  },
}

/** What it asks after one to three stars. */
export const negativeReasons: typeof positiveReasons = {
  question: { it: 'Dove hai incontrato le maggiori difficoltà?', en: 'Where did you find it hardest?' },
  answers: {
    clear: { it: 'A volte le indicazioni non erano chiare', en: 'At times the instructions were not clear' },
    complete: { it: 'A volte le indicazioni non erano complete', en: 'At times the instructions were not complete' },
    guided: {
      it: 'A volte non capivo se stavo procedendo correttamente',
      en: 'At times I did not know whether I was on the right way',
    },
    technical: { it: 'Ho avuto problemi tecnici', en: 'I had technical problems' },
    other: { it: 'Altro', en: 'Other' },
  },
}

/** Stars from which a rating is a good one. */
export const goodFrom = 4

/** The reason of a rating in words; empty where none was chosen. */
export function ratingAnswerText(stars: number, answer: string | null, locale: Locale): string {
  const { answers } = stars >= goodFrom ? positiveReasons : negativeReasons
  const code = ratingAnswers.find((one) => one === answer)
  return code === undefined ? '' : answers[code][locale]
}
