import { vocabularies } from '#engines/content/index.ts'
import type { Entry } from '#engines/content/index.ts'
import type { ServicePack } from '../definition.ts'
import { absent } from './problem.ts'
import type { PackProblem } from './problem.ts'

const topics = vocabularies.topics.map(({ label }: Entry) => label.it)
const categories = vocabularies['service-categories'].map(({ code }: Entry) => code)

/** Topics and category are of the national model of municipal sites: lists of the site go by them. */
export function checkCatalogue({ definition: { catalogue } }: ServicePack): PackProblem[] {
  return [
    ...catalogue.topics.flatMap((topic, index) =>
      absent(`definition.catalogue.topics.${index}`, topic, topics, 'topic of the national model'),
    ),
    ...absent('definition.catalogue.category', catalogue.category, categories, 'category of services'),
  ]
}
