import type { ClockDefinition } from '#engines/terms/definition.ts'

/** Fact that an opinion was asked for, and that it was given. */
export const askedFact = (opinion: string): string => `${opinion}-asked`
export const givenFact = (opinion: string): string => `${opinion}-given`

/**
 * The clock of an opinion: twenty days from the request for one that the law asks for; without it the administration
 * goes on (L. 241/1990 art. 16(1)-(2)). For technical evaluations, ninety days (art. 17), give another count.
 */
export function opinionClock(opinion: string, title: ClockDefinition['title'], count = 20): ClockDefinition {
  return {
    id: opinion,
    of: 'opinion',
    title,
    norm: 'L. 241/1990 art. 16',
    startOn: { fact: askedFact(opinion) },
    term: { count, unit: 'calendar', rollover: true },
    suspensions: [],
    restarts: [],
    preventions: [],
    ends: [{ fact: givenFact(opinion), state: 'given', late: 'allowed' }],
    onExpiry: {
      effect: 'proceeds',
      state: 'not-given',
      norm: 'L. 241/1990 art. 16(2)',
      text: {
        it: 'Il parere non è arrivato nel termine: l’ufficio può decidere senza.',
        en: 'The opinion has not come within its term: the office may decide without it.',
      },
    },
    warnAt: [5, 1],
  }
}
