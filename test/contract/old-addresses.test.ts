import { beforeAll, describe, expect, test } from 'vitest'
import { callerAs } from '../support/api.ts'
import type { Caller } from '../support/api.ts'
import { testCity } from '../support/city.ts'
import { listForm } from '../support/files.ts'

const city = testCity()
let pietro: Caller

const former = 'turismo.montelago.localhost'
const visit = (path: string, host = 'montelago.localhost') =>
  city.request(path, { tenant: host.replace(/.localhost$/, '') })
const leadsTo = async (path: string, host?: string) => {
  const answer = await visit(path, host)
  await answer.body?.cancel()
  return [answer.status, answer.headers.get('location')]
}
const keep = (old: string, target: string) => pietro.raw('POST', '/office/old-addresses', { old, target })
const codeOf = async (answer: Response) => ((await answer.json()) as { code: string }).code
const upload = (text: string) =>
  pietro.call<{ taken: number; waiting: number; refused: { line: number; reason: string }[] }>(
    'POST',
    '/office/old-addresses/imports',
    listForm(text),
  )
interface Lists {
  readonly kept: { path: string; target: string | null }[]
  readonly waiting: { host: string; path: string; proposal: { path: string } | null }[]
  readonly misses: { host: string; path: string; count: number }[]
}
const lists = () => pietro.call<Lists>('GET', '/office/old-addresses')

beforeAll(async () => {
  pietro = await callerAs(city, 'pietro.valli')
})

describe('an old address', () => {
  test('leads to the page of today, however it is written, in this municipality alone', async () => {
    expect(await leadsTo('/vecchia/pagina.html')).toEqual([404, null])
    expect((await keep('https://montelago.localhost/Vecchia/Pagina.html', '/servizi')).status).toBe(204)
    for (const path of ['/vecchia/pagina.html', '/VECCHIA/pagina.html/', '/vecchia/pagina.html?utm_source=x'])
      expect(await leadsTo(path), path).toEqual([301, '/servizi'])
    expect(await leadsTo('/vecchia/pagina.html', 'rivabella.localhost')).toEqual([404, null])
    expect(await leadsTo('/servizi/una-che-non-e-mai-stata')).toEqual([404, null])
    // a page that is there is never led away from
    await keep('/novita', '/servizi')
    expect((await leadsTo('/novita'))[0]).toBe(200)
  })

  test('leads at once to the last of those it goes through, and never round in a circle', async () => {
    expect((await keep('/uno', '/due')).status).toBe(204)
    expect((await keep('/due', '/tre')).status).toBe(204)
    expect((await keep('/tre', '/servizi?q=a#b')).status).toBe(204)
    expect(await leadsTo('/uno')).toEqual([301, '/servizi?q=a#b'])
    const refused = await keep('/tre', '/uno')
    expect(refused.status).toBe(422)
    expect(JSON.stringify(await refused.json())).toContain('/tre → /uno → /due → /tre')
    expect(await leadsTo('/uno')).toEqual([301, '/servizi?q=a#b'])
    expect(await codeOf(await keep('/sola', '/sola'))).toBe('old-address-loops')
  })

  test.each([
    ['/x', 'https://altrove.example/', 'old-address-target-wrong'],
    ['/x', '//altrove.example/', 'old-address-target-wrong'],
    ['https://altrove.example/x', '/servizi', 'old-address-host-unknown'],
    ['javascript:alert(1)', '/servizi', 'old-address-wrong'],
  ])('%s to %s is refused', async (old, target, code) => {
    expect(await codeOf(await keep(old, target))).toBe(code)
  })

  test('that is taken off leads nowhere again', async () => {
    await keep('/tolta', '/servizi')
    await pietro.call('POST', '/office/old-addresses/removal', { old: '/tolta' })
    expect(await leadsTo('/tolta')).toEqual([404, null])
    expect((await pietro.raw('POST', '/office/old-addresses/removal', { old: '/tolta' })).status).toBe(404)
  })
})

describe('a host whose site was closed', () => {
  test('leads to the pages of today, and serves nothing else', async () => {
    await keep(`https://${former}/lago`, '/vivere-il-comune')
    expect(await leadsTo('/lago', former)).toEqual([301, 'http://montelago.localhost/vivere-il-comune'])
    expect(await leadsTo('/lago')).toEqual([404, null])
    for (const path of ['/', '/servizi', '/accesso', '/api/v1/contents?type=place', '/area-personale'])
      expect((await leadsTo(path, former))[0], path).toBe(404)
    const answer = await visit('/nulla?q=%22%3E%3Cscript%3E', former)
    const html = await answer.text()
    expect(html).toContain('href="http://montelago.localhost/"')
    expect(html).not.toContain('script')
  })
})

describe('a list', () => {
  test('is taken line by line; what is not taken is told with its line, and circles within it are found', async () => {
    const read = await upload(
      ['vecchio;nuovo', '/l1;/servizi', '/l2;', 'https://altrove.example/;/servizi', '/l3;/l4', '/l4;/l3'].join('\n'),
    )
    expect(read).toMatchObject({ taken: 2, waiting: 1 })
    expect(read.refused.map(({ line }) => line)).toEqual([4, 5])
    expect(read.refused[1]?.reason).toContain('/l3 → /l4 → /l3')
    expect(await leadsTo('/l1')).toEqual([301, '/servizi'])
    expect((await lists()).waiting).toContainEqual({ host: '', path: '/l2', target: null, proposal: null })
    // uploaded again: nothing twice, and nothing that was matched meanwhile is lost
    await keep('/l2', '/argomenti')
    expect(await upload('/l2;')).toMatchObject({ waiting: 1, refused: [] })
    expect(await leadsTo('/l2')).toEqual([301, '/argomenti'])
  })

  test('offers the page that an address without one seems to be about', async () => {
    await upload(['/cultura/2019/biblioteca_civica.php;', '/zzz-qqq.html;'].join('\n'))
    const { waiting } = await lists()
    const proposed = new Map(waiting.map(({ path, proposal }) => [path, proposal?.path]))
    expect(proposed.get('/cultura/2019/biblioteca_civica.php')).toMatch(/bibliotec/)
    expect(proposed.get('/zzz-qqq.html')).toBeUndefined()
  })

  test('that cannot be read changes nothing', async () => {
    const before = (await lists()).kept.length
    for (const text of ['<urlset><loc>', '<!DOCTYPE x [<!ENTITY a "b">]><urlset/>', ''])
      expect(await codeOf(await pietro.raw('POST', '/office/old-addresses/imports', listForm(text)))).toBe(
        'old-address-list-unread',
      )
    const large = await pietro.raw('POST', '/office/old-addresses/imports', listForm(Buffer.alloc(5_000_001, 'a')))
    expect(large.status).toBe(413)
    expect((await lists()).kept).toHaveLength(before)
  })
})

test('visits in vain are counted for the editors, none that could name a person', async () => {
  await upload(`https://${former}/come-arrivare;`)
  for (const path of ['/come-arrivare', '/come-arrivare/']) await leadsTo(path, former)
  for (const path of ['/mai-vista', '/persona/mario.rossi@example.org', '/?nome=rossi', '/.env']) await leadsTo(path)
  const { misses } = await lists()
  expect(misses).toContainEqual(expect.objectContaining({ host: former, path: '/come-arrivare', count: 2 }))
  expect(misses).toContainEqual(expect.objectContaining({ host: '', path: '/mai-vista', count: 1 }))
  expect(JSON.stringify(misses)).not.toMatch(/rossi|env/)
  // matched: no longer in vain
  await keep(`https://${former}/come-arrivare`, '/amministrazione')
  expect((await lists()).misses.map(({ path }) => path)).not.toContain('/come-arrivare')
})
