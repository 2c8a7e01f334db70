import { beforeAll, describe, expect, test } from 'vitest'
import { callerAs } from '../support/api.ts'
import type { Caller } from '../support/api.ts'
import { testCity } from '../support/city.ts'
import { imageForm } from '../support/files.ts'

const city = testCity()
let sara: Caller, pietro: Caller, marta: Caller

const news = (text: string) => ({
  title: { it: 'Festa di primavera', en: 'Spring festival' },
  kind: 'news',
  summary: { it: 'Tre giorni di festa.' },
  date: '2026-11-22',
  body: { it: text },
  by: ['unit/consiglio-comunale'],
})

let count = 0
const draft = async (text = 'Musica e banchetti.') => {
  count += 1
  const { contentId } = await sara.call<{ contentId: string }>('POST', '/office/contents', {
    type: 'news',
    officeId: 'transparency',
    slug: `festa-${count}`,
    title: 'Festa',
  })
  await save(sara, contentId, 1, text)
  return `/office/contents/${contentId}`
}
const save = (who: Caller, id: string, basedOn: number, text: string) =>
  who.call<{ version: number; faults: { field: string; message: string }[] }>(
    'POST',
    `/office/contents/${id.replace('/office/contents/', '')}/versions`,
    { basedOn, body: news(text) },
  )
const codeOf = async (answer: Response) => ((await answer.json()) as { code: string }).code
const steps = async (path: string) =>
  (await pietro.call<{ steps: { kind: string; by: string }[] }>('GET', path)).steps.map(({ kind }) => kind)

beforeAll(async () => {
  sara = await callerAs(city, 'sara.bruni')
  pietro = await callerAs(city, 'pietro.valli')
  marta = await callerAs(city, 'marta.greco')
})

describe('a content goes from its writer to the public', () => {
  test('by way of a reviewer, and each version can be read again, compared and taken up again', async () => {
    const path = await draft()
    const slug = `festa-${count}`
    expect((await pietro.raw('POST', `${path}/publication`, { version: 2 })).status).toBe(409)
    await sara.call('POST', `${path}/review`, { version: 2 })
    expect((await pietro.raw('GET', `/contents/news/${slug}`)).status).toBe(404)
    await pietro.call('POST', `${path}/return`, { version: 2, note: 'Manca il luogo.' })
    await save(sara, path, 2, 'Musica e banchetti.\n\nIn piazza.')
    await sara.call('POST', `${path}/review`, { version: 3 })
    await pietro.call('POST', `${path}/publication`, { version: 3 })
    expect(JSON.stringify(await pietro.call('GET', `/contents/news/${slug}`))).toContain('In piazza.')
    expect(await steps(path)).toEqual(['published', 'submitted', 'saved', 'returned', 'submitted', 'saved', 'saved'])

    const { differences } = await pietro.call<{ differences: unknown[] }>('GET', `${path}/differences/2/3`)
    expect(differences).toEqual([
      expect.objectContaining({
        field: 'body',
        locale: 'it',
        lines: [
          { kind: 'same', text: 'Musica e banchetti.' },
          { kind: 'new', text: '' },
          { kind: 'new', text: 'In piazza.' },
        ],
      }),
    ])
    expect(JSON.stringify(await sara.call('GET', `${path}/versions/2`))).not.toContain('In piazza.')
    await sara.call('POST', `${path}/versions/2/restoration`)
    expect(await sara.call('GET', path)).toMatchObject({
      latest: 4,
      publicVersion: 3,
      body: news('Musica e banchetti.'),
    })

    await pietro.call('POST', `${path}/withdrawal`, { note: 'È finita.' })
    expect((await pietro.raw('GET', `/contents/news/${slug}`)).status).toBe(404)
  })

  test('at an instant that was said, or not, when the schedule is cancelled', async () => {
    const path = await draft()
    await sara.call('POST', `${path}/review`, { version: 2 })
    const at = new Date(Date.now() + 3_600_000).toISOString()
    expect(
      await codeOf(await pietro.raw('POST', `${path}/publication`, { version: 2, at: '2020-01-01T10:00:00Z' })),
    ).toBe('content-publication-past')
    const past = { version: 2, nextReview: '2020-01-01' }
    expect(await codeOf(await pietro.raw('POST', `${path}/publication`, past))).toBe('content-moment-wrong')
    await pietro.call('POST', `${path}/publication`, { version: 2, at, nextReview: '2099-01-01' })
    expect(await sara.call('GET', path)).toMatchObject({ publicVersion: null, scheduled: { version: 2, at } })
    const { contents } = await sara.call<{ contents: { id: string }[] }>('GET', '/office/contents?state=scheduled')
    expect(contents.map(({ id }) => path.endsWith(id))).toEqual([true])
    await pietro.call('POST', `${path}/unscheduling`)
    expect(await sara.call('GET', path)).toMatchObject({ publicVersion: null, scheduled: null })
  })

  test('never by the eyes of its writer alone', async () => {
    const path = await draft()
    await sara.call('POST', `${path}/review`, { version: 2 })
    await city.look(
      `insert into t_montelago.officer_role (officer_id, office_id, role)
       select officer_id, office_id, 'reviewer' from t_montelago.officer_role where role = 'writer' and office_id = 'transparency'`,
    )
    expect(await sara.call('GET', path)).toMatchObject({ isOwnReview: true })
    expect(await codeOf(await sara.raw('POST', `${path}/publication`, { version: 2 }))).toBe('content-own-version')
    await city.look(
      `delete from t_montelago.officer_role where role = 'reviewer' and officer_id in
         (select officer_id from t_montelago.officer_role where role = 'writer')`,
    )
    expect(await codeOf(await sara.raw('POST', `${path}/publication`, { version: 2 }))).toBe('not-allowed')
  })

  test('not while it lacks something, and with nothing that a page must not hold', async () => {
    const path = await draft('Ciao </script>')
    expect((await sara.call<{ latest: number }>('GET', path)).latest).toBe(1)
    for (const hostile of [
      '<img src=x onerror=alert(1)>',
      '[qui](javascript:alert(1))',
      '[x](data:text/html,<b>)',
      '![foto](https://example.org/x.png)',
      'testo\n\n<iframe src="https://example.org"></iframe>',
    ]) {
      const { faults } = await save(sara, path, 1, hostile)
      expect(faults, hostile).toEqual(
        expect.arrayContaining([{ field: 'body', locale: 'it', message: expect.stringContaining('riga') as string }]),
      )
    }
    expect(await codeOf(await sara.raw('POST', `${path}/review`, { version: 1 }))).toBe('content-not-publishable')
    const unknown = { basedOn: 1, body: { title: { it: 'x' }, secret: 'y', kind: null } }
    expect((await sara.raw('POST', `${path}/versions`, unknown)).status).toBe(422)
  })

  test('saved by one of two who write at once; the other is told', async () => {
    const path = await draft()
    const both = await Promise.all(
      ['Uno.', 'Due.'].map((text) => sara.raw('POST', `${path}/versions`, { basedOn: 2, body: news(text) })),
    )
    expect(both.map(({ status }) => String(status)).sort()).toEqual(['200', '409'])
  })
})

test('a content is of its office and of the types of who edits it; for anybody else it does not exist', async () => {
  const path = await draft()
  const act = (who: Caller, what: string, body: unknown) => who.raw('POST', `${path}/${what}`, body)
  const others = [
    marta,
    await callerAs(city, 'giulia.ferro'),
    await callerAs(city, 'carla.neri'),
    await callerAs(city, 'sara.bruni', 'rivabella', 'montelago'),
  ]
  for (const other of others) {
    expect((await other.raw('GET', path)).status).toBeGreaterThanOrEqual(401)
    expect((await act(other, 'versions', { basedOn: 2, body: news('Mio.') })).status).toBeGreaterThanOrEqual(401)
    expect((await act(other, 'review', { version: 2 })).status).toBeGreaterThanOrEqual(401)
    expect((await act(other, 'publication', { version: 2 })).status).toBeGreaterThanOrEqual(401)
  }
  expect((await marta.raw('GET', path)).status).toBe(404)
  const create = (type: string, officeId: string) =>
    marta.raw('POST', '/office/contents', { type, officeId, slug: `di-marta-${type}`, title: 'Mercato' })
  expect((await create('page', 'commerce')).status).toBe(403)
  expect((await create('news', 'transparency')).status).toBe(403)
  expect((await create('event', 'commerce')).status).toBe(201)
  const { contents } = await marta.call<{ contents: { officeId: string; type: string }[] }>('GET', '/office/contents')
  const seen = new Set(contents.map(({ officeId, type }) => `${officeId} ${type}`))
  expect(seen.has('commerce event')).toBe(true)
  expect([...seen].filter((one) => one !== 'commerce event' && one !== 'commerce news')).toEqual([])
  expect(await steps(path)).toEqual(['saved', 'saved'])
})

describe('the images of the site', () => {
  test('are uploaded, aimed and used by who writes, and listed with where they are used', async () => {
    const { imageId } = await sara.call<{ imageId: string }>('POST', '/office/images', imageForm())
    expect(await sara.call('POST', '/office/images', imageForm())).toEqual({ imageId })
    await sara.call('POST', `/office/images/${imageId}/focal-point`, { x: 0.25, y: 0.75 })
    expect(await pietro.call('GET', `/office/images/${imageId}`)).toMatchObject({
      width: 1,
      focalX: 0.25,
      focalY: 0.75,
    })
    const path = await draft()
    const body = { ...news('Testo.'), image: { id: imageId, alt: { it: 'Un punto' } } }
    await sara.call('POST', `${path}/versions`, { basedOn: 2, body })
    const { images } = await pietro.call<{ images: { id: string; uses: unknown[] }[] }>('GET', '/office/images')
    expect(images.find(({ id }) => id === imageId)?.uses).toEqual([{ title: 'Festa di primavera', alt: 'Un punto' }])
    expect((await pietro.raw('POST', '/office/images', imageForm())).status).toBe(403)
  })

  test('are listed a page at a time, each once', async () => {
    const seen: string[] = []
    for (let before: string | null = '', turns = 0; before !== null && turns < 50; turns += 1) {
      const query = before === '' ? '' : `?before=${before}`
      const page: { images: { id: string }[]; next: string | null } = await sara.call('GET', `/office/images${query}`)
      seen.push(...page.images.map(({ id }) => id))
      before = page.next
    }
    const [count] = await city.look('select count(*)::int as count from t_montelago.image')
    expect(seen.length).toBe(count?.['count'])
    expect(new Set(seen).size).toBe(seen.length)
  })

  test.each([
    [
      'a drawing that could run',
      '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
      422,
      'image-refused',
    ],
    ['a text with the name of an image', 'ciao', 422, 'image-refused'],
    ['more than 20 MB', Buffer.alloc(20_000_001), 413, 'file-too-large'],
    ['200 MB', Buffer.alloc(200_000_000), 413, 'file-too-large'],
  ])('refuse %s', async (_, bytes, status, code) => {
    const answer = await sara.raw('POST', '/office/images', imageForm(Buffer.from(bytes), 'foto.png'))
    expect(answer.status).toBe(status)
    expect(await codeOf(answer)).toBe(code)
  })
})

describe('services', () => {
  test('that are packs are found by words of their titles, as those that are told are', async () => {
    const found = async (q: string, types = 'service') =>
      (
        await sara.call<{ names: { reference: string }[] }>('GET', `/office/content-names?q=${q}&types=${types}`)
      ).names.map(({ reference }) => reference)
    expect(await found('RESIDENZA')).toContain('service/residence-change')
    expect(await found('carta d')).toEqual([expect.stringMatching(/^service\/.*carta/)])
    expect(await found('residenza', 'place')).not.toContain('service/residence-change')
  })

  test('that are told are previewed on the page that the public will see', async () => {
    const { contentId } = await sara.call<{ contentId: string }>('POST', '/office/contents', {
      type: 'service',
      officeId: 'transparency',
      slug: 'servizio-di-prova',
      title: 'Servizio di prova',
    })
    const [token = ''] = (await city.cookieOf('sara.bruni')).split(' ')
    const page = await city.request(`/redazione/contenuti/${contentId}/versioni/1`, {
      headers: { cookie: `portico-session=${token}` },
    })
    const html = await page.text()
    expect(page.status).toBe(200)
    expect(html).toMatch(/<h1[^>]*data-element="service-title"[^>]*>Servizio di prova/u)
    expect(html).toContain('noindex')
  })
})
