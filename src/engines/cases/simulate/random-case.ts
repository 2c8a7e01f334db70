import type { Calendar } from '#kernel/calendars.ts'
import { daysBetween, romeDate } from '#kernel/dates.ts'
import type { Answers } from '../answer-value.ts'
import type { Action, ServiceDefinition } from '../definition.ts'
import { readLegal } from '../legal.ts'
import { readOpinions } from '../opinions.ts'
import type { OpinionReading } from '../opinions.ts'
import { doPlayed, letTimePass, openPlayed, possibleActions } from '../play-scenario.ts'
import type { PlayedCase } from '../play-scenario.ts'
import type { Dice } from './dice.ts'

/** How a case went. */
export interface CaseEnd {
  readonly state: string
  /** Nothing while the case is open. */
  readonly outcome: string | undefined
  /** From its receipt to its end; undefined while it is open. */
  readonly days: number | undefined
  /** Whether a term of the case had expired when it ended, or when it was left. */
  readonly late: boolean
  readonly opinions: readonly OpinionReading[]
}

const DAY_MILLISECONDS = 86_400_000
/** A case that has not ended in three years is counted as open. */
const MAX_DAYS = 3 * 365
const MAX_MOVES = 200

/** Who acts in a case and who stays silent, and how many days they take. */
function temper(dice: Dice) {
  const office = { acts: dice.chance(0.92), pace: dice.whole(1, 14) }
  return {
    handler: office,
    responsible: office,
    applicant: { acts: dice.chance(0.75), pace: dice.whole(1, 14) },
    consulted: { acts: dice.chance(0.7), pace: dice.whole(1, 14) },
    system: { acts: false, pace: 0 },
  } as const
}

/** How an ended, or abandoned, case stands. */
export function readEnd(
  definition: ServiceDefinition,
  { state, actions }: PlayedCase,
  at: Date,
  calendar: Calendar,
): CaseEnd {
  const then = state.closedAt ?? at
  const own = new Set(definition.clocks.filter((clock) => clock.of !== 'opinion').map(({ id }) => id))
  const { readings } = readLegal(definition, state.facts, then, calendar)
  const start = actions[0]?.at ?? then
  return {
    state: state.state,
    outcome: state.outcome ?? undefined,
    days: state.closedAt ? daysBetween(romeDate(start), romeDate(state.closedAt)) : undefined,
    late: readings.some(({ clockId, expiredAt, late }) => own.has(clockId) && (late || expiredAt !== undefined)),
    opinions: readOpinions(definition, state, then, calendar),
  }
}

/** Decisions come before asking again and again; people withdraw seldom, and answer when it is their turn. */
function weightOf({ state, actions }: PlayedCase, definition: ServiceDefinition) {
  const kindOf = (wanted: string | undefined) => definition.states.find(({ id }) => id === wanted)?.kind
  const isAsked = kindOf(state.state) === 'citizen'
  return ({ id, by, to, group }: Action): number => {
    const again = actions.filter(({ type }) => type === id).length
    if (by === 'applicant' && kindOf(to) === 'end') return 0.02
    if (by === 'applicant') return isAsked ? 3 : 0.05
    return (group === 'decision' ? 1.5 : 1) / (1 + again) ** 3
  }
}

/** Plays a case by chance: people who act or stay silent, at their own pace, until it ends or is left. Pure but for the dice. */
export function playByChance(
  definition: ServiceDefinition,
  application: Answers,
  submittedAt: Date,
  dice: Dice,
  calendar: Calendar,
): CaseEnd {
  const people = temper(dice)
  let played = openPlayed(definition, submittedAt, application)
  let at = submittedAt
  for (let move = 0; move < MAX_MOVES; move += 1) {
    const { pace } = dice.pick([people.handler, people.applicant, people.consulted])
    at = new Date(at.getTime() + dice.whole(1, pace * 24 * 2) * (DAY_MILLISECONDS / 24))
    played = letTimePass(definition, played, at, calendar)
    if (played.state.closedAt !== null || at.getTime() - submittedAt.getTime() > MAX_DAYS * DAY_MILLISECONDS) break
    const willing = possibleActions(definition, played, at, calendar).filter(({ by }) => people[by].acts)
    const weigh = weightOf(played, definition)
    // doing nothing for a while is always open: where all that is left is to withdraw, hardly anybody does
    const action = dice.weighted([undefined, ...willing], (one) => (one ? weigh(one) : 0.5))
    if (action) played = doPlayed(definition, played, action, at)
    if (played.state.closedAt !== null) break
  }
  return readEnd(definition, played, at, calendar)
}
