import type { ServicePack } from '../definition.ts'
import { groups } from './compare.ts'
import type { Difference } from './compare.ts'
import { consequencesOf } from './consequences.ts'
import { compareClocks, compareFlow } from './flow.ts'
import { compareDocuments, compareForm } from './form.ts'
import {
  compareFees,
  compareOpinions,
  compareOutcomes,
  compareRules,
  compareScenarios,
  compareService,
  compareTemplates,
  compareTexts,
} from './rest.ts'

/** What two versions of a service differ in, and what that means for what is under way. */
export interface ServiceDiff {
  readonly differences: readonly Difference[]
  readonly consequences: readonly string[]
}

/** Compares two packs in words. Two packs with another hash always differ in something that is told. */
export function diffPacks(before: ServicePack, after: ServicePack): ServiceDiff {
  const [a, b] = [before.definition, after.definition]
  const found = [
    ...compareService(a, b),
    ...compareForm(a, b),
    ...compareDocuments(a, b),
    ...compareRules(a, b),
    ...compareFees(a, b),
    ...compareFlow(a, b),
    ...compareClocks(a, b),
    ...compareOpinions(a, b),
    ...compareOutcomes(a, b),
    ...compareTexts(before, after),
    ...compareTemplates(before, after),
    ...compareScenarios(before, after),
  ]
  const differences = groups.flatMap((group) => found.filter((one) => one.group === group))
  return { differences, consequences: consequencesOf(before, after, differences) }
}
