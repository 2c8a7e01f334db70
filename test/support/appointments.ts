import { randomBytes } from 'node:crypto'
import type { Caller } from './api.ts'

interface Slot {
  readonly startsAt: string
  readonly free: number
}

export const newSecret = () => randomBytes(32).toString('base64url')

/** The first free slot of a calendar; `skip` of them left out. */
export async function freeSlot(caller: Caller, calendarId = 'transparency', skip = 0): Promise<string> {
  const { calendars } = await caller.call<{ calendars: { id: string; firstDay: string }[] }>(
    'GET',
    '/appointment-calendars',
  )
  const from = calendars.find(({ id }) => id === calendarId)?.firstDay ?? ''
  const { slots } = await caller.call<{ slots: Slot[] }>(
    'GET',
    `/appointment-calendars/${calendarId}/slots?from=${from}`,
  )
  return slots.filter(({ free }) => free > 0)[skip]?.startsAt ?? ''
}

/** Keeps the first free slot; gives the secret and the id. */
export async function heldAppointment(caller: Caller, calendarId = 'transparency', topic = 'help') {
  const token = newSecret()
  const startsAt = await freeSlot(caller, calendarId)
  const { id } = await caller.call<{ id: string }>('POST', '/appointments', { token, calendarId, topic, startsAt })
  return { token, id, startsAt }
}

/** Books the first free slot under an address of its own, unless one is given. */
export async function bookedAppointment(caller: Caller, calendarId = 'transparency', topic = 'help', email?: string) {
  const held = await heldAppointment(caller, calendarId, topic)
  await caller.call('POST', '/appointments/details', {
    key: held.token,
    name: 'Ada Prova',
    email: email ?? `${held.id}@example.org`,
    phone: null,
    reason: 'Per provare.',
  })
  await caller.call('POST', '/appointments/confirmation', { key: held.token, site: 'http://montelago.localhost' })
  return held
}
