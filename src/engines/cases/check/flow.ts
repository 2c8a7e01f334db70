import type { Action, ServicePack } from '../definition.ts'
import { askedFact, givenFact } from '#engines/terms/index.ts'
import { problem } from './problem.ts'
import type { PackProblem } from './problem.ts'

/** The states that actions lead to from a state, itself included; of those actions alone that are given. */
export function reachable(actions: readonly Action[], from: string): Set<string> {
  const found = new Set([from])
  for (const state of found)
    for (const action of actions) if (action.to !== undefined && action.from.includes(state)) found.add(action.to)
  return found
}

/** Every state can be reached and left, and the case can end, from wherever it is and also when a clock expires. */
export function checkFlow({ definition }: ServicePack): PackProblem[] {
  const { states, actions, clocks, initialState } = definition
  const ends = new Set(states.filter(({ kind }) => kind === 'end').map(({ id }) => id))
  const live = reachable(actions, initialState)
  const stuck = states.flatMap(({ id }, index) => {
    const path = `definition.states.${index}`
    if (!live.has(id)) return [problem(path, `state ${id} is never reached`)]
    if (ends.has(id) || [...reachable(actions, id)].some((next) => ends.has(next))) return []
    return [problem(path, `state ${id} is a dead end: no action and no time brings the case to an end`)]
  })
  const recorded = new Set([
    'received',
    ...actions.flatMap(({ fact, asks = [], gives }) => [
      ...(fact === undefined ? [] : [fact]),
      ...asks.map(askedFact),
      ...(gives === undefined ? [] : [givenFact(gives)]),
    ]),
  ])
  const asleep = clocks.flatMap(({ id, startOn }, index) =>
    'fact' in startOn && !recorded.has(startOn.fact)
      ? [problem(`definition.clocks.${index}.startOn`, `clock ${id} never starts: no action records ${startOn.fact}`)]
      : [],
  )
  // where silence decides, the case must end with it: otherwise the page would say "open" of a case that the law has closed
  const unheard = clocks.flatMap(({ id, onExpiry, preventions }, index) => {
    if (['escalates', 'overdue', 'proceeds'].includes(onExpiry.effect)) return []
    const expired = actions.filter(({ when }) => when?.event === 'expired' && when.clock === id)
    // a clock whose expiry is prevented on every way to a state does not expire there
    const expiring = reachable(
      actions.filter((action) => preventions.every(({ fact }) => fact !== action.fact)),
      initialState,
    )
    const deaf = [...expiring].filter((state) => !ends.has(state) && !expired.some(({ from }) => from.includes(state)))
    return deaf.map((state) =>
      problem(`definition.clocks.${index}.onExpiry`, `nothing happens in state ${state} when clock ${id} expires`),
    )
  })
  return [...stuck, ...asleep, ...unheard]
}
