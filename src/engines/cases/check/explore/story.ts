import type { Scenario, ServicePack } from '../../definition.ts'
import type { Graph, Situation, Step } from './graph.ts'
import { dayOfCase } from './situation.ts'

type Words = Pick<ServicePack, 'texts'>

const who = {
  applicant: 'the applicant',
  handler: 'the office',
  responsible: 'the person in charge',
  consulted: 'who is consulted',
  system: 'time',
} as const

/** The steps that first led to a situation, in order. */
export function stepsTo({ situations }: Graph, situation: Situation): Step[] {
  const steps: Step[] = []
  for (let step = situation.came; step; step = situations[step.from]?.came) steps.unshift(step)
  return steps
}

/** "the office: Chiedi integrazioni (ask-integration)". */
export function sayAction({ action }: Pick<Step, 'action'>, { texts }: Words): string {
  if (!action) return 'time passes'
  const name = texts.it[`actions.${action.id}.name`]
  return `${who[action.by]}: ${name === undefined ? action.id : `${name} (${action.id})`}`
}

/** The story of a situation: "day 0 received; day 3 the office: Chiedi integrazioni (ask-integration); day 34 ...". */
export function tellStory(graph: Graph, situation: Situation, words: Words): string {
  const start = graph.situations[0]?.at ?? situation.at
  const told = stepsTo(graph, situation)
    .filter(({ action }) => action !== undefined)
    .map((step) => `day ${dayOfCase(start, step.at)} ${sayAction(step, words)}`)
  const until = dayOfCase(start, situation.at)
  const waits = situation.came !== undefined && situation.came.action === undefined
  return ['day 0 received', ...told, ...(waits ? [`day ${until} comes`] : [])].join('; ')
}

/** The same story as a scenario: what people do in it, and what must come of it. */
export function scenarioOf(graph: Graph, situation: Situation): Scenario {
  const { state, outcome } = situation.played.state
  const steps = stepsTo(graph, situation).flatMap(({ action, at }) =>
    action === undefined || action.by === 'system' ? [] : [{ at: at.toISOString(), action: action.id }],
  )
  return {
    name: `state ${state}`,
    submittedAt: (graph.situations[0]?.at ?? situation.at).toISOString(),
    steps,
    expect: { at: situation.at.toISOString(), state, ...(outcome === null ? {} : { outcome }) },
  }
}
