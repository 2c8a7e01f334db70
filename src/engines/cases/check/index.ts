import { ServicePack } from '../definition.ts'
import { playScenario } from '../play-scenario.ts'
import { checkFields } from './fields.ts'
import { checkFlow } from './flow.ts'
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

/**
 * Checks a service like a program before it is published: its shape, what it refers to, that every state is reached and
 * left, its words in both languages, and that its scenarios end as they say. The pack is given back only without faults.
 */
export function checkPack(raw: unknown): { pack?: ServicePack; problems: PackProblem[] } {
  const parsed = ServicePack.safeParse(raw)
  if (!parsed.success)
    return { problems: parsed.error.issues.map(({ path, message }) => problem(path.map(String).join('.'), message)) }
  const pack = parsed.data
  const found = [...checkReferences(pack), ...checkFields(pack), ...checkValues(pack), ...checkFlow(pack)]
  // a scenario cannot be played on a service that refers to what is not there
  const problems = [...found, ...checkTexts(pack), ...(found.length > 0 ? [] : checkScenarios(pack))]
  return problems.length === 0 ? { pack, problems } : { problems }
}
