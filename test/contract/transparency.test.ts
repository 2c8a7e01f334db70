import { expect, test } from 'vitest'
import { transparencyTree } from '#kernel/lists/transparency.ts'
import { testCity } from '../support/city.ts'
import { attribute, readHtml, textOf } from '../support/html.ts'

const city = testCity()
const read = async (path: string) => {
  const answer = await city.request(path)
  return { status: answer.status, html: await answer.text() }
}

test('the tree is the one that the law lists, reached from the foot of every page, and every place has its page', async () => {
  const home = readHtml((await read('/servizi')).html)
  const foot = home.named('a').find((link) => textOf(link) === 'Amministrazione trasparente')
  expect(foot && attribute(foot, 'href')).toBe('/amministrazione-trasparente')
  const { html } = await read('/amministrazione-trasparente')
  const links = [...html.matchAll(/href="(\/amministrazione-trasparente\/[^"]+)"/g)].map(([, path = '']) => path)
  expect(new Set(links).size).toBe(transparencyTree.flatMap(({ nodes }) => nodes).length)
  for (const { label } of transparencyTree) expect(html).toContain(label.it)
  for (const path of [
    ...new Set(links),
    ...transparencyTree.map(({ segment }) => `/amministrazione-trasparente/${segment}`),
  ])
    expect((await read(path)).status, path).toBe(200)
  const codes = transparencyTree.flatMap(({ nodes }) => nodes.map(({ code }) => code))
  expect(new Set(codes).size).toBe(codes.length)
})

test('a place shows what editors put there; one with nothing says which norm wants it and how to ask', async () => {
  const acts = await read('/amministrazione-trasparente/disposizioni-generali/atti-generali')
  expect(acts.html).toContain('Codice di comportamento dei dipendenti')
  expect(acts.html).toContain('D.lgs. 33/2013 art. 12, c. 1-2')
  const empty = await read('/amministrazione-trasparente/personale/tassi-di-assenza')
  expect(empty.html).toContain('In questa sezione non c’è ancora nulla')
  expect(empty.html).toContain('D.lgs. 33/2013 art. 16, c. 3')
  expect((await read('/amministrazione-trasparente/personale/no')).status).toBe(404)
  expect((await read('/amministrazione-trasparente/no')).status).toBe(404)
  expect((await read('/en/amministrazione-trasparente/bilanci')).html).toContain('Budgets')
})
