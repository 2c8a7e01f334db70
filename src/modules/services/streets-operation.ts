import { z } from 'zod'
import { findStreets, loadRegistry, streetsPath } from '#engines/streets/index.ts'
import { everyone } from '#platform/operations/access.ts'
import { defineOperation } from '#platform/operations/operation.ts'

export const findStreetsOperation = defineOperation({
  id: 'streets.find',
  method: 'GET',
  path: streetsPath,
  summary: 'Find streets of the municipality by what was typed of their name',
  access: everyone,
  purpose: 'public-information',
  input: z.object({
    q: z.string().max(120).describe('What was typed: accents, capitals, order and a slip do not matter.'),
  }),
  output: z.object({
    streets: z
      .array(z.object({ code: z.string(), name: z.string() }))
      .describe('Ten at the most, the likeliest first.'),
  }),
  errors: [],
  async run({ q }, scope) {
    const { index } = await loadRegistry(scope)
    return { streets: findStreets(index, q).map(({ code, name }) => ({ code, name })) }
  },
})
