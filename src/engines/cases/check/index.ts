import { ServicePack } from '../definition.ts'
import { playScenario } from '../play-scenario.ts'
import { explore } from './explore.ts'
import { checkCatalogue } from './catalogue.ts'
import { checkFields } from './fields.ts'
import { checkFlow } from './flow.ts'
import { checkGround } from './ground.ts'
import { checkLinks } from './links.ts'
import { checkOpenings } from './openings.ts'
import { checkPages } from './pages.ts'
import { problem } from './problem.ts'
import type { PackProblem } from './problem.ts'
import { checkReferences } from './references.ts'
import { checkTexts } from './texts.ts'
import { checkValues } from './values.ts'

export type { PackProblem } from './problem.ts'

function checkScenarios({ definition, scenarios }: ServicePack): PackProblem[] {
  return scenarios.flatMap((scenario, index) =>
    playScenario(definition, scenario).problems.map(({ path, message }) =>
      problem(`scenarios.${index}.${path}`, `${scenario.name}: ${message}`),
    ),
  )
}

/** Faults of the flow: of the graph alone, and those that a story shows, which say more of the same place. */
function checkStories(pack: ServicePack): { problems: PackProblem[]; notes: string[] } {
  const { faults, situations, complete } = explore(pack)
  const shown = faults.map(({ path, message }) => problem(path, message))
  const places = new Set(shown.map(({ path }) => path))
  return {
    problems: [...checkFlow(pack).filter(({ path }) => !places.has(path)), ...shown],
    notes: complete
      ? []
      : [`looked at ${situations} situations and no more: what is never reached, and some dead ends, may be missed`],
  }
}

/**
 * Checks a service like a program before it is published: its shape, what it refers to, its words in both languages, that
 * every situation it can come to has a way on and an end, and that its scenarios end as they say. The pack is given back
 * only without faults. `notes` says what could not be made sure of. `exploring` looks for the situations that a case can
 * come to, which takes by far the longest: a start leaves it out for the packs that ship, whose tests have done it.
 */
export function checkPack(
  raw: unknown,
  exploring = true,
): { pack?: ServicePack; problems: PackProblem[]; notes: string[] } {
  const parsed = ServicePack.safeParse(raw)
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => problem(path.map(String).join('.'), message))
    return { problems, notes: [] }
  }
  const pack = parsed.data
  const found = [
    ...checkCatalogue(pack),
    ...checkReferences(pack),
    ...checkFields(pack),
    ...checkValues(pack),
    ...checkGround(pack),
    ...checkLinks(pack),
    ...checkOpenings(pack),
  ]
  // neither stories nor scenarios can be played on a service that refers to what is not there
  const flow = found.length > 0 || !exploring ? { problems: checkFlow(pack), notes: [] } : checkStories(pack)
  const pages = found.length > 0 ? [] : checkPages(pack)
  const scenarios = found.length + flow.problems.length > 0 ? [] : checkScenarios(pack)
  const problems = [...found, ...flow.problems, ...pages, ...checkTexts(pack), ...scenarios]
  return problems.length === 0 ? { pack, problems, notes: flow.notes } : { problems, notes: flow.notes }
}
