import { z } from 'zod'
import { addDays, plainDate, romeDate } from '#kernel/dates.ts'
import { listOccupations } from '#engines/occupations/index.ts'
import { everyone } from '#platform/operations/access.ts'
import { defineOperation } from '#platform/operations/operation.ts'

/** Areas told at a time: a town has some tens in a month. */
const most = 1_000

export const listOccupationsOperation = defineOperation({
  id: 'services.occupations',
  method: 'GET',
  path: '/occupations',
  summary: 'List the public space that is granted on some days: where and when, and not to whom',
  access: everyone,
  purpose: 'public-information',
  input: z.object({
    from: z.iso.date().optional().describe('First day, in Europe/Rome; today unless said.'),
    until: z.iso.date().optional().describe('Last day; thirty days later unless said.'),
  }),
  output: z.object({
    from: z.iso.date(),
    until: z.iso.date(),
    occupations: z.array(
      z.object({
        serviceId: z.string(),
        from: z.iso.date(),
        until: z.iso.date(),
        place: z
          .object({ type: z.literal('Polygon'), coordinates: z.array(z.array(z.array(z.number()))) })
          .describe('GeoJSON (RFC 7946), WGS84.'),
      }),
    ),
  }),
  errors: [],
  async run(given, { tx, now }) {
    const from = given.from === undefined ? romeDate(now) : plainDate(given.from)
    const until = given.until === undefined ? addDays(from, 30) : plainDate(given.until)
    const found = await listOccupations(tx, { from, until, most })
    return {
      from,
      until,
      occupations: found.map(({ place, ...one }) => ({
        ...one,
        place: {
          type: place.type,
          coordinates: place.coordinates.map((ring) => ring.map(([longitude, latitude]) => [longitude, latitude])),
        },
      })),
    }
  },
})
