import { beforeAll, describe, expect, test } from 'vitest'
import { createContent, loadContent, publishVersion, withdrawContent } from '#engines/content/index.ts'
import { listMisses, recordMiss, search, suggest } from '#engines/search/index.ts'
import type { Scope } from '#platform/db/context.ts'
import { testCity } from '../support/city.ts'

const city = testCity()

const within = <T>(work: (scope: Scope) => Promise<T>) =>
  city.database.withContext({ tenant: 'rivabella', actor: { kind: 'system', name: 'test' }, purpose: 'test' }, work)

const find = (words: string, locale: 'it' | 'en' = 'it', type?: string) =>
  within(({ tx }) => search(tx, { words, locale, type, offset: 0, most: 20 }))
const titles = async (words: string, locale: 'it' | 'en' = 'it') =>
  (await find(words, locale)).hits.map(({ title }) => title)

const page = (title: string, body: string) => ({
  title: { it: title },
  summary: { it: 'Una pagina di prova.' },
  body: { it: body },
})

async function publish(slug: string, title: string, body: string, after = 0): Promise<string> {
  return within(async ({ tx, now }) => {
    const given = {
      type: 'page',
      slug,
      officeId: 'transparency',
      body: page(title, body),
      officerId: null,
      now,
    } as const
    const record = await createContent(tx, given)
    const at = new Date(now.getTime() + after)
    await publishVersion(tx, record, { version: record.latest, at, officerId: null, now })
    return record.id
  })
}

describe('search', () => {
  let gone = ''
  beforeAll(async () => {
    await publish('carta', 'Carta d’identità elettronica', 'Si chiede allo sportello con una fotografia.')
    await publish('citta', 'La città delle bambine', 'Giochi nei cortili.')
    await publish('domani', 'Ippodromo', 'Apre domani.', 86_400_000)
    gone = await publish('ieri', 'Zampogna', 'Suona.')
  })

  test('finds by stem, without accents, in titles before texts, in the language asked for', async () => {
    expect((await titles('citta'))[0]).toBe('La città delle bambine')
    expect(await titles('fotografie sportelli')).toContain('Carta d’identità elettronica')
    expect((await titles('documenti amministrativi'))[0]).toBe('Accesso ai documenti amministrativi')
    expect((await titles('administrative documents', 'en'))[0]).toBe('Access to administrative documents')
    expect(await titles('<script> & | ! : *')).toEqual([])
  })

  test('knows what means the same', async () => {
    expect(await titles('CIE')).toContain('Carta d’identità elettronica')
    expect((await titles('trasloco'))[0]).toBe('Cambio di residenza')
  })

  test('puts mistyped words right, and says so', async () => {
    const { hits, corrected } = await find('residensa')
    expect(hits[0]?.title).toBe('Cambio di residenza')
    expect(corrected).toBe('residenza')
    expect(await find('xqzwk')).toEqual({ hits: [], types: [], corrected: null, more: false })
  })

  test('finds nothing before or after its time', async () => {
    expect(await titles('ippodromo')).toEqual([])
    expect(await titles('zampogna')).toEqual(['Zampogna'])
    await within(async ({ tx, now }) =>
      withdrawContent(tx, await loadContent(tx, gone, true), { officerId: null, now, note: 'Vecchia' }),
    )
    expect(await titles('zampogna')).toEqual([])
    await city.moveClockTo(new Date(Date.now() + 2 * 86_400_000).toISOString())
    expect(await titles('ippodromo')).toEqual(['Ippodromo'])
  })

  test('counts by type, and keeps to one when asked', async () => {
    const { types } = await find('biblioteca')
    expect(types.map(({ type }) => type)).toEqual(expect.arrayContaining(['place', 'news']))
    expect((await find('biblioteca', 'it', 'place')).hits.every(({ type }) => type === 'place')).toBe(true)
  })

  test('offers titles while one types', async () => {
    const offered = await within(({ tx }) => suggest(tx, 'acc doc', 'it', 5))
    expect(offered.map(({ title }) => title)).toEqual([
      'Accesso ai documenti amministrativi',
      'Regolamento per l’accesso agli atti',
    ])
    expect(await within(({ tx }) => suggest(tx, "'; drop table", 'it', 5))).toEqual([])
    expect(await within(({ tx }) => suggest(tx, '  ', 'it', 5))).toEqual([])
  })

  test('remembers what was looked for in vain, and nothing that could name a person', async () => {
    for (const words of ['Piscina coperta', 'piscina  COPERTA', 'RSSMRA80A01L219M', 'mario@example.org', '+39 333'])
      await within(({ tx, now }) => recordMiss(tx, words, 'it', now))
    expect(await within(({ tx }) => listMisses(tx, '2020-01-01', 10))).toMatchObject([
      { words: 'piscina coperta', count: 2 },
    ])
  })
})
