import type { Action, ServicePack } from '../../definition.ts'
import type { Graph, Situation, Step } from './graph.ts'
import type { Assumption } from './guards.ts'
import { sayAction, tellStory } from './story.ts'

/** What was found under one way of taking the conditions over the application. */
export interface Run {
  readonly assumption: Assumption
  readonly graph: Graph
}

/** A fault of the flow, with the situation that shows it. */
export interface Fault {
  readonly path: string
  readonly message: string
  /** Where the story of the fault ends; nothing when no story shows it. */
  readonly shownBy: { readonly run: Run; readonly situation: Situation } | undefined
}

/** What a fault is looked for in: the pack, one run, and how to say the story of a situation in it. */
interface Search {
  readonly pack: ServicePack
  readonly run: Run
  readonly tell: (situation: Situation) => string
}

const stateOf = ({ played }: Situation) => played.state.state

function stepsFrom({ situations, steps }: Graph): readonly (readonly Step[])[] {
  const found: Step[][] = situations.map(() => [])
  for (const step of steps) found[step.from]?.push(step)
  return found
}

/** Situations from which an end can be reached, or of which it is not known. */
function alive({ definition }: Assumption, { situations, steps, explored }: Graph): ReadonlySet<number> {
  const ends = new Set(definition.states.filter(({ kind }) => kind === 'end').map(({ id }) => id))
  const back: number[][] = situations.map(() => [])
  for (const { from, to } of steps) back[to]?.push(from)
  const found = new Set(
    situations.filter((one) => ends.has(stateOf(one)) || one.index >= explored).map(({ index }) => index),
  )
  for (const index of found) for (const before of back[index] ?? []) found.add(before)
  return found
}

function sayWaysOn(ways: readonly Step[], { pack }: Search): string {
  const names = [...new Set(ways.filter(({ action }) => action).map((step) => sayAction(step, pack)))]
  return names.length === 0
    ? 'then nobody can do anything'
    : `then no end can be reached any more, by any of: ${names.join(', ')}`
}

/** Faults of states in one run, each at its state, the shortest story first. */
function stateFaults(search: Search): Fault[] {
  const { pack, run, tell } = search
  const { graph, assumption } = run
  const living = alive(assumption, graph)
  const ways = stepsFrom(graph)
  const ends = new Set(assumption.definition.states.filter(({ kind }) => kind === 'end').map(({ id }) => id))
  const fault = (situation: Situation, message: string): Fault => ({
    path: `definition.states.${pack.definition.states.findIndex(({ id }) => id === stateOf(situation))}`,
    message,
    shownBy: { run, situation },
  })
  /** Whether the case was already lost when it last stood still. */
  const lostBefore = ({ came }: Situation): boolean => {
    const before = came && graph.situations[came.from]
    if (!before || living.has(before.index)) return false
    return !graph.passing.has(before.index) || lostBefore(before)
  }
  return graph.situations
    .filter(({ index }) => index < graph.explored && !graph.passing.has(index))
    .flatMap((situation) => {
      const { index, reading } = situation
      const state = stateOf(situation)
      if (!living.has(index))
        return lostBefore(situation)
          ? []
          : [
              fault(
                situation,
                `state ${state} is a dead end: ${tell(situation)}; ${sayWaysOn(ways[index] ?? [], search)}`,
              ),
            ]
      const onward = (ways[index] ?? []).filter(({ to, action }) => to !== index && action?.by !== 'consulted')
      if (ends.has(state) || reading.runs || onward.length > 0) return []
      return [
        fault(
          situation,
          `in state ${state} the case waits with no term: ${tell(situation)}; then no clock runs, and neither the office nor the applicant can go on`,
        ),
      ]
    })
}

/** Actions of the program that bring about each other, with nobody doing anything. */
function loopFaults({ pack, run, tell }: Search): Fault[] {
  const { graph } = run
  const byTime = new Map(
    graph.steps.filter(({ action }) => !action || action.by === 'system').map((step) => [step.from, step]),
  )
  const known = new Set<number>()
  return graph.situations.flatMap((situation) => {
    const seen: number[] = []
    let at: number | undefined = situation.index
    while (at !== undefined && !known.has(at)) {
      known.add(at)
      seen.push(at)
      at = byTime.get(at)?.to
    }
    const from = at === undefined ? -1 : seen.indexOf(at)
    if (from < 0) return []
    const steps = seen.slice(from).flatMap((index) => byTime.get(index) ?? [])
    const [first] = steps.flatMap(({ action }) => action ?? [])
    const start = graph.situations[seen[from] ?? 0] ?? situation
    const round = steps.filter(({ action }) => action).map((step) => sayAction(step, pack))
    return [
      {
        path: `definition.actions.${pack.definition.actions.findIndex(({ id }) => id === first?.id)}`,
        message: `actions of the program bring about each other for ever: ${tell(start)}; then ${round.join('; ')}; and so on`,
        shownBy: { run, situation: start },
      },
    ]
  })
}

/** The faults of one run. */
export function faultsOf(pack: ServicePack, run: Run): Fault[] {
  const tell = (situation: Situation) => `${run.assumption.said}${tellStory(run.graph, situation, pack)}`
  const search = { pack, run, tell }
  return [...loopFaults(search), ...stateFaults(search)]
}

/** States and actions that some case comes to, and where the others come nearest. */
export function whatHappens(runs: readonly Run[]) {
  const states = new Set(runs.flatMap(({ graph }) => graph.situations.map(stateOf)))
  const actions = new Set(runs.flatMap(({ graph }) => graph.steps.flatMap(({ action }) => action?.id ?? [])))
  const nearest = ({ from }: Action) => {
    for (const run of runs) {
      const { situations, passing } = run.graph
      const situation = situations.find((one) => from.includes(stateOf(one)) && !passing.has(one.index))
      if (situation) return { run, situation }
    }
    return undefined
  }
  return { states, actions, nearest }
}
