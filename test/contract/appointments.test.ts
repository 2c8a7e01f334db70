import { readFileSync } from 'node:fs'
import { simpleParser } from 'mailparser'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import ICAL from 'ical.js'
import { callerAs } from '../support/api.ts'
import type { Caller } from '../support/api.ts'
import { bookedAppointment, freeSlot, heldAppointment, newSecret } from '../support/appointments.ts'
import { testCity } from '../support/city.ts'

const city = testCity()
let nobody: Caller
let giulia: Caller
let marco: Caller

beforeAll(async () => {
  nobody = await callerAs(city, undefined)
  giulia = await callerAs(city, 'giulia.ferro')
  marco = await callerAs(city, 'marco.riva')
})

beforeEach(() => city.moveClockTo('2026-11-23T07:00:00Z'))

interface Appointment {
  readonly id: string
  readonly state: string
  readonly startsAt: string
  readonly sequence: number
  readonly holder: { readonly name: string; readonly email: string; readonly signedIn: boolean }
}

const problem = async (answer: Promise<Response>) => {
  const { status, code } = (await (await answer).json()) as { status: number; code: string }
  return `${status} ${code}`
}

async function mailsTo(address: string) {
  const mails = (await city.mail.messages()).filter(({ to }) => to === address)
  return Promise.all(mails.map(({ path }) => simpleParser(readFileSync(path))))
}

/** The appointment in the calendar file of a mail. */
function eventOf(file: Buffer | string) {
  const calendar = new ICAL.Component(ICAL.parse(file.toString()))
  const event = calendar.getFirstSubcomponent('vevent')
  return {
    method: calendar.getFirstPropertyValue('method'),
    uid: event?.getFirstPropertyValue('uid'),
    sequence: event?.getFirstPropertyValue('sequence'),
    starts: String(event?.getFirstPropertyValue('dtstart')),
    status: event?.getFirstPropertyValue('status'),
  }
}

describe('whoever is not signed in', () => {
  test('books, moves and cancels with a secret, and is told each time by mail with the appointment for a calendar', async () => {
    const { token, id, startsAt } = await bookedAppointment(nobody, 'transparency', 'help', 'ada@example.org')
    await city.work()
    const later = await freeSlot(nobody, 'transparency', 3)
    const site = 'http://montelago.localhost'
    const moved = await nobody.call<Appointment>('POST', '/appointments/move', { key: token, startsAt: later, site })
    expect(moved).toMatchObject({ id, startsAt: later, sequence: 1 })
    await city.work()
    expect(await freeSlot(nobody)).toBe(startsAt)
    const gone = await nobody.call<Appointment>('POST', '/appointments/cancellation', { key: token, site })
    expect(gone.state).toBe('cancelled')
    await city.work()
    const mails = await mailsTo('ada@example.org')
    expect(mails.map(({ subject }) => subject?.replace(/:.*/u, ''))).toEqual([
      'Appuntamento confermato',
      'Appuntamento spostato',
      'Appuntamento annullato',
    ])
    expect(mails[0]?.text).toContain(`${site}/prenota-appuntamento/${token}`)
    expect(mails[2]?.text).not.toContain(token)
    const events = mails.map(({ attachments }) => eventOf(attachments[0]?.content ?? ''))
    expect(events.map(({ sequence, method, status }) => [sequence, method, status])).toEqual([
      [0, 'PUBLISH', 'CONFIRMED'],
      [1, 'PUBLISH', 'CONFIRMED'],
      [2, 'CANCEL', 'CANCELLED'],
    ])
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(1)
    expect(events[1]?.starts).toBe(later.replace('.000', ''))
  })

  test('pressing twice makes one appointment and one mail', async () => {
    const { token, id } = await heldAppointment(nobody)
    const details = { key: token, name: 'Ada', email: 'due@example.org', phone: null, reason: '' }
    await nobody.call('POST', '/appointments/details', details)
    const both = await Promise.all(
      [1, 2].map(() => nobody.call<Appointment>('POST', '/appointments/confirmation', { key: token })),
    )
    expect(both.map((one) => [one.id, one.state])).toEqual([
      [id, 'booked'],
      [id, 'booked'],
    ])
    await city.work()
    expect(await mailsTo('due@example.org')).toHaveLength(1)
  })

  test('reads the mail in the language in which they booked', async () => {
    const english = { 'accept-language': 'en' }
    const { token } = await heldAppointment(nobody)
    const details = { key: token, name: 'Ada', email: 'english@example.org', phone: null, reason: '' }
    await nobody.raw('POST', '/appointments/details', details, english)
    await nobody.raw('POST', '/appointments/confirmation', { key: token }, english)
    await city.work()
    expect((await mailsTo('english@example.org'))[0]?.subject).toMatch(/^Appointment confirmed/)
  })
})

describe('what is refused', () => {
  test('a time that is past, or that is no slot', async () => {
    for (const startsAt of ['2020-01-07T09:00:00Z', '2026-11-23T02:00:00Z'])
      expect(
        await problem(
          nobody.raw('POST', '/appointments', {
            token: newSecret(),
            calendarId: 'transparency',
            topic: 'help',
            startsAt,
          }),
        ),
      ).toBe('422 slot-not-offered')
  })

  test('a calendar and a topic that are not there', async () => {
    const startsAt = await freeSlot(nobody)
    const ask = (calendarId: string, topic: string) =>
      problem(nobody.raw('POST', '/appointments', { token: newSecret(), calendarId, topic, startsAt }))
    expect(await ask('nowhere', 'help')).toBe('404 calendar-not-found')
    expect(await ask('transparency', 'nothing')).toBe('422 invalid-input')
  })

  test.each([
    ['a secret that is none', 'short', '422 invalid-input'],
    ['a secret that nobody has', 'A'.repeat(43), '404 reservation-not-found'],
    ['an id without being signed in', '0199aaaa-0000-7000-8000-000000000001', '404 reservation-not-found'],
  ])('%s', async (_, key, wanted) => {
    for (const path of ['lookup', 'confirmation', 'cancellation'])
      expect(await problem(nobody.raw('POST', `/appointments/${path}`, { key })), path).toBe(wanted)
  })

  test('to confirm without saying who comes', async () => {
    const { token } = await heldAppointment(nobody)
    expect(await problem(nobody.raw('POST', '/appointments/confirmation', { key: token }))).toBe(
      '409 reservation-incomplete',
    )
  })

  test('words beyond measure, and a mail that would lead elsewhere', async () => {
    const { token } = await heldAppointment(nobody)
    const details = { key: token, name: 'Ada', email: 'x@example.org', phone: null, reason: 'a'.repeat(201) }
    expect(await problem(nobody.raw('POST', '/appointments/details', details))).toBe('422 invalid-input')
    await nobody.call('POST', '/appointments/details', { ...details, reason: '' })
    const site = 'https://elsewhere.example'
    expect(await problem(nobody.raw('POST', '/appointments/confirmation', { key: token, site }))).toBe(
      '422 invalid-input',
    )
  })
})

describe('a person who has signed in', () => {
  test('finds their data and, later, their appointments; nobody else does', async () => {
    const { id, token } = await bookedAppointment(giulia, 'registry', 'certificates', 'giulia.nuova@example.org')
    const seen = await giulia.call<Appointment>('POST', '/appointments/lookup', { key: id })
    // the name is that of the identity, whatever is said
    expect(seen.holder).toMatchObject({ name: 'Giulia Ferro', signedIn: true })
    const { appointments } = await giulia.call<{ appointments: Appointment[] }>('GET', '/appointments')
    expect(appointments.map((one) => one.id)).toContain(id)
    expect((await marco.call<{ appointments: unknown[] }>('GET', '/appointments')).appointments).toEqual([])
    for (const [caller, path] of [
      [marco, 'lookup'],
      [marco, 'cancellation'],
      [nobody, 'cancellation'],
    ] as const)
      expect(await problem(caller.raw('POST', `/appointments/${path}`, { key: id }))).toBe('404 reservation-not-found')
    expect((await nobody.call<Appointment>('POST', '/appointments/lookup', { key: token })).id).toBe(id)
    expect((await giulia.call<Appointment>('POST', '/appointments/cancellation', { key: id })).state).toBe('cancelled')
  })

  test('takes a copy of them and erases those that are over, not those to come', async () => {
    const { id } = await bookedAppointment(marco)
    const copy = await marco.call<{ appointments: { appointments: { id: string }[] } }>('GET', '/me/data/export')
    expect(copy.appointments.appointments.map((one) => one.id)).toEqual([id])
    await marco.call('POST', '/me/data/erasure')
    const left = async () => (await marco.call<{ appointments: unknown[] }>('GET', '/appointments')).appointments.length
    expect(await left()).toBe(1)
    await marco.call('POST', '/appointments/cancellation', { key: id })
    await marco.call('POST', '/me/data/erasure')
    expect(await left()).toBe(0)
  })
})

test('calendars competent for a service, and its page leads to them', async () => {
  const of = async (serviceId: string) =>
    (
      await nobody.call<{ calendars: { id: string }[] }>('GET', `/appointment-calendars?serviceId=${serviceId}`)
    ).calendars.map(({ id }) => id)
  expect(await of('residence-change')).toEqual(['registry'])
  expect(await of('civil-marriage-hall')).toEqual([])
  const page = async (path: string) => (await city.request(path)).text()
  expect(await page('/servizi/residence-change')).toMatch(
    /href="\/prenota-appuntamento\?servizio=residence-change"[^>]*data-element="service-booking-access"/,
  )
  expect(await page('/servizi/civil-marriage-hall')).not.toContain('service-booking-access')
  expect(await page('/servizi')).toContain('data-element="appointment-booking"')
})

test('no log line names who booked, nor the secret', () => {
  const text = city.logLines.join('\n')
  for (const secret of ['ada@example.org', 'Ada', 'Per provare']) expect(text).not.toContain(secret)
})
