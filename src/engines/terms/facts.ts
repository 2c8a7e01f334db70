import { endOfRomeDay, romeDate, startOfRomeDay, type PlainDate } from '#kernel/dates.ts'

/** Something that happened and matters in law: on a legal date, or at an instant that is mapped to its date in Rome. */
export type Fact = { readonly fact: string; readonly on: PlainDate } | { readonly fact: string; readonly at: Date }

/** The time of a reading: an instant, or a date for the end of that day in Rome. */
export type Moment = Date | PlainDate

/** A fact placed on the line of time. */
export type DatedFact = { readonly fact: string; readonly on: PlainDate; readonly instant: number }

export function dayOf(moment: Moment): PlainDate {
  return moment instanceof Date ? romeDate(moment) : moment
}

export function instantOf(moment: Moment): Date {
  return moment instanceof Date ? moment : endOfRomeDay(moment)
}

function place(fact: Fact): DatedFact {
  if ('at' in fact) return { fact: fact.fact, on: romeDate(fact.at), instant: fact.at.getTime() }
  // A fact with only a date counts from the beginning of its day: it can be read at any hour of it.
  return { fact: fact.fact, on: fact.on, instant: startOfRomeDay(fact.on).getTime() }
}

/** The facts that have happened at a moment, in the order of time; those of one instant keep the order given. */
export function factsUntil(facts: readonly Fact[], moment: Moment): DatedFact[] {
  const limit = instantOf(moment).getTime()
  return facts
    .map(place)
    .filter(({ instant }) => instant <= limit)
    .sort((a, b) => a.instant - b.instant)
}
