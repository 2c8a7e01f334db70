import { expect, test } from 'vitest'
import { createContent, loadContent, publishMany, publishVersion } from '#engines/content/index.ts'
import { testCity } from '../support/city.ts'

const city = testCity()

/** Every row of a content, without what names it or is told by the clock of the database. */
async function rowsOf(slug: string) {
  const own = `(select id from t_montelago.content where slug = $1)`
  const tables = {
    content: `select * from t_montelago.content where slug = $1`,
    version: `select * from t_montelago.content_version where content_id = ${own}`,
    step: `select * from t_montelago.content_step where content_id = ${own} order by seq`,
    public: `select * from t_montelago.content_public where content_id = ${own}`,
    link: `select * from t_montelago.content_link where content_id = ${own} order by field, position`,
    search: `select * from t_montelago.search_entry where key = ${own}::text order by locale`,
  }
  const found: Record<string, unknown[]> = {}
  for (const [name, statement] of Object.entries(tables)) {
    const rows = await city.look<{ id?: string; content_id?: string }>(statement, [slug])
    const id = rows[0]?.content_id ?? rows[0]?.id ?? ''
    found[name] = rows.map((row) =>
      JSON.parse(
        JSON.stringify(row, (key, value) => (key === 'key' ? null : value))
          .replaceAll(id || slug, '')
          .replaceAll(slug, ''),
      ),
    )
  }
  return found
}

test('contents that are published together are as those that are published one by one', async () => {
  const body = {
    title: { it: 'Fiera d’autunno', en: 'Autumn fair' },
    kind: 'news',
    summary: { it: 'Due giorni in piazza.' },
    date: '2026-10-10',
    topics: ['istruzione'],
    body: { it: '## Orari\n\nDalle 9.' },
    by: ['unit/consiglio-comunale'],
  }
  const context = { tenant: 'montelago', actor: { kind: 'system', name: 'seed' }, purpose: 'demonstration' } as const
  await city.database.withContext(context, async ({ tx, now }) => {
    const saving = { type: 'news', officeId: 'transparency', body, officerId: null, now } as const
    const { id } = await createContent(tx, { ...saving, slug: 'fiera-una' })
    await publishVersion(tx, await loadContent(tx, id, true), { version: 1, at: now, officerId: null, now })
    await publishMany(tx, [{ ...saving, slug: 'fiera-due' }])
  })
  const one = await rowsOf('fiera-una')
  expect(Object.values(one).map((rows) => rows.length)).toEqual([1, 1, 2, 1, 1, 2])
  expect(await rowsOf('fiera-due')).toEqual(one)
})
