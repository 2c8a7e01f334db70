import { z } from 'zod'
import { isPlainDate, type PlainDate } from '#kernel/dates.ts'

/** Schema of a legal date. Apart from `dates.ts`, so that pages which only count days do not load Zod. */
export const PlainDateSchema = z
  .custom<PlainDate>(isPlainDate, { message: 'not a date written YYYY-MM-DD' })
  .describe('Legal date in Europe/Rome, YYYY-MM-DD')
