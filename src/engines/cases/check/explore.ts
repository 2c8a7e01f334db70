import type { Calendar } from '#kernel/calendars.ts'
import { italianCalendar } from '#kernel/calendars.ts'
import type { Action, ServicePack } from '../definition.ts'
import { flagList } from '../fold.ts'
import { whyRefused } from '../play-scenario.ts'
import { faultsOf, whatHappens } from './explore/faults.ts'
import type { Fault, Run } from './explore/faults.ts'
import { exploreGraph } from './explore/graph.ts'
import { assumptionsOf } from './explore/guards.ts'
import { tellStory } from './explore/story.ts'

/** What the exploration of a service found, and how far it went. */
export interface Explored {
  readonly faults: readonly Fault[]
  readonly situations: number
  /** Whether every situation was looked at. Otherwise what was never reached may be so only because of the budget. */
  readonly complete: boolean
}

/** Why an action was refused where it came nearest to being possible. */
function reasonAt(
  action: Action,
  { run, situation }: { run: Run; situation: Run['graph']['situations'][number] },
  calendar: Calendar,
) {
  const { played, at } = situation
  const missing = flagList(action.needsFlag).find((flag) => !played.state.flags.includes(flag))
  if (missing !== undefined) return `the flag ${missing} does not stand`
  if (action.by === 'system') return 'its instant never comes'
  return whyRefused(run.assumption.definition, played, action, at, calendar) ?? 'something else is due first'
}

/** States that no case comes to, and actions that nobody may ever do, each with the story that comes nearest. */
function neverFaults(pack: ServicePack, runs: readonly Run[], calendar: Calendar): Fault[] {
  const { states, actions } = pack.definition
  const { states: reached, actions: done, nearest } = whatHappens(runs)
  const why = (action: Action): Pick<Fault, 'message' | 'shownBy'> => {
    const shownBy = nearest(action)
    if (!shownBy) return { message: `no case comes to ${action.from.join(', ')}`, shownBy: undefined }
    const { run, situation } = shownBy
    const story = `${run.assumption.said}${tellStory(run.graph, situation, pack)}`
    return { message: `${story}; then ${action.id} cannot be done: ${reasonAt(action, shownBy, calendar)}`, shownBy }
  }
  const unreached = states.flatMap(({ id }, index) => {
    if (reached.has(id)) return []
    const [way] = actions.filter(({ to }) => to === id).map(why)
    const message = way?.message ?? 'no action leads there'
    return [
      {
        path: `definition.states.${index}`,
        message: `state ${id} is never reached: ${message}`,
        shownBy: way?.shownBy,
      },
    ]
  })
  const undone = actions.flatMap((action, index) => {
    if (done.has(action.id)) return []
    const { message, shownBy } = why(action)
    const nobody = action.by === 'system' ? 'never happens' : 'can never be done by anybody'
    return [{ path: `definition.actions.${index}`, message: `${action.id} ${nobody}: ${message}`, shownBy }]
  })
  return [...unreached, ...undone]
}

/**
 * Explores the situations that a case of a service can come to, whatever people do and however long they wait, and finds
 * those that should not be: ends that cannot be reached, waiting without a term, actions of the program in a circle,
 * states and actions that never come about. Conditions over the application are taken both ways, as far as its answers
 * leave both open, so that a fault may ask for an application that nobody would make: its story says how they were taken.
 * `budget` is the number of situations looked at in all.
 */
export function explore(pack: ServicePack, budget = 6_000, calendar: Calendar = italianCalendar()): Explored {
  const { assumptions, whole } = assumptionsOf(pack.definition)
  const each = Math.max(1, Math.floor(budget / assumptions.length))
  const runs = assumptions.map((assumption) => ({
    assumption,
    graph: exploreGraph(assumption.definition, each, calendar),
  }))
  const complete = whole && runs.every(({ graph }) => graph.explored === graph.situations.length)
  const found = [...runs.flatMap((run) => faultsOf(pack, run)), ...(complete ? neverFaults(pack, runs, calendar) : [])]
  return {
    // one fault a place: the first has the shortest story
    faults: found.filter(({ path }, index) => found.findIndex((one) => one.path === path) === index),
    situations: runs.reduce((count, { graph }) => count + graph.situations.length, 0),
    complete,
  }
}
