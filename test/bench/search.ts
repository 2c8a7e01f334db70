import pg from 'pg'
import type { HttpClient } from '#test/load/http-client.ts'
import type { Installation } from './installation.ts'

const contents = 100_000

/** Words of a made-up vocabulary that stand in one content out of so many. */
const made = `
  with numbered as (select n, gen_random_uuid() as id from generate_series(1, ${contents}) n),
  words as (
    select n, id, 'pagina ' || n || ' parola' || (n % 5000) as title,
      'comune ufficio servizio argomento' || (n % 40) || ' voce' || (n % 900) as body
    from numbered
  ),
  opened as (
    insert into content (id, type, slug, office_id, latest) select id, 'page', 'misura-' || n, 'transparency', 1 from words
  ),
  said as (
    insert into content_version (content_id, number, body)
    select id, 1, jsonb_build_object('title', jsonb_build_object('it', title)) from words
  ),
  shown as (
    insert into content_public (content_id, version, type, slug, topics, title_key, sort_at, body, first_at, from_at)
    select id, 1, 'page', 'misura-' || n, '{}', title, now(), '{}', now(), now() from words
  )
  insert into search_entry (source, key, version, locale, type, title, summary, path, topics, weight, title_words, words)
  select 'content', id::text, '1', 'it', 'page', title, body, '/pagine/misura-' || n, '{}', 1,
    to_tsvector('portico.it_search', title),
    setweight(to_tsvector('portico.it_search', title), 'A') || setweight(to_tsvector('portico.it_search', body), 'C')
  from words`

/** Searches of each kind: rare words, a word that stands in all contents, two words, a mistyped one, none. */
const asked = ['parola77', 'ufficio', 'servizio argomento7', 'pagina 4242', 'accesso documenti', 'zzzz', 'residensa']

/** Median milliseconds of a search through HTTP over a hundred thousand contents, for each kind; the slowest kind. */
export async function searchMs(on: Installation, client: HttpClient): Promise<number> {
  const owner = new pg.Client({ connectionString: on.superuserUrl })
  await owner.connect()
  try {
    await owner.query('set search_path = t_montelago, portico, public; set session_replication_role = replica')
    await owner.query(made)
    await owner.query('analyze content_public; analyze search_entry')
  } finally {
    await owner.end()
  }
  const medians: number[] = []
  for (const words of asked) {
    const times: number[] = []
    for (let turn = 0; turn < 15; turn += 1) {
      const began = performance.now()
      const { status } = await client.call('GET', `/api/v1/search?q=${encodeURIComponent(words)}`, {})
      if (status !== 200) throw new Error(`search: ${status}`)
      times.push(performance.now() - began)
    }
    medians.push(times.toSorted((one, other) => one - other)[7] ?? 0)
  }
  return Math.max(...medians)
}
