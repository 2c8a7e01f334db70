import { describe, expect, test } from 'vitest'
import { contentTypes } from '#engines/content/index.ts'
import type { ContentBody, ContentTypeId } from '#engines/content/index.ts'
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
    expect(readBody(type, valuesOf(type, body), body)).toEqual({ body, mistyped: [] })
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
    expect(readBody(contentTypes.event, typed, {})).toEqual({
      body: { title: { it: 'Festa' } },
      mistyped: [
        { field: 'when.0.from', rule: 'date' },
        { field: 'when.1.from.hour', rule: 'hour' },
      ],
    })
    const point = gathered([['point.latitude', '45,43']])
    expect(readBody(contentTypes.place, point, {}).mistyped).toEqual([{ field: 'point.latitude', rule: 'point' }])
  })

  test('keeps English words whose Italian is not written yet', () => {
    expect(readBody(contentTypes.page, gathered([['title.en', 'Only English']]), {}).body).toEqual({
      title: { it: '', en: 'Only English' },
    })
  })
})
