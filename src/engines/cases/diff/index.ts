import type { Locale } from '#platform/i18n/index.ts'
import type { ServicePack } from '../definition.ts'
import { groups } from './groups.ts'
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
import { diffWords } from './words.ts'

export { groupName } from './words.ts'

/** What two versions of a service differ in, and what that means for what is under way. */
export interface ServiceDiff {
  readonly differences: readonly Difference[]
  readonly consequences: readonly string[]
}

/** Compares two packs in words. Two packs with another hash always differ in something that is told. */
export function diffPacks(before: ServicePack, after: ServicePack, locale: Locale): ServiceDiff {
  const words = diffWords(locale, after.texts[locale], before.texts[locale])
  const [a, b] = [before.definition, after.definition]
  const found = [
    ...compareService(words, a, b),
    ...compareForm(words, a, b),
    ...compareDocuments(words, a, b),
    ...compareRules(words, a, b),
    ...compareFees(words, a, b),
    ...compareFlow(words, a, b),
    ...compareClocks(words, a, b),
    ...compareOpinions(words, a, b),
    ...compareOutcomes(words, a, b),
    ...compareTexts(words, before, after),
    ...compareTemplates(words, before, after),
    ...compareScenarios(words, before, after),
  ]
  const differences = groups.flatMap((group) => found.filter((one) => one.group === group))
  return { differences, consequences: consequencesOf(words, before, after, differences) }
}
