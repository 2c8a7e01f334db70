import { z } from 'zod'
import { isPlainDate, plainDate } from '#kernel/dates.ts'

const Day = z
  .string()
  .refine((text) => isPlainDate(text), 'a date written YYYY-MM-DD')
  .transform(plainDate)
const Key = z.string().regex(/^[a-z][a-z0-9-]{0,40}$/)
const Number = z.number().min(-1e15).max(1e15)

const Row = z.strictObject({
  keys: z.array(z.union([z.string().max(200), Number, z.boolean(), z.null()])).max(8),
  value: z.union([z.string().max(1000), Number]),
})

/** Schema of a dated table: a tariff, or any list of values that a norm dates. Amounts in cents. */
export const DatedTableSchema = z
  .strictObject({
    id: Key,
    reading: z.enum(['exact', 'step', 'linear']),
    value: z.enum(['number', 'money', 'text']),
    keys: z.array(Key).min(1).max(8).describe('Names of the keys; their words are tables.<id>.keys.<key>.'),
    editions: z
      .array(
        z.strictObject({
          from: Day,
          until: Day.optional().describe('Last day included; none while in force.'),
          norm: z.string().min(1).describe('The act that sets these values.'),
          rows: z.array(Row).min(1).max(2000),
        }),
      )
      .min(1)
      .max(100),
  })
  .describe('Values that a norm or a city sets, with the days they hold')
