import { describe, expect, test } from 'vitest'
import { contentTypes } from '#engines/content/index.ts'
import type { ContentBody, ContentTypeId, FileUse } from '#engines/content/index.ts'
import { gathered, readBody, valuesOf } from './values.ts'

const image = '0198f5a2-0000-7000-8000-000000000001'
const event: ContentBody = {
  title: { it: 'Concerto', en: 'Concert' },
  kind: 'arts',
  topics: ['arte', 'turismo'],
  image: { id: image, alt: { it: 'Un palco' } },
  body: { it: '## Che cosa\n\nMusica.' },
  when: [{ from: '2026-12-24T21:00', until: '2026-12-24T23:30' }, { from: '2026-12-31T21:00' }],
  place: ['place/teatro'],
}

describe('a form', () => {
  test.each([
    ['event', event],
    ['place', { title: { it: 'Parco' }, point: [7.97, 45.43], address: 'Via Roma 1' }],
    ['news', { date: '2026-11-22', expires: '2026-12-01', files: [{ id: image, title: { it: 'Avviso' } }] }],
    ['service', { deadlines: { it: ['30 giorni: risposta', '60 giorni: esito'] }, booking: true }],
    ['contact-point', { phone: '011 123', email: 'a@b.it', web: 'https://example.org/' }],
  ] satisfies [ContentTypeId, ContentBody][])('gives back the %s that filled it', (id, body) => {
    const type = contentTypes[id]
    expect(readBody(type, valuesOf(type, body))).toEqual({ body, mistyped: [] })
  })

  test('says what was mistyped, field by field, and keeps the rest', () => {
    const typed = gathered([
      ['title.it', ' Festa '],
      ['when.0.from-day', '31'],
      ['when.0.from-month', '2'],
      ['when.0.from-year', '2026'],
      ['when.1.from-day', '1'],
      ['when.1.from-month', '3'],
      ['when.1.from-year', '2026'],
      ['when.1.from.hour', '25:00'],
    ])
    expect(readBody(contentTypes.event, typed)).toEqual({
      body: { title: { it: 'Festa' } },
      mistyped: [
        { field: 'when.0.from', rule: 'date' },
        { field: 'when.1.from.hour', rule: 'hour' },
      ],
    })
    const point = gathered([['point.latitude', '45,43']])
    expect(readBody(contentTypes.place, point).mistyped).toEqual([{ field: 'point.latitude', rule: 'point' }])
  })

  test('puts files in the order of their places, and lets go of those that are taken away', () => {
    const files = (order: readonly [name: string, place: string][]) =>
      gathered(
        order.flatMap(([name, place], index): [string, string][] => [
          [`files.${index}.id`, name],
          [`files.${index}.title.it`, ` ${name} `],
          [`files.${index}.place`, place],
          ...(place === '' ? ([[`files.${index}.none`, 'true']] as [string, string][]) : []),
        ]),
      )
    const read = (...order: readonly [name: string, place: string][]) =>
      (readBody(contentTypes.page, files(order)).body['files'] as FileUse[]).map(({ title }) => title.it).join('')
    expect(read(['a', '1'], ['b', '2'], ['c', '1'])).toBe('cab')
    expect(read(['a', '3'], ['b', '2'], ['c', '3'])).toBe('bca')
    expect(read(['a', '1'], ['b', ''], ['c', 'x'])).toBe('ac')
  })

  test('keeps English words whose Italian is not written yet', () => {
    expect(readBody(contentTypes.page, gathered([['title.en', 'Only English']])).body).toEqual({
      title: { it: '', en: 'Only English' },
    })
  })
})
