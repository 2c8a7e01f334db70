import { z } from 'zod'

const name = z.string().max(60)

const Position = z.array(z.number()).length(2).describe('Longitude and latitude in degrees')

/** What was drawn on a map: GeoJSON (RFC 7946), longitude and latitude in WGS84. */
export const DrawnGeometry = z
  .union([
    z.strictObject({ type: z.literal('Point'), coordinates: Position }),
    z.strictObject({ type: z.literal('LineString'), coordinates: z.array(Position).max(500) }),
    z.strictObject({ type: z.literal('Polygon'), coordinates: z.array(z.array(Position).max(500)).max(1) }),
  ])
  .meta({ id: 'DrawnGeometry' })

const OneValue = z.union([z.string().max(20_000), z.number(), z.boolean(), z.array(z.string().max(100)).max(300)])
const Parts = z.record(name, z.union([OneValue, DrawnGeometry]))
const Row = z.record(name, z.union([OneValue, DrawnGeometry, Parts]))

/**
 * One answer: text, a number (amounts in cents), yes or no, a list of choices; parts by name for a period, an address, a
 * person and the like; rows for a repeated group.
 */
export const AnswerValue = z.union([OneValue, Row, z.array(Row).max(100)])

/** Answers by the stableId of their field. */
export const Answers = z.record(name, AnswerValue)

export type DrawnGeometry = z.output<typeof DrawnGeometry>
export type AnswerValue = z.output<typeof AnswerValue>
export type Answers = z.output<typeof Answers>
