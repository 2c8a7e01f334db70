import { expect, test } from 'vitest'
import { callerAs } from '../support/api.ts'
import { testCity } from '../support/city.ts'

const city = testCity()

const rate = (fields: Record<string, string>, agent = 'browser') =>
  city.request('/valutazione', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'user-agent': agent },
    body: new URLSearchParams({ page: '/novita', rating: '5', ...fields }),
  })
const kept = () =>
  city.look<{ page: string; stars: number; answer: string | null; words: string | null; reader: string }>(
    'select page, stars, answer, words, reader from t_montelago.rating order by at, page',
  )

test('a rating is kept once a day for each reader and page, and nobody is known by it', async () => {
  const answer = await rate({ rating: '2', negative: 'technical', positive: 'clear', words: ' Il modulo si blocca ' })
  expect(answer.status).toBe(303)
  expect(answer.headers.get('location')).toBe('/valutazione/grazie?pagina=%2Fnovita')
  expect(await kept()).toMatchObject([{ page: '/novita', stars: 2, answer: 'technical', words: 'Il modulo si blocca' }])
  await rate({ rating: '4', positive: 'clear' })
  expect(await kept()).toMatchObject([{ page: '/novita', stars: 4, answer: 'clear', words: null }])
  await rate({ rating: '1' }, 'another browser')
  const readers = new Set((await kept()).map(({ reader }) => reader))
  expect(readers.size).toBe(2)
  expect(answer.headers.get('set-cookie')).toBeNull()
})

test('yesterday’s salt is gone with the first rating of today', async () => {
  await city.look(
    `insert into t_montelago.rating_salt values (date '2020-01-01', decode('00', 'hex')) on conflict do nothing`,
  )
  await rate({})
  expect(await city.look(`select from t_montelago.rating_salt where day < current_date - 1`)).toEqual([])
})

test('one reader rates so many pages a day and no more', async () => {
  for (let page = 0; page < 30; page += 1) expect((await rate({ page: `/pagine/p${page}` }, 'busy')).status).toBe(303)
  const refused = await rate({ page: '/pagine/troppo' }, 'busy')
  expect(refused.status).toBe(429)
  expect(await refused.text()).toContain('ne riparliamo domani')
  expect((await rate({ page: '/pagine/p0', rating: '1' }, 'busy')).status).toBe(303)
})

test.each([
  ['no stars', { rating: '' }],
  ['six stars', { rating: '6' }],
  ['another site', { page: 'https://example.org/' }],
  ['too many words', { words: 'a'.repeat(201) }],
  ['a reason that is none', { positive: 'because' }],
])('%s: nothing is kept, and the page says what to do', async (_, fields) => {
  const before = (await kept()).length
  const answer = await rate(fields, 'odd')
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain('Scegli da una a cinque stelle')
  expect(await kept()).toHaveLength(before)
})

test('the office sees the worst pages first, the trend and the words; hostile words are words', async () => {
  await rate({ page: '/ostile', rating: '1', words: '<script>alert(1)</script>' }, 'hostile')
  const luca = await callerAs(city, 'luca.gallo')
  const { pages, trend } = await luca.call<{ pages: { page: string; mean: number }[]; trend: unknown[] }>(
    'GET',
    '/office/ratings',
  )
  expect(pages[0]?.mean).toBe(1)
  expect(trend).toHaveLength(1)
  const cookie = (await city.cookieOf('luca.gallo')).split(' ')[0]
  const html = await (
    await city.request('/ufficio/valutazioni', { headers: { cookie: `portico-session=${cookie}` } })
  ).text()
  expect(html).toContain('&lt;script&gt;alert(1)')
  expect(html).not.toContain('<script>alert')
})
