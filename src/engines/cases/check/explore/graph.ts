import type { Calendar } from '#kernel/calendars.ts'
import type { Action, ServiceDefinition } from '../../definition.ts'
import { timedEvents } from '../../legal.ts'
import { doPlayed, happenPlayed, openPlayed, possibleActions } from '../../play-scenario.ts'
import type { PlayedCase } from '../../play-scenario.ts'
import { situationReader } from './situation.ts'
import type { Reading } from './situation.ts'

/** A way from one situation to another: something done, by somebody or by the program, or time alone. */
export interface Step {
  readonly from: number
  readonly to: number
  readonly at: Date
  /** Nothing when only time passes. */
  readonly action: Action | undefined
}

/** A case as it can come to be, shortest story first. */
export interface Situation {
  readonly index: number
  readonly played: PlayedCase
  readonly at: Date
  readonly reading: Reading
  /** The step that first led here; nothing for the beginning. */
  readonly came: Step | undefined
}

export interface Graph {
  readonly situations: readonly Situation[]
  readonly steps: readonly Step[]
  /** Situations that something is due to change at once: nobody can act in them. */
  readonly passing: ReadonlySet<number>
  /** Situations whose ways on were looked at, from the first: all of them unless the budget was too small. */
  readonly explored: number
}

// a Monday on no feast's eve: the day itself does not matter, that it is always the same does
const receivedAt = new Date('2026-03-02T09:00:00Z')

interface Reached {
  readonly played: PlayedCase
  readonly at: Date
  readonly action: Action | undefined
}

type Reader = ReturnType<typeof situationReader>

/** What time makes of a case next: something due already comes before anybody can act. */
function timeStep(definition: ServiceDefinition, situation: Situation, read: Reader, calendar: Calendar) {
  const { played, at, reading } = situation
  const [event] = timedEvents(definition, played.state, at, calendar)
  const happen = (): Reached | undefined =>
    event && {
      played: happenPlayed(definition, played, event),
      at: event.at > at ? event.at : at,
      action: event.action,
    }
  if (event && event.at <= at) return { urgent: true, reached: happen() }
  let { instants } = reading
  // an instant that changes nothing is passed over
  for (let tries = 0; tries < 50; tries += 1) {
    const [next] = instants
    if (event && (next === undefined || event.at <= next)) return { urgent: false, reached: happen() }
    if (next === undefined) return { urgent: false, reached: undefined }
    const later = read(played, next)
    if (later.key !== reading.key) return { urgent: false, reached: { played, at: next, action: undefined } }
    ;({ instants } = later)
  }
  return { urgent: false, reached: undefined }
}

/**
 * The situations that a case can come to, whatever people do and however long they wait, by breadth so that the story
 * of each is a shortest one. Situations that can go on in the same ways are one. Pure, and always the same.
 */
export function exploreGraph(definition: ServiceDefinition, budget: number, calendar: Calendar): Graph {
  const read = situationReader(definition, calendar)
  const known = new Map<string, number>()
  const situations: Situation[] = []
  const steps: Step[] = []
  const passing = new Set<number>()
  const arrive = (from: number | undefined, { played, at, action }: Reached): void => {
    const reading = read(played, at)
    const { key } = reading
    const index = known.get(key) ?? situations.length
    const step = from === undefined ? undefined : { from, to: index, at, action }
    if (step) steps.push(step)
    if (known.has(key)) return
    known.set(key, index)
    situations.push({ index, played, at, reading, came: step })
  }
  arrive(undefined, { played: openPlayed(definition, receivedAt), at: receivedAt, action: undefined })
  let explored = 0
  for (const situation of situations) {
    if (situations.length > budget) break
    explored += 1
    const { played, at, index } = situation
    const { urgent, reached } = timeStep(definition, situation, read, calendar)
    if (reached) arrive(index, reached)
    if (urgent) passing.add(index)
    if (urgent) continue
    for (const action of possibleActions(definition, played, at, calendar))
      arrive(index, { played: doPlayed(definition, played, action, at), at, action })
  }
  return { situations, steps, passing, explored }
}
