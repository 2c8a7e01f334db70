import { z } from 'zod'
import { addDays, romeDate } from '#kernel/dates.ts'
import { listMisses, near, recordMiss, search, suggest } from '#engines/search/index.ts'
import { everyone, officer } from '#platform/operations/access.ts'
import { defineOperation } from '#platform/operations/operation.ts'

const pageSize = 20
const suggestionsMost = 8
const daysShown = 90

/** Longest search that is read. */
export const wordsMost = 200

const Words = z.string().max(wordsMost)

const Hit = z.object({
  type: z.string().describe('Type of content; a service that can be asked for online is a service.'),
  title: z.string(),
  summary: z.string(),
  path: z.string().describe('Path of its page without language.'),
})

export const searchOperation = defineOperation({
  id: 'search.find',
  method: 'GET',
  path: '/search',
  summary:
    'Search services and contents of the site: without accents, by stems, with synonyms, mistyped words put right',
  access: everyone,
  purpose: 'public-information',
  input: z.object({
    q: Words.describe('Words; "in quotes" for a phrase, -word for one that must not stand there.'),
    type: z.string().max(40).optional().describe('One type alone.'),
    offset: z.coerce.number().int().min(0).max(500).default(0).describe('Results left out from the beginning.'),
  }),
  output: z.object({
    hits: z.array(Hit),
    types: z.array(z.object({ type: z.string(), count: z.number().int().describe('Among the best candidates.') })),
    corrected: z.string().nullable().describe('Words that were looked for in place of mistyped ones.'),
    next: z.number().int().nullable().describe('Offset of the next page.'),
  }),
  errors: [],
  async run({ q, type, offset }, { tx, locale, now }) {
    const words = q.trim()
    if (words === '') return { hits: [], types: [], corrected: null, next: null }
    const { hits, types, corrected, more } = await search(tx, { words, locale, type, offset, most: pageSize })
    if (hits.length === 0 && offset === 0 && type === undefined) await recordMiss(tx, words, locale, now)
    return {
      hits: hits.map(({ type: of, title, summary, path }) => ({ type: of, title, summary, path })),
      types: [...types],
      corrected,
      next: more ? offset + pageSize : null,
    }
  },
})

const nearMost = 5

export const nearOperation = defineOperation({
  id: 'search.near',
  method: 'GET',
  path: '/search/near',
  summary: 'Find what is called by any of some words, such as those of an address that leads nowhere',
  access: everyone,
  purpose: 'public-information',
  input: z.object({ q: Words.describe('Words; each by itself.') }),
  output: z.object({ hits: z.array(Hit) }),
  errors: [],
  // nobody typed these words: nothing is kept of a search in vain
  async run({ q }, { tx, locale }) {
    const hits = await near(tx, q, locale, nearMost)
    return { hits: hits.map(({ type, title, summary, path }) => ({ type, title, summary, path })) }
  },
})

export const suggestOperation = defineOperation({
  id: 'search.suggest',
  method: 'GET',
  path: '/search/suggestions',
  summary: 'Offer titles that begin with what is being typed',
  access: everyone,
  purpose: 'public-information',
  input: z.object({ q: Words.describe('What has been typed so far.') }),
  output: z.object({
    suggestions: z.array(
      z.object({ code: z.string().describe('Path of the page without language.'), name: z.string() }),
    ),
  }),
  errors: [],
  run: async ({ q }, { tx, locale }) => ({
    suggestions: (await suggest(tx, q, locale, suggestionsMost)).map(({ path, title }) => ({
      code: path,
      name: title,
    })),
  }),
})

export const listMissesOperation = defineOperation({
  id: 'search.misses',
  method: 'GET',
  path: '/office/searches',
  summary: 'List searches of the last ninety days that found nothing, the most frequent first',
  access: officer('self', 'head', 'publisher'),
  purpose: 'quality',
  input: z.object({}),
  output: z.object({
    misses: z.array(
      z.object({
        words: z.string(),
        locale: z.string(),
        count: z.number().int().describe('Searches.'),
        last: z.iso.date().describe('Last day.'),
      }),
    ),
  }),
  errors: [],
  run: async (_, { tx, now }) => ({
    misses: (await listMisses(tx, addDays(romeDate(now), -daysShown), 200)).map(({ words, locale, count, last }) => ({
      words,
      locale,
      count,
      last,
    })),
  }),
})
