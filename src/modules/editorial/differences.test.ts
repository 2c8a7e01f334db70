import { expect, test } from 'vitest'
import { contentTypes } from '#engines/content/index.ts'
import type { ContentBody, ContentTypeId } from '#engines/content/index.ts'
import { differencesOf } from './differences.ts'

const names = new Map([
  ['place/teatro', 'Teatro comunale'],
  ['place/piazza', 'Piazza Roma'],
])
const [first, second] = ['0198f5a2-0000-7000-8000-0000001a2b3c', '0198f5a2-0000-7000-8000-0000004d5e6f']

const changes = (type: ContentTypeId, older: ContentBody, newer: ContentBody, locale: 'it' | 'en' = 'it') =>
  differencesOf(contentTypes[type], older, newer, { locale, names }).map(
    ({ label, locale: language, lines }) =>
      `${label}${language === null ? '' : ` (${language})`}: ${lines
        .filter(({ kind }) => kind !== 'same')
        .map(({ kind, text }) => `${kind === 'gone' ? '-' : '+'}${text}`)
        .join(' ')}`,
  )

test.each<[string, ContentTypeId, ContentBody, ContentBody, string[]]>([
  [
    'other contents',
    'event',
    { place: ['place/teatro'] },
    { place: ['place/piazza'] },
    ['Luogo: -Teatro comunale +Piazza Roma'],
  ],
  ['a content that is gone', 'event', { place: ['place/altro'] }, {}, ['Luogo: -place/altro']],
  ['a day', 'news', { date: '2026-11-22' }, { date: '2026-12-01' }, ['Data: -22 novembre 2026 +1 dicembre 2026']],
  [
    'an hour',
    'event',
    { when: [{ from: '2026-12-24T21:00' }] },
    { when: [{ from: '2026-12-24T21:00', until: '2026-12-24T23:30' }] },
    ['Date e orari: -24 dicembre 2026, ore 21:00 +dal 24 dicembre 2026, ore 21:00 al 24 dicembre 2026, ore 23:30'],
  ],
  [
    'another image under the same words',
    'news',
    { image: { id: first, alt: { it: 'Un palco' } } },
    { image: { id: second, alt: { it: 'Un palco' } } },
    ['Immagine: -file 1a2b3c +file 4d5e6f'],
  ],
  [
    'a point',
    'place',
    { point: [7.97, 45.43] },
    {},
    ['Posizione sulla mappa: -45.43 di latitudine, 7.97 di longitudine'],
  ],
  ['a choice', 'service', { booking: false }, { booking: true }, ['Si può prenotare un appuntamento: -No +Sì']],
  [
    'one language',
    'news',
    { title: { it: 'Ponte', en: 'Bridge' } },
    { title: { it: 'Ponte', en: 'The bridge' } },
    ['Titolo (en): -Bridge +The bridge'],
  ],
  ['a text in Italian alone', 'news', {}, { title: { it: 'Ponte' } }, ['Titolo (it): +Ponte']],
  ['nothing', 'news', { date: '2026-11-22', topics: ['arte'] }, { date: '2026-11-22', topics: ['arte'] }, []],
])('says in words what changed: %s', (_, type, older, newer, expected) => {
  expect(changes(type, older, newer)).toEqual(expected)
})

test('says it in the language of who reads', () => {
  expect(changes('news', { date: '2026-11-22' }, { date: '2026-12-01' }, 'en')).toEqual([
    'Date: -22 November 2026 +1 December 2026',
  ])
})
