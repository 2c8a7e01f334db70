import type { Calendar } from '#kernel/calendars.ts'
import { endOfRomeDay } from '#kernel/dates.ts'
import type { Term } from '#kernel/terms.ts'
import { applyFact } from '#engines/terms/apply.ts'
import type { ClockDefinition, ClockDefinitions } from '#engines/terms/definition.ts'
import { dayOf, factsUntil, type DatedFact, type Fact, type Moment } from '#engines/terms/facts.ts'
import { endableState, lapse, NOTHING_YET, start, type Progress, type Rules } from '#engines/terms/progress.ts'

/** Finds a clock that another refers to. Throws when it is missing: `ClockDefinitions` refuses such a list. */
function clockNamed(clocks: ClockDefinitions, id: string): ClockDefinition {
  const found = clocks.find((clock) => clock.id === id)
  if (!found) throw new Error(`no clock ${id} in the case`)
  return found
}

/** The length of a clock. Half of an odd number of days is rounded up: nobody is late at noon. */
export function termOf({ term }: ClockDefinition, clocks: ClockDefinitions): Term {
  if (!('halfOf' in term)) return term
  const whole = termOf(clockNamed(clocks, term.halfOf), clocks)
  return { ...whole, count: Math.ceil(whole.count / 2) }
}

export function rulesOf(definition: ClockDefinition, calendar: Calendar, clocks: ClockDefinitions): Rules {
  return { definition, calendar, term: termOf(definition, clocks) }
}

/** The state of another clock just after a fact, for clocks that start only then. */
function isInState(
  rules: Rules,
  facts: readonly Fact[],
  fact: DatedFact,
  wanted: { clock: string; states: string[] },
  clocks: ClockDefinitions,
): boolean {
  const other = clockNamed(clocks, wanted.clock)
  const progress = foldFacts(other, facts, new Date(fact.instant), rules.calendar, clocks)
  return wanted.states.includes(endableState(rulesOf(other, rules.calendar, clocks), progress))
}

function foldStarted(rules: Rules, started: Progress, facts: readonly DatedFact[], at: Moment): Progress {
  const folded = facts.reduce((progress, fact) => applyFact(rules, progress, fact), started)
  return lapse(rules, folded, dayOf(at))
}

/** What the facts up to a moment make of a clock, time included. */
export function foldFacts(
  definition: ClockDefinition,
  facts: readonly Fact[],
  at: Moment,
  calendar: Calendar,
  clocks: ClockDefinitions,
): Progress {
  const rules = rulesOf(definition, calendar, clocks)
  const happened = factsUntil(facts, at)
  const { startOn } = definition
  if ('expiryOf' in startOn) {
    const { expiredDue } = foldFacts(clockNamed(clocks, startOn.expiryOf), facts, at, calendar, clocks)
    if (expiredDue === undefined) return NOTHING_YET
    const endOfDue = endOfRomeDay(expiredDue).getTime()
    const after = happened.filter(({ instant }) => instant > endOfDue)
    return foldStarted(rules, start(NOTHING_YET, expiredDue), after, at)
  }
  for (const [index, fact] of happened.entries()) {
    if (fact.fact !== startOn.fact) continue
    if ('clock' in startOn && !isInState(rules, facts, fact, startOn, clocks)) continue
    return foldStarted(rules, start(NOTHING_YET, fact.on), happened.slice(index + 1), at)
  }
  return NOTHING_YET
}
