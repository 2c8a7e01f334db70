import { z } from 'zod'
import { endOfRomeDay, plainDate, romeDate, startOfRomeDay } from '#kernel/dates.ts'
import {
  attendances,
  listBookings,
  noteAttendance,
  reservationById,
  reservationErrors,
  reservationStates,
} from '#engines/reservation/index.ts'
import type { Attendance, Reservation, Resource } from '#engines/reservation/index.ts'
import { officer } from '#platform/operations/access.ts'
import { defineOperation } from '#platform/operations/operation.ts'
import { codeOf } from './describe.ts'
import { CounterEntry } from './office-schema.ts'
import { notYourAppointment, officePurpose, ownResources, recordSeen } from './office-scope.ts'
import { AppointmentId, CalendarId } from './schema.ts'

/** A reservation for the list of the counter. */
export function counterEntry(
  { id, resourceId, startsAt, endsAt, state, name, email, phone, topic, reason }: Reservation,
  resources: readonly Resource[],
  locale: 'it' | 'en',
): z.input<typeof CounterEntry> {
  const topics = resources.find((one) => one.id === resourceId)?.topics ?? []
  return {
    id,
    code: codeOf({ id }),
    calendarId: resourceId,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    state,
    name: name ?? '',
    email: email ?? '',
    phone,
    topic: topics.find((one) => one.id === topic)?.name[locale] ?? topic,
    reason,
  }
}

export const counterDayOperation = defineOperation({
  id: 'appointments.day',
  method: 'GET',
  path: '/office/appointments',
  summary: 'List who comes on a day to the calendars of one’s offices, by time',
  access: officer('self'),
  purpose: officePurpose,
  input: z.object({
    day: z.iso.date().optional().describe('In Europe/Rome; today unless said.'),
    calendarId: CalendarId.optional(),
  }),
  output: z.object({
    calendars: z.array(z.object({ id: CalendarId, place: z.string() })),
    day: z.iso.date(),
    today: z.iso.date(),
    appointments: z.array(CounterEntry),
  }),
  errors: [],
  async run({ day, calendarId }, scope) {
    const resources = await ownResources(scope)
    const wanted = resources.filter(({ id }) => calendarId === undefined || id === calendarId)
    const today = romeDate(scope.now)
    const date = day === undefined ? today : plainDate(day)
    const bookings = await listBookings(
      scope.tx,
      wanted.map(({ id }) => id),
      startOfRomeDay(date),
      endOfRomeDay(date),
    )
    await recordSeen(scope, bookings)
    return {
      calendars: resources.map(({ id, place }) => ({ id, place: place[scope.locale] })),
      day: date,
      today,
      appointments: bookings.map((one) => counterEntry(one, resources, scope.locale)),
    }
  },
})

export const attendOperation = defineOperation({
  id: 'appointments.attend',
  method: 'POST',
  path: '/office/appointments/{appointmentId}/attendance',
  summary: 'Note that somebody came, did not come, or is done; or take that back',
  access: officer('self'),
  purpose: officePurpose,
  input: z.object({
    appointmentId: AppointmentId,
    act: z.enum(Object.keys(attendances) as [Attendance, ...Attendance[]]),
  }),
  output: z.object({ state: z.enum(reservationStates) }),
  errors: [notYourAppointment, reservationErrors.notPossible],
  async run({ appointmentId, act }, scope) {
    const found = await reservationById(scope.tx, appointmentId)
    if (!found) throw notYourAppointment.with()
    const { state } = await noteAttendance(scope, appointmentId, act)
    return { state }
  },
})
