import { z } from 'zod'
import { mapKinds } from '#kernel/city-map.ts'
import type { MapShape } from '#kernel/city-map.ts'

const Position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)])
const Line = z.array(Position).min(2).max(5_000)
const Area = z.array(z.array(Position).min(4).max(5_000)).min(1)

const Shape = z.discriminatedUnion('type', [
  z.object({ type: z.literal('LineString'), coordinates: Line }),
  z.object({ type: z.literal('MultiLineString'), coordinates: z.array(Line).min(1) }),
  z.object({ type: z.literal('Polygon'), coordinates: Area }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(Area).min(1) }),
])

const isArea = ({ type }: { readonly type: MapShape['type'] }) => type === 'Polygon' || type === 'MultiPolygon'

/** A feature of `map.json`: GeoJSON (RFC 7946) with a kind, an id that never changes meaning, and a name. */
const Feature = z
  .object({
    type: z.literal('Feature'),
    properties: z
      .object({
        kind: z.enum(mapKinds),
        id: z.string().regex(/^[a-z][a-z0-9-]{1,60}$/),
        // it is drawn into SVG, which no control character may be part of
        name: z
          .string()
          .min(1)
          .max(100)
          .regex(/^\P{C}*$/u, 'no control characters'),
      })
      .strict(),
    geometry: Shape,
  })
  .refine(({ properties: { kind }, geometry }) => kind === 'water' || isArea(geometry) === (kind !== 'street'), {
    message: 'a street is a line, water a line or an area, anything else an area',
  })

/** The features of a map: a large city gives its main streets, and tiles for the rest. */
export const MapFeatures = z
  .array(Feature)
  .max(20_000)
  .refine(
    (features) => new Set(features.map(({ properties: { kind, id } }) => `${kind} ${id}`)).size === features.length,
    { message: 'an id is there twice among those of its kind' },
  )

/** What a map needs of a municipality. Its features stand in `map.json`, beside its `tenant.json`. */
export const CityMapSchema = z
  .object({
    bounds: z
      .tuple([z.number(), z.number(), z.number(), z.number()])
      .refine(([west, south, east, north]) => west < east && south < north, 'west, south, east, north')
      .describe('The territory: west, south, east, north in degrees. Nothing is drawn more than 1 km beyond.'),
    centre: Position.optional().describe('Where a map opens; the middle unless said.'),
    tiles: z
      .object({
        address: z
          .string()
          .regex(/^https:\/\/[a-z0-9.-]+(:\d+)?\/[^\s"'<>;,]*$/, 'https://host/{z}/{x}/{y}.png')
          .describe('Pictures of the ground, by {z}, {x} and {y}. Whoever serves them sees where people look.'),
        attribution: z.string().min(1).max(200),
      })
      .strict()
      .optional(),
    features: MapFeatures.default([]),
  })
  .strict()
