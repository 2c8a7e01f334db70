import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { calendarFile } from './ics.ts'

const event = {
  id: '0199aaaa-0000-7000-8000-000000000001',
  domain: 'comune.example',
  sequence: 0,
  cancelled: false,
  startsAt: new Date('2026-12-02T08:00:00Z'),
  endsAt: new Date('2026-12-02T08:20:00Z'),
  at: new Date('2026-11-25T10:11:12.345Z'),
  summary: 'Appuntamento: carta d’identità; ritiro, e altro',
  description: `Porta con te:\n- un documento\n- ${'la ricevuta '.repeat(12)}`,
  location: 'Piazza del Municipio 1, Montelago',
  organiser: { name: 'Ufficio "anagrafe"', email: 'anagrafe@comune.example' },
}

const read = (text: string) => {
  const calendar = new ICAL.Component(ICAL.parse(text))
  const entry = calendar.getFirstSubcomponent('vevent')
  return (name: string, of: 'calendar' | 'event' = 'event') =>
    String((of === 'event' ? entry : calendar)?.getFirstPropertyValue(name))
}

describe('a reservation as iCalendar', () => {
  test('is read back as it was written, and its lines are as long as RFC 5545 allows', () => {
    const text = calendarFile(event)
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true)
    expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75 && !line.includes('\n'))).toBe(true)
    const value = read(text)
    expect([value('version', 'calendar'), value('method', 'calendar'), value('sequence'), value('status')]).toEqual([
      '2.0',
      'PUBLISH',
      '0',
      'CONFIRMED',
    ])
    expect([value('summary'), value('description'), value('location')]).toEqual([
      event.summary,
      event.description,
      event.location,
    ])
    expect([value('dtstart'), value('dtend'), value('dtstamp')]).toEqual([
      '2026-12-02T08:00:00Z',
      '2026-12-02T08:20:00Z',
      '2026-11-25T10:11:12Z',
    ])
    expect(value('uid')).toBe(`${event.id}@comune.example`)
  })

  test('is cancelled under the same id with a higher sequence', () => {
    const value = read(calendarFile({ ...event, sequence: 2, cancelled: true }))
    expect([value('uid'), value('sequence'), value('status'), value('method', 'calendar')]).toEqual([
      `${event.id}@comune.example`,
      '2',
      'CANCELLED',
      'CANCEL',
    ])
  })

  test('nothing that a text holds becomes a line of its own', () => {
    const text = calendarFile({
      ...event,
      summary: 'a\r\nATTENDEE:mailto:x@example.org',
      location: 'b\nMETHOD:REQUEST',
    })
    const lines = text.split('\r\n').map((line) => line.split(/[:;]/)[0])
    expect(lines).not.toContain('ATTENDEE')
    expect(lines.filter((name) => name === 'METHOD')).toHaveLength(1)
  })
})
