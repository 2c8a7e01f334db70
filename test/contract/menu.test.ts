import { describe, expect, test } from 'vitest'
import { testCity } from '../support/city.ts'
import type { TestCity } from '../support/city.ts'

const city = testCity()

async function open(path: string, cookie: string): Promise<Response> {
  return city.request(path, { headers: { cookie: `portico-session=${cookie.split(' ')[0]}` } })
}

async function menuOf(from: TestCity, identity: string, locale = ''): Promise<string[]> {
  const html = await (await open(`${locale}/servizi`, await from.cookieOf(identity))).text()
  const [, menu = ''] = /data-element="main-navigation">(.*?)<\/ul>/su.exec(html) ?? []
  return [...menu.matchAll(/href="([^"]+)"/gu)].map(([, href]) => href ?? '')
}

// the four of the national model come first, in its order
const publicPages = [
  '/amministrazione',
  '/novita',
  '/servizi',
  '/vivere-il-comune',
  '/argomenti',
  '/albo-e-trasparenza',
]

describe('the menu offers what opens, and nothing else', () => {
  test.each([
    ['a citizen', 'giulia.ferro', []],
    ['a handler', 'paola.conti', ['/ufficio', '/ufficio/appuntamenti', '/ufficio/albo']],
    [
      'a head',
      'luca.gallo',
      ['/ufficio', '/ufficio/appuntamenti', '/ufficio/albo', '/ufficio/valutazioni', '/ufficio/ricerche'],
    ],
    ['a registrar', 'ivo.sala', ['/ufficio/protocollo']],
    ['a writer', 'sara.bruni', ['/redazione', '/redazione/collegamenti']],
    [
      'a reviewer',
      'pietro.valli',
      ['/redazione', '/redazione/collegamenti', '/redazione/vecchi-indirizzi', '/redazione/importazioni'],
    ],
    ['a publisher', 'carla.neri', ['/ufficio/servizi', '/ufficio/valutazioni', '/ufficio/ricerche']],
  ])('to %s', async (_, identity, own) => {
    const wanted = [...publicPages, ...own]
    const offered = await menuOf(city, identity)
    expect(offered).toEqual(wanted)
    const cookie = await city.cookieOf(identity)
    for (const path of offered) expect((await open(path, cookie)).status, path).toBe(200)
    expect(await menuOf(city, identity, '/en')).toEqual(wanted.map((path) => `/en${path}`))
  })
})

test('a registrar without a desk is led from the desk to the register, in the language of the page', async () => {
  const cookie = await city.cookieOf('ivo.sala')
  for (const prefix of ['', '/en']) {
    const answer = await open(`${prefix}/ufficio`, cookie)
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe(`${prefix}/ufficio/protocollo`)
  }
  const register = await (await open('/ufficio/protocollo', cookie)).text()
  expect(register).not.toContain('href="/ufficio"')
})

test('the header has the name of who is signed in, the way to the personal area and the way out', async () => {
  const cookie = await city.cookieOf('ivo.sala')
  for (const path of ['/', '/nessuna-pagina', '/ufficio/protocollo']) {
    const html = await (await open(path, cookie)).text()
    const [menu = ''] = /<details class="portico-user">.*?<\/details>/su.exec(html) ?? []
    expect(menu, path).toContain('Menu di Ivo Sala')
    expect(menu, path).toMatch(/<a href="\/area-personale">Area personale<\/a>/u)
    expect(menu, path).toMatch(/<form method="post" action="\/uscita">.*Esci/su)
  }
})

test('a role that has ended is in no menu', async () => {
  const cookie = await city.cookieOf('paola.conti')
  await city.look(`update t_montelago.officer_role set valid = daterange(null, '2020-01-01') where role = 'handler'`)
  const html = await (await open('/servizi', cookie)).text()
  expect(html).not.toContain('href="/ufficio"')
})
