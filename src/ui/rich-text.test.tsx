import { expect, test } from 'vitest'
import { markup } from './markup.ts'
import { RichText } from './rich-text.tsx'

const source = '[Tributi](/servizi/imu), [altrove](https://www.example.org/), [in inglese](/en/servizi/imu)'

test('links to pages of this site are in the language of the page', () => {
  const shown = markup(<RichText source={source} locale="en" />)
  expect([...shown.matchAll(/href="([^"]*)"/g)].map(([, path]) => path)).toEqual([
    '/en/servizi/imu',
    'https://www.example.org/',
    '/en/servizi/imu',
  ])
})

test('in Italian they are as they were written', () => {
  expect(markup(<RichText source={source} locale="it" />)).toContain('href="/servizi/imu"')
})
