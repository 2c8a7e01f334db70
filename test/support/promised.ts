import { z } from 'zod'
import { loadPackFolder, ServiceDefinition } from '#engines/cases/index.ts'

/** The pages of a form with the answers of a story that the pack promises. */
export async function promised(service: string, story: string): Promise<Record<string, Record<string, unknown>>> {
  const pack = z
    .object({
      definition: ServiceDefinition,
      scenarios: z.array(z.object({ name: z.string(), application: z.record(z.string(), z.unknown()).optional() })),
    })
    .parse(await loadPackFolder(`services/${service}`))
  const said = pack.scenarios.find(({ name }) => name === story)?.application ?? {}
  return Object.fromEntries(
    pack.definition.pages.map(({ id, fields }) => [
      id,
      Object.fromEntries(
        fields.flatMap(({ stableId }) => (said[stableId] === undefined ? [] : [[stableId, said[stableId]]])),
      ),
    ]),
  )
}
