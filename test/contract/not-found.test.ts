import { expect, test } from 'vitest'
import { testCity } from '../support/city.ts'

const city = testCity()

async function lost(path: string) {
  const answer = await city.request(path)
  return { status: answer.status, cache: answer.headers.get('cache-control'), html: await answer.text() }
}

test('an address that leads nowhere offers pages near to its words, a search, a way to report it, and is kept by nobody', async () => {
  for (const path of ['/vecchio-sito/Statuto_comunale.html', '/novita/notizie/statuto-comunale']) {
    const { status, cache, html } = await lost(path)
    expect([status, cache], path).toEqual([404, 'no-store'])
    expect(html, path).toContain('href="/amministrazione/documenti-e-dati/statuto-comunale"')
    expect(html, path).toContain('role="search"')
    expect(html, path).toContain('Un collegamento ti ha portato qui? Segnalalo')
  }
  expect((await lost('/en/no/statute')).html).toContain('You may have been looking for')
  // what nobody typed is no search in vain
  await lost('/parole/introvabili/davvero')
  expect(await city.look('select words from t_montelago.search_miss')).toEqual([])
})

test('nothing of the address comes back as markup, and one that cannot be read is answered too', async () => {
  for (const path of ['/%3Cscript%3Ealert(1)%3C/script%3E', '/%E0%A4%A', `/${'a'.repeat(5_000)}`, '/or/and/-/"']) {
    const { status, html } = await lost(path)
    expect([400, 404], path).toContain(status)
    expect(html).not.toContain('<script>')
  }
})
