import { beforeAll, expect, test } from 'vitest'
import type { LinkAnswer } from '#platform/links/index.ts'
import { callerAs } from '../support/api.ts'
import type { Caller } from '../support/api.ts'
import { testCity } from '../support/city.ts'

const reached: string[] = []
const others = new Map<string, LinkAnswer>()
const city = testCity({
  async otherSites(address) {
    reached.push(address)
    return others.get(address) ?? { verdict: 'works', status: 200 }
  },
})
let sara: Caller, pietro: Caller, marta: Caller

interface Broken {
  readonly label: string
  readonly locale: string
  readonly target: string
  readonly verdict: string
  readonly isContent: boolean
}
interface List {
  readonly contents: { id: string; title: string; links: Broken[] }[]
  readonly checked: number
  readonly waiting: number
}

let count = 0
/** A page of the office of Sara and Pietro, public. */
async function publish(body: Readonly<Record<string, unknown>>): Promise<string> {
  const id = await draft(body)
  await sara.call('POST', `/office/contents/${id}/review`, { version: 2 })
  await pietro.call('POST', `/office/contents/${id}/publication`, { version: 2 })
  return id
}
async function draft(body: Readonly<Record<string, unknown>>): Promise<string> {
  count += 1
  const { contentId } = await sara.call<{ contentId: string }>('POST', '/office/contents', {
    type: 'page',
    officeId: 'transparency',
    slug: `collegamenti-${count}`,
    title: `Collegamenti ${count}`,
  })
  await change(contentId, 1, body)
  return contentId
}
async function change(id: string, basedOn: number, body: Readonly<Record<string, unknown>>) {
  const { faults } = await sara.call<{ faults: unknown[] }>('POST', `/office/contents/${id}/versions`, {
    basedOn,
    body: { title: { it: `Collegamenti ${count}` }, summary: { it: 'Prova.' }, ...body },
  })
  expect(faults).toEqual([])
}
const targets = async (id: string) => {
  const { contents } = await pietro.call<List>('GET', '/office/links')
  return contents.filter((one) => one.id === id).flatMap(({ links }) => links.map(({ target }) => target))
}
/** Everything that is due is followed: a run takes some at a time. */
const follow = async () => {
  const isDone = async () => {
    const [row] = await city.look<{ waits: boolean }>(
      `select exists (select from t_montelago.link_check where next_at <= portico.now())
         or exists (select from t_montelago.content_now n left join t_montelago.content_scan s using (content_id)
           where s.version is distinct from n.version) as waits`,
    )
    return row?.waits === false
  }
  for (let run = 0; run < 60; run += 1) {
    await city.work()
    if (await isDone()) return
  }
  throw new Error('not everything was followed')
}

beforeAll(async () => {
  sara = await callerAs(city, 'sara.bruni')
  pietro = await callerAs(city, 'pietro.valli')
  marta = await callerAs(city, 'marta.greco')
  await city.moveClockTo('2027-05-04T08:00:00Z')
})

test('links of the own site that lead nowhere are told, those that lead somewhere are not', async () => {
  const old = { old: '/vecchia-pagina.html', target: '/servizi' }
  await pietro.call('POST', '/office/old-addresses', old)
  const id = await publish({
    body: {
      it: [
        '[a](/servizi), [b](/servizi/records-access), [c](/amministrazione/uffici), [d](/vecchia-pagina.html)',
        '[e](/servizi/nessun-servizio), [f](/novita/notizie/mai-scritta), [g](/pagine-perse)',
        '[h](http://montelago.localhost/anche-questa), [i](#parte), [l](mailto:a@b.it), [m](/area-personale)',
      ].join('\n\n'),
      en: '[one](/en/services-lost)',
    },
  })
  expect(await targets(id)).toEqual([])
  await follow()
  expect(await targets(id)).toEqual([
    '/en/services-lost',
    '/anche-questa',
    '/novita/notizie/mai-scritta',
    '/pagine-perse',
    '/servizi/nessun-servizio',
  ])
  // nobody came to those addresses: the site asked itself
  expect(await city.look('select * from t_montelago.old_address_miss')).toEqual([])
  // another office is told of its own contents alone
  expect((await marta.call<List>('GET', '/office/links')).contents).toEqual([])
})

test('what is put right goes from the list: by a new version, by a page that comes, by checking again', async () => {
  const id = await publish({ body: { it: '[a](/pagine/che-verra) [b](/pagine/mai)' } })
  await follow()
  expect(await targets(id)).toEqual(['/pagine/che-verra', '/pagine/mai'])
  await pietro.call('POST', '/office/old-addresses', { old: '/pagine/che-verra', target: '/servizi' })
  expect(await sara.call('POST', '/office/links/checks', { address: '/pagine/che-verra' })).toEqual({
    verdict: 'works',
    status: 200,
    isOwn: true,
  })
  expect(await targets(id)).toEqual(['/pagine/mai'])
  await change(id, 2, { body: { it: 'Senza.' } })
  await sara.call('POST', `/office/contents/${id}/review`, { version: 3 })
  await pietro.call('POST', `/office/contents/${id}/publication`, { version: 3 })
  expect(await targets(id)).toEqual([])
  await follow()
  expect(await city.look(`select * from t_montelago.link_check where address = '/pagine/mai'`)).toEqual([])
})

test('another site is told once it has failed on different days; one that lets no machine in is not', async () => {
  others.set('https://perso.example/', { verdict: 'nowhere', status: null })
  others.set('https://chiuso.example/', { verdict: 'unknown', status: 403 })
  others.set('https://torna.example/', { verdict: 'gone', status: 404 })
  const id = await publish({
    body: {
      it: '[a](https://perso.example) [b](https://chiuso.example) [c](https://torna.example) [d](https://c.example)',
    },
  })
  await follow()
  expect(reached).toEqual(expect.arrayContaining(['https://perso.example/', 'https://c.example/']))
  expect(await targets(id)).toEqual([])
  others.set('https://torna.example/', { verdict: 'works', status: 200 })
  const before = reached.length
  await follow()
  expect(reached.slice(before).filter((address) => address.endsWith('.example/'))).toEqual([])
  await city.moveClockTo('2027-05-05T09:00:00Z')
  await follow()
  expect(await targets(id)).toEqual(['https://perso.example/'])
  // those that work rest for a week
  expect(reached.filter((address) => address === 'https://c.example/')).toHaveLength(1)
})

test('a machine that finds no site at all holds it against none', async () => {
  const names = ['uno', 'due', 'tre'].map((name) => `https://${name}.example/`)
  for (const address of names) others.set(address, { verdict: 'nowhere', status: null })
  const id = await publish({ body: { it: names.map((address) => `[a](${address})`).join(' ') } })
  await follow()
  await city.moveClockTo('2027-05-07T09:00:00Z')
  await follow()
  expect(await targets(id)).toEqual([])
})

test('a content that is taken off is told where others link to it; the newest version is looked at before it is public', async () => {
  const gone = await publish({ body: { it: 'Per poco.' } })
  const slug = `collegamenti-${count}`
  const news = {
    type: 'news',
    officeId: 'transparency',
    slug: `avviso-${count}`,
    title: 'Avviso',
  }
  const { contentId } = await sara.call<{ contentId: string }>('POST', '/office/contents', news)
  const { faults } = await sara.call<{ faults: unknown[] }>('POST', `/office/contents/${contentId}/versions`, {
    basedOn: 1,
    body: {
      title: { it: 'Avviso' },
      kind: 'news',
      summary: { it: 'Breve.' },
      date: '2027-05-04',
      body: { it: `[la guida](/pagine/${slug}) e [mai](/pagine/mai-stata)` },
      by: ['unit/consiglio-comunale'],
      places: ['place/luogo-che-non-c-e'],
    },
  })
  expect(faults).toEqual([])
  const of = async () =>
    (await sara.call<{ links: Broken[] }>('GET', `/office/contents/${contentId}/links`)).links.map(
      ({ label, target, isContent }) => ({ label, target, isContent }),
    )
  expect(await of()).toEqual([
    { label: 'Testo', target: '/pagine/mai-stata', isContent: false },
    { label: 'Luoghi', target: 'place/luogo-che-non-c-e', isContent: true },
  ])
  await pietro.call('POST', `/office/contents/${gone}/withdrawal`, { note: 'Non serve più.' })
  expect((await of()).map(({ target }) => target)).toContain(`/pagine/${slug}`)
  await sara.call('POST', `/office/contents/${contentId}/review`, { version: 2 })
  await pietro.call('POST', `/office/contents/${contentId}/publication`, { version: 2 })
  expect(await targets(contentId)).toEqual(['place/luogo-che-non-c-e'])
})

test('nobody has an address followed that no content of theirs links to', async () => {
  const before = reached.length
  for (const address of ['http://169.254.169.254/', 'https://altro.example/'])
    expect((await pietro.raw('POST', '/office/links/checks', { address })).status).toBe(404)
  expect(reached.length).toBe(before)
})

test('the demonstration has no link that leads nowhere', async () => {
  await city.moveClockTo('2027-06-01T08:00:00Z')
  await follow()
  const { contents, waiting } = await pietro.call<List>('GET', '/office/links')
  expect(waiting).toBe(0)
  expect(contents.filter(({ title }) => !/Collegamenti|Avviso/.test(title))).toEqual([])
})
