import { expect, test } from 'vitest'
import { contentTypes } from '#engines/content/index.ts'
import { addressesIn, addressOf, isOwn } from './addresses.ts'

const site = { hosts: ['comune.example.it'], data: { formerHosts: ['vecchio.example.it'] } }

test.each([
  ['/servizi', '/servizi'],
  ['/servizi?q=a#parte', '/servizi?q=a'],
  ['https://comune.example.it/novita#x', '/novita'],
  ['http://COMUNE.example.it/novita', '/novita'],
  ['//altro.example/x', 'http://altro.example/x'],
  ['https://altro.example', 'https://altro.example/'],
  ['https://vecchio.example.it/a', 'https://vecchio.example.it/a'],
  ['#parte', undefined],
  ['mailto:a@b.it', undefined],
  ['tel:+39011', undefined],
  ['https://', undefined],
  [`/${'x'.repeat(2_000)}`, undefined],
])('%s leads to %s', (href, address) => {
  expect(addressOf(href, site)).toBe(address)
})

test('the own site answers for its paths and for sites that were closed', () => {
  expect(['/a', 'https://vecchio.example.it/a', 'https://altro.example/'].map((one) => isOwn(one, site))).toEqual([
    true,
    true,
    false,
  ])
})

test('links are read from texts in both languages and from fields with an address, each once', () => {
  const body = {
    title: { it: 'x [no](/titolo)' },
    body: { it: '[uno](/a) e [due](/a#b), [tre](https://c.example)', en: '[one](/en/a)' },
  }
  expect(addressesIn(contentTypes.page, body, site)).toEqual([
    { field: 'body', locale: 'it', address: '/a' },
    { field: 'body', locale: 'it', address: 'https://c.example/' },
    { field: 'body', locale: 'en', address: '/en/a' },
  ])
  const web = contentTypes['contact-point'].fields.find(({ kind }) => kind === 'web')?.id ?? ''
  expect(addressesIn(contentTypes['contact-point'], { [web]: 'https://d.example/x' }, site)).toEqual([
    { field: web, locale: 'it', address: 'https://d.example/x' },
  ])
})
