import sharp from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  contentErrors,
  createContent,
  findContent,
  imageRefused,
  listPublic,
  loadContent,
  loadContentVersion,
  publishVersion,
  readBacklinks,
  readImageSize,
  readPublic,
  saveVersion,
  setFocalPoint,
  storeImage,
  unschedule,
  withdrawContent,
} from '#engines/content/index.ts'
import type { ContentBody, ContentRecord } from '#engines/content/index.ts'
import type { Scope } from '#platform/db/context.ts'
import { testCity } from '../support/city.ts'

const city = testCity()

const within = <T>(work: (scope: Scope) => Promise<T>) =>
  city.database.withContext({ tenant: 'rivabella', actor: { kind: 'system', name: 'test' }, purpose: 'test' }, work)

const place = (title: string): ContentBody => ({
  title: { it: title, en: `${title} (en)` },
  kind: 'library',
  summary: { it: 'Libri per tutti.', en: 'Books for everybody.' },
  address: 'Via Roma 1',
  access: { it: 'Ingresso in piano.' },
})

const event = (title: string, from: string, until: string): ContentBody => ({
  title: { it: title },
  kind: 'arts',
  summary: { it: 'Una serata.' },
  body: { it: 'Musica.' },
  audience: { it: 'Tutti.' },
  when: [{ from, until }],
  place: ['place/biblioteca'],
  cost: { it: 'Gratis.' },
})

const open = (type: 'place' | 'event', slug: string, body: ContentBody) =>
  within(({ tx, now }) => createContent(tx, { type, slug, officeId: 'transparency', body, officerId: null, now }))

const publish = (record: ContentRecord, after = 0) =>
  within(({ tx, now }) =>
    publishVersion(tx, record, {
      version: record.latest,
      at: new Date(now.getTime() + after),
      officerId: null,
      now,
    }),
  )

const shown = (slug: string) => within(async ({ tx }) => (await readPublic(tx, 'place', slug))?.body['title'])

const hour = 3_600_000
let library: ContentRecord

beforeAll(async () => {
  library = await open('place', 'biblioteca', place('Biblioteca'))
})

describe('a content', () => {
  test('is public from the instant that was said, by the clock alone, and gives way to the next version', async () => {
    expect(await shown('biblioteca')).toBeUndefined()
    await publish(library)
    expect(await shown('biblioteca')).toMatchObject({ it: 'Biblioteca' })
    const second = await within(async ({ tx, now }) =>
      saveVersion(tx, await loadContent(tx, library.id, true), {
        body: place('Biblioteca nuova'),
        officerId: null,
        now,
      }),
    )
    await publish(second, 2 * hour)
    expect(await shown('biblioteca')).toMatchObject({ it: 'Biblioteca' })
    await city.moveClockTo(new Date(Date.now() + 3 * hour).toISOString())
    expect(await shown('biblioteca')).toMatchObject({ it: 'Biblioteca nuova' })
    const third = await within(async ({ tx, now }) =>
      saveVersion(tx, await loadContent(tx, library.id, true), { body: place('Mai'), officerId: null, now }),
    )
    await publish(third, hour)
    await within(({ tx, now }) => unschedule(tx, third, { officerId: null, now }))
    await city.moveClockTo(new Date(Date.now() + 6 * hour).toISOString())
    expect(await shown('biblioteca')).toMatchObject({ it: 'Biblioteca nuova' })
    library = third
  })

  test('is saved by one of two who write at once; the other is told', async () => {
    const both = await Promise.allSettled(
      ['Uno', 'Due'].map((title) =>
        within(async ({ tx, now }) =>
          saveVersion(
            tx,
            await loadContent(tx, library.id, true),
            { body: place(title), officerId: null, now },
            library.latest,
          ),
        ),
      ),
    )
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const refused = both.find(({ status }) => status === 'rejected') as PromiseRejectedResult
    expect(refused.reason).toMatchObject({ code: contentErrors.contentChanged.code })
    await expect(open('place', 'biblioteca', place('Altra'))).rejects.toMatchObject({
      code: contentErrors.slugTaken.code,
    })
  })

  test('keeps its versions, and says which words are stale in English', async () => {
    const { id, latest } = await within(({ tx }) => loadContent(tx, library.id))
    const before = await within(({ tx }) => loadContentVersion(tx, id, latest))
    const body = { ...before.body, title: { ...(before.body['title'] as { en: string }), it: 'Biblioteca civica' } }
    await within(async ({ tx, now }) =>
      saveVersion(tx, await loadContent(tx, id, true), { body, officerId: null, now }, latest),
    )
    const last = await within(({ tx }) => loadContentVersion(tx, id, latest + 1))
    expect([before.stale, last.stale]).toEqual([[], ['title']])
    await expect(within(({ tx }) => tx.updateTable('content_version').set({ body: '{}' }).execute())).rejects.toThrow(
      'permission denied',
    )
  })

  test('that lacks something is not published, and each fault is named', async () => {
    const bare = await open('place', 'spoglia', { title: { it: 'Spoglia' }, kind: 'library' })
    await expect(publish(bare)).rejects.toMatchObject({ code: contentErrors.notPublishable.code })
    await expect(open('place', 'ostile', { ...place('x'), kind: 'castle' })).rejects.toMatchObject({
      code: contentErrors.contentFaulty.code,
    })
    await expect(
      open('place', 'ostile', { ...place('x'), access: { it: '<script>alert(1)</script>' } }),
    ).rejects.toMatchObject({ code: contentErrors.contentFaulty.code })
    expect(await within(({ tx }) => findContent(tx, 'place', 'ostile'))).toBeUndefined()
  })

  test('links both ways, and is listed by time and title', async () => {
    const [first, second] = await Promise.all([
      open('event', 'concerto', event('Concerto', '2020-01-01T20:00', '2020-01-01T22:00')),
      open('event', 'mostra', event('Mostra', '2030-01-01T20:00', '2030-02-01T22:00')),
    ])
    await publish(first)
    await publish(second)
    const links = await within(({ tx }) => readBacklinks(tx, 'place', 'biblioteca'))
    expect(links.map(({ type, field, contents }) => [type, field, contents.map(({ slug }) => slug)])).toEqual([
      ['event', 'place', ['mostra', 'concerto']],
    ])
    const list = (time: 'coming' | 'past') =>
      within(async ({ tx }) => {
        const { contents } = await listPublic(tx, { types: ['event'], time, order: 'soonest', most: 50 })
        return contents.map(({ slug }) => slug)
      })
    expect(await list('past')).toContain('concerto')
    expect(await list('coming')).toContain('mostra')
    expect(await list('coming')).not.toContain('concerto')
  })

  test('is listed page by page, none left out and none twice', async () => {
    for (const slug of ['b', 'a', 'e', 'd', 'c'])
      await publish(await open('place', `luogo-${slug}`, place(`Luogo ${slug.toUpperCase()}`)))
    const seen: string[] = []
    let after: { key: string; id: string } | undefined
    do {
      const page = await within(({ tx }) => listPublic(tx, { types: ['place'], order: 'title', most: 2, after }))
      seen.push(...page.contents.map(({ slug }) => slug))
      after = page.next ?? undefined
    } while (after)
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen.filter((slug) => slug.startsWith('luogo-'))).toEqual(
      ['a', 'b', 'c', 'd', 'e'].map((one) => `luogo-${one}`),
    )
  })

  test('that is withdrawn is gone at once, and its versions stay', async () => {
    await within(async ({ tx, now }) =>
      withdrawContent(tx, await loadContent(tx, library.id, true), { officerId: null, now, note: 'Chiusa' }),
    )
    expect(await shown('biblioteca')).toBeUndefined()
    expect((await within(({ tx }) => loadContentVersion(tx, library.id, 1))).body['address']).toBe('Via Roma 1')
  })
})

describe('an image', () => {
  const picture = () =>
    sharp({ create: { width: 1600, height: 1200, channels: 3, background: '#0066cc' } })
      .withExif({ IFD0: { Artist: 'Giulia Ferro' } })
      .jpeg()
      .toBuffer()

  test('is kept once, made in its sizes when asked for, without what the camera wrote', async () => {
    const bytes = await picture()
    const [id, again] = [
      await within(({ tx, now }) => storeImage(tx, { bytes, officerId: null, now })),
      await within(({ tx, now }) => storeImage(tx, { bytes, officerId: null, now })),
    ]
    expect(again).toBe(id)
    const wide = await within(({ tx }) => readImageSize(tx, id, { width: 640, cut: 'wide', format: 'webp' }))
    const whole = await within(({ tx }) => readImageSize(tx, id, { width: 320, cut: 'whole', format: 'avif' }))
    expect(await sharp(wide).metadata()).toMatchObject({ width: 640, height: 360, format: 'webp' })
    expect(await sharp(whole).metadata()).toMatchObject({ width: 320, height: 240 })
    expect((await sharp(wide).metadata()).exif).toBeUndefined()
    await within(({ tx }) => setFocalPoint(tx, id, 0, 0))
    expect(await city.look('select from t_rivabella.image_size')).toEqual([])
  })

  test('that is none, or could run, or is too large, is refused by its content', async () => {
    const store = (bytes: Buffer) => within(({ tx, now }) => storeImage(tx, { bytes, officerId: null, now }))
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>'
    for (const bytes of [Buffer.from('ciao'), Buffer.from(svg), Buffer.alloc(20_000_001), Buffer.alloc(0)])
      await expect(store(bytes)).rejects.toMatchObject({ code: imageRefused.code })
  })
})
