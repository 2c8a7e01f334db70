import { z } from 'zod'
import { defineError } from '#kernel/errors.ts'
import { addDays, romeDate } from '#kernel/dates.ts'
import { everyone, officer } from '#platform/operations/access.ts'
import { defineOperation } from '#platform/operations/operation.ts'
import { ratingAnswers } from '#ui/index.ts'
import { keepRating, ratedPages, ratingTrend, ratingWords } from './store.ts'

/** Pages that one reader may rate on one day: more is not reading. */
const mostADay = 30
const daysShown = 365

export const tooManyRatings = defineError({
  code: 'too-many-ratings',
  status: 429,
  sentence: {
    it: 'Da qui sono già arrivate molte valutazioni oggi: grazie, ne riparliamo domani.',
    en: 'Many ratings have come from here today already: thank you, more tomorrow.',
  },
})

/** Path of a page of the site, without language, query or host. */
export const PagePath = z.string().regex(/^\/[\w/-]{0,200}$/)

export const rateOperation = defineOperation({
  id: 'ratings.give',
  method: 'POST',
  path: '/ratings',
  summary: 'Rate how clear a page is; a second rating of the same day takes the place of the first',
  access: everyone,
  purpose: 'quality',
  status: 204,
  input: z.object({
    page: PagePath.describe('Path of the page, without language.'),
    stars: z.coerce.number().int().min(1).max(5).describe('From 1, the worst, to 5.'),
    answer: z.enum(ratingAnswers).nullable().default(null).describe('The reason, among those of the national model.'),
    words: z
      .string()
      .max(200)
      .nullable()
      .default(null)
      .describe('Free words. Nobody answers them: they must hold no personal data.'),
  }),
  output: z.null(),
  errors: [tooManyRatings],
  async run({ page, stars, answer, words }, { tx, now, locale, client }) {
    const kept = await keepRating(
      tx,
      { page, stars, answer, words: words?.trim() ? words.trim() : null, locale, client, now },
      mostADay,
    )
    if (!kept) throw tooManyRatings.with()
    return null
  },
})

const Rated = z.object({
  page: z.string(),
  count: z.number().int().describe('Ratings.'),
  mean: z.number().describe('Stars, from 1 to 5.'),
  low: z.number().int().describe('Ratings of one to three stars.'),
})

export const listRatingsOperation = defineOperation({
  id: 'ratings.list',
  method: 'GET',
  path: '/office/ratings',
  summary: 'List how the pages were rated in the last year, the worst first, with trend and words',
  access: officer('self', 'head', 'publisher'),
  purpose: 'quality',
  input: z.object({ page: PagePath.optional().describe('Trend and words of this page alone.') }),
  output: z.object({
    pages: z.array(Rated),
    trend: z.array(
      z.object({
        month: z.string(),
        count: z.number().int().describe('Ratings.'),
        mean: z.number().describe('Stars.'),
      }),
    ),
    words: z.array(
      z.object({
        page: z.string(),
        stars: z.number().int().describe('From 1 to 5.'),
        answer: z.string().nullable(),
        words: z.string().nullable(),
        at: z.iso.datetime(),
      }),
    ),
  }),
  errors: [],
  async run({ page }, { tx, now }) {
    const from = addDays(romeDate(now), -daysShown)
    return {
      pages: await ratedPages(tx, from, 100),
      trend: await ratingTrend(tx, from, page),
      words: (await ratingWords(tx, page, 50)).map((one) => ({ ...one, at: one.at.toISOString() })),
    }
  },
})
