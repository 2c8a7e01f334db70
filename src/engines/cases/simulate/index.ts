import type { Calendar } from '#kernel/calendars.ts'
import { italianCalendar } from '#kernel/calendars.ts'
import { romeDate } from '#kernel/dates.ts'
import { assess } from '../assess.ts'
import type { ServicePack } from '../definition.ts'
import { playScenario } from '../play-scenario.ts'
import { randomApplication } from './application.ts'
import { diceOf } from './dice.ts'
import { playByChance, readEnd } from './random-case.ts'
import type { CaseEnd } from './random-case.ts'

/** Figures of the cases that ended in one way. Days from the receipt to the end; shares between 0 and 1. */
export interface OutcomeFigures {
  readonly outcome: string
  readonly cases: number
  readonly share: number
  readonly medianDays: number | null
  readonly p90Days: number | null
  /** Of these cases, those in which a term of the case had expired: by silence, or by a decision that came after it. */
  readonly lateShare: number
}

/** What a service would do to many cases. */
export interface Simulation {
  readonly service: string
  readonly seed: number
  readonly cases: number
  /** Applications made by chance that the form, the rules and the conditions took; the others were played all the same. */
  readonly validApplications: number
  readonly scenarios: readonly { readonly name: string; readonly ends: string; readonly days: number | null }[]
  readonly outcomes: readonly OutcomeFigures[]
  readonly all: OutcomeFigures
  readonly feesCents: {
    readonly min: number | null
    readonly median: number | null
    readonly max: number | null
    /** Cases whose fee could not be worked out. */
    readonly unknown: number
  }
  readonly opinions: readonly {
    readonly opinion: string
    readonly asked: number
    readonly given: number
    readonly notGiven: number
  }[]
}

/** The value that this share of a sorted list does not exceed (nearest rank). */
function quantile(values: readonly number[], share: number): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null
}

function figures(outcome: string, ends: readonly CaseEnd[], all: number): OutcomeFigures {
  const days = ends.flatMap((end) => end.days ?? [])
  return {
    outcome,
    cases: ends.length,
    share: all === 0 ? 0 : ends.length / all,
    medianDays: quantile(days, 0.5),
    p90Days: quantile(days, 0.9),
    lateShare: ends.length === 0 ? 0 : ends.filter(({ late }) => late).length / ends.length,
  }
}

function opinionFigures({ definition }: ServicePack, ends: readonly CaseEnd[]) {
  return (definition.opinions ?? []).map(({ id }) => {
    const states = ends.flatMap(({ opinions }) => opinions.filter(({ opinion }) => opinion.id === id))
    const count = (wanted: string) => states.filter(({ state }) => state === wanted).length
    return {
      opinion: id,
      asked: states.length - count('not-asked'),
      given: count('given'),
      notGiven: count('not-given') + count('awaited'),
    }
  })
}

const YEAR_HOURS = 365 * 24

/**
 * Plays the scenarios of a pack, then cases by chance: applications that the form takes where some can be found, received
 * at any hour of 2026, and people who act at their own pace or stay silent. It says how a service works out, not how
 * people behave. The same seed gives the same figures.
 */
export function simulate(
  pack: ServicePack,
  { cases, seed }: { readonly cases: number; readonly seed: number },
  calendar: Calendar = italianCalendar(),
): Simulation {
  const { definition } = pack
  const dice = diceOf(seed)
  const played = Array.from({ length: cases }, () => {
    const at = new Date(Date.UTC(2026, 0, 1) + dice.whole(0, YEAR_HOURS - 1) * 3_600_000)
    const today = romeDate(at)
    const { answers, valid } = randomApplication(definition, today, dice)
    const { totalCents } = assess(definition, answers, today, () => undefined, 'en')
    return { valid, totalCents, end: playByChance(definition, answers, at, dice, calendar) }
  })
  const ends = played.map(({ end }) => end)
  const fees = played.flatMap(({ totalCents }) => totalCents ?? [])
  const names = [...definition.outcomes.map(({ id }) => id), undefined]
  return {
    service: definition.id,
    seed,
    cases,
    validApplications: played.filter(({ valid }) => valid).length,
    scenarios: pack.scenarios.map((scenario) => {
      const end = readEnd(
        definition,
        playScenario(definition, scenario, calendar),
        new Date(scenario.expect.at),
        calendar,
      )
      return { name: scenario.name, ends: end.outcome ?? `open: ${end.state}`, days: end.days ?? null }
    }),
    outcomes: names
      .map((name) =>
        figures(
          name ?? 'open',
          ends.filter(({ outcome }) => outcome === name),
          cases,
        ),
      )
      .filter((one) => one.cases > 0)
      .sort((a, b) => b.cases - a.cases),
    all: figures('all', ends, cases),
    feesCents: {
      min: quantile(fees, 0),
      median: quantile(fees, 0.5),
      max: quantile(fees, 1),
      unknown: cases - fees.length,
    },
    opinions: opinionFigures(pack, ends),
  }
}
