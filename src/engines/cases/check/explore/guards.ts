import { always, not, type Condition } from '#kernel/language/expression.ts'
import type { Action, ServiceDefinition } from '../../definition.ts'
import { possibilities } from './may-be.ts'

/** A service whose conditions over the application have been taken one way, and how. */
export interface Assumption {
  readonly definition: ServiceDefinition
  /** "taking the conditions of grant as fulfilled and of refuse as not fulfilled"; empty where there is nothing to take. */
  readonly said: string
}

/** Ways to take the conditions that are explored: what is left out is told. */
const MAX_ASSUMPTIONS = 16

type Truths = ReadonlyMap<string, boolean>

const nameOf = (guard: Condition) => JSON.stringify(guard)

function taken(definition: ServiceDefinition, truths: Truths): ServiceDefinition {
  const take = (action: Action): Action =>
    action.guard ? { ...action, guard: truths.get(nameOf(action.guard)) ? always() : not(always()) } : action
  return { ...definition, actions: definition.actions.map(take) }
}

function inWords({ actions }: ServiceDefinition, truths: Truths): string {
  const those = (wanted: boolean) =>
    actions.filter(({ guard }) => guard && truths.get(nameOf(guard)) === wanted).map(({ id }) => id)
  const parts = [
    ...(those(true).length > 0 ? [`of ${those(true).join(', ')} as fulfilled`] : []),
    ...(those(false).length > 0 ? [`of ${those(false).join(', ')} as not fulfilled`] : []),
  ]
  return parts.length === 0 ? '' : `taking the conditions ${parts.join(' and ')}, `
}

/** Both ways for each condition, but for the ways that no application of few-answer fields can bring about. */
function truthsOf(definition: ServiceDefinition, guards: readonly Condition[]): Truths[] {
  const possible = possibilities(definition, [...guards], true)
  const found = new Map<string, Truths>()
  for (const facts of possible?.cases ?? [undefined]) {
    const ways = guards.reduce<[string, boolean][][]>(
      (before, guard) =>
        [true, false]
          .filter((wanted) => !possible || !facts || possible.mayBe(guard, wanted, facts))
          .flatMap((wanted) => before.map((way): [string, boolean][] => [...way, [nameOf(guard), wanted]]))
          .slice(0, MAX_ASSUMPTIONS + 1),
      [[]],
    )
    for (const way of ways) found.set(JSON.stringify(way), new Map(way))
    if (found.size > MAX_ASSUMPTIONS) break
  }
  return [...found.values()]
}

/**
 * The ways in which the conditions of a service over the application can be taken: each as fulfilled and as not, as far
 * as its answers leave both open. `whole` says whether these are all of them.
 */
export function assumptionsOf(definition: ServiceDefinition): {
  readonly assumptions: readonly Assumption[]
  readonly whole: boolean
} {
  const guards = new Map(definition.actions.flatMap(({ guard }) => (guard ? [[nameOf(guard), guard] as const] : [])))
  if (guards.size === 0) return { assumptions: [{ definition, said: '' }], whole: true }
  const truths = truthsOf(definition, [...guards.values()])
  const assumptions = truths
    .slice(0, MAX_ASSUMPTIONS)
    .map((one) => ({ definition: taken(definition, one), said: inWords(definition, one) }))
  return { assumptions, whole: truths.length <= MAX_ASSUMPTIONS }
}
