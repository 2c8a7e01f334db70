import { existsSync, readFileSync } from 'node:fs'
import jsonld from 'jsonld'
import { Parser } from 'n3'
import { describe, expect, test } from 'vitest'
import { testCity } from '../support/city.ts'

const city = testCity()

const read = async (path: string, type: string) => {
  const answer = await city.request(path, { tenant: 'rivabella' })
  expect(answer.status, path).toBe(200)
  expect(answer.headers.get('content-type'), path).toContain(type)
  return answer.text()
}

const locations = (xml: string) => [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address = '']) => address)

describe('for machines', () => {
  test('the site map has every page in both languages, and each of them opens', async () => {
    const found = locations(await read('/sitemap.xml', 'application/xml'))
    expect(new Set(found).size).toBe(found.length)
    const paths = found.map((address) => new URL(address).pathname)
    for (const wanted of ['/', '/en/servizi', '/servizi/records-access', '/vivere-il-comune/luoghi/municipio'])
      expect(paths).toContain(wanted)
    expect(paths.filter((path) => /^(?:\/en)?\/(?:ufficio|area-personale|redazione)\b/.test(path))).toEqual([])
    for (const path of paths) expect((await city.request(path, { tenant: 'rivabella' })).status, path).toBe(200)
    expect((await city.request('/sitemap/7', { tenant: 'rivabella' })).status).toBe(404)
  })

  test('robots, security contact and manifest say where things are', async () => {
    expect(await read('/robots.txt', 'text/plain')).toMatch(/^Sitemap: http.*\/sitemap\.xml$/m)
    const security = await read('/.well-known/security.txt', 'text/plain')
    expect(security).toMatch(/^Contact: mailto:/m)
    const [, expires = ''] = /^Expires: (.+)$/m.exec(security) ?? []
    expect(new Date(expires).getTime()).toBeGreaterThan(Date.now())
    const manifest = JSON.parse(await read('/manifest.webmanifest', 'application/manifest+json')) as {
      icons: { src: string }[]
    }
    expect((await city.request(manifest.icons[0]?.src ?? '')).status).toBe(200)
  })

  test('news and events are feeds, RSS and Atom, in both languages', async () => {
    for (const path of ['/novita/feed', '/vivere-il-comune/eventi/feed'])
      for (const locale of ['', '/en']) {
        const rss = await read(`${locale}${path}/rss`, 'application/rss+xml')
        const atom = await read(`${locale}${path}/atom`, 'application/atom+xml')
        expect(rss).toContain('<rss version="2.0"')
        expect(atom).toContain('xmlns="http://www.w3.org/2005/Atom"')
        expect([...rss.matchAll(/<item>/g)].length).toBe([...atom.matchAll(/<entry>/g)].length)
        expect(rss).toContain('<item>')
      }
    expect((await city.request('/novita/feed/pdf', { tenant: 'rivabella' })).status).toBe(404)
  })

  test.each([
    ['a service that is a pack', '/servizi/records-access/dati', 'CPSV/PublicService'],
    ['a service told of', '/servizi/certificati-anagrafici/dati', 'CPSV/PublicService'],
    ['a unit', '/amministrazione/uffici/ufficio-trasparenza/dati', 'COV/Office'],
  ])('%s says the same in Turtle and in JSON-LD', async (_, path, type) => {
    const turtle = await read(`${path}/ttl`, 'text/turtle')
    const json: unknown = JSON.parse(await read(`${path}/jsonld`, 'application/ld+json'))
    const quads = new Parser().parse(turtle)
    expect(quads.some(({ object }) => object.value === `https://w3id.org/italia/onto/${type}`)).toBe(true)
    const lines = (text: string) => text.trim().split('\n').sort()
    const fromJson = (await jsonld.toRDF(json as object, { format: 'application/n-quads' })) as unknown as string
    const fromTurtle = quads.map(({ subject, predicate, object }) => {
      const value =
        object.termType === 'Literal'
          ? `${JSON.stringify(object.value)}${object.language === '' ? '' : `@${object.language}`}`
          : `<${object.value}>`
      return `<${subject.value}> <${predicate.value}> ${value} .`
    })
    expect(lines(fromJson)).toEqual(fromTurtle.sort())
  })

  test('an address that is no unit of its kind has no data', async () => {
    const answer = await city.request('/amministrazione/uffici/consiglio-comunale/dati/ttl', { tenant: 'rivabella' })
    expect(answer.status).toBe(404)
  })
})

const ontologies = '../shared/standards/ontologie'
test.skipIf(!existsSync(ontologies))('every class and property is one of the national ontologies', async () => {
  const known = ['CPSV', 'COV', 'SM', 'TI', 'CLV']
    .map((name) => readFileSync(`${ontologies}/${name}-AP_IT.ttl`, 'utf8'))
    .join('\n')
  for (const path of ['/servizi/records-access/dati', '/amministrazione/uffici/ufficio-trasparenza/dati'])
    for (const { predicate, object } of new Parser().parse(await read(`${path}/ttl`, 'text/turtle')))
      for (const { value } of [predicate, object].filter((term) => /onto\/(?:CPSV|COV)\//.test(term.value)))
        expect(known.includes(`###  ${value}\n`) || known.includes(`<${value}>`), value).toBe(true)
})
