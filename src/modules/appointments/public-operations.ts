import { z } from 'zod'
import { addDays, earlierOf, plainDate, romeDate } from '#kernel/dates.ts'
import { InvalidInput } from '#kernel/errors.ts'
import { ServiceId } from '#kernel/ids.ts'
import { fullName, loadPerson } from '#engines/cases/index.ts'
import {
  book,
  cancelBooking,
  describeHolder,
  findReservation,
  holdSeat,
  listOwn,
  listResources,
  loadResource,
  loadToReserve,
  moveBooking,
  readOffers,
  reservationErrors,
} from '#engines/reservation/index.ts'
import { everyone, person } from '#platform/operations/access.ts'
import { defineOperation } from '#platform/operations/operation.ts'
import type { OperationScope } from '#platform/operations/scope.ts'
import { calendarView, describeAppointment, describeAppointments, offerScope } from './describe.ts'
import { tellHolder } from './mail.ts'
import { Appointment, Calendar, CalendarId, Holder, Instant, Key, Secret, Slot } from './schema.ts'
import { againOf, linkOf, Site } from './site.ts'

const purpose = 'appointments'
/** Days of slots that can be asked for at a time. */
const daysAtMost = 62
/** Calls an hour of one client: a family books two or three, a stuffer hundreds. */
const callsPerHour = 30
const ownAtMost = 50

const { slotTaken, slotUnknown, holdExpired, notFound, notPossible, incomplete, tooMany, resourceUnknown } =
  reservationErrors

export const listCalendarsOperation = defineOperation({
  id: 'appointments.calendars',
  method: 'GET',
  path: '/appointment-calendars',
  summary: 'List the offices where an appointment can be booked, or those competent for a service',
  access: everyone,
  purpose: 'public-information',
  input: z.object({ serviceId: ServiceId.optional() }),
  output: z.object({ calendars: z.array(Calendar) }),
  errors: [],
  async run({ serviceId }, scope) {
    const all = await listResources(scope.tx, romeDate(scope.now))
    const competent = all.filter(
      ({ topics }) => serviceId === undefined || topics.some(({ services }) => services.includes(serviceId)),
    )
    return { calendars: competent.map((one) => calendarView(one, scope)) }
  },
})

export const listSlotsOperation = defineOperation({
  id: 'appointments.slots',
  method: 'GET',
  path: '/appointment-calendars/{calendarId}/slots',
  summary: 'List the slots of a calendar that can be booked now, with the seats that are left',
  access: everyone,
  purpose: 'public-information',
  input: z.object({
    calendarId: CalendarId,
    from: z.iso.date().describe('First day, in Europe/Rome.'),
    until: z.iso.date().optional().describe(`Last day; ${daysAtMost} days from the first at the most, as without it.`),
  }),
  output: z.object({ slots: z.array(Slot) }),
  errors: [resourceUnknown],
  async run({ calendarId, from, until }, scope) {
    const first = plainDate(from)
    const last = addDays(first, daysAtMost - 1)
    const offers = await readOffers(
      offerScope(scope),
      await loadResource(scope.tx, romeDate(scope.now), calendarId),
      first,
      until === undefined ? last : earlierOf(plainDate(until), last),
    )
    return {
      slots: offers.map(({ day, startsAt, endsAt, free }) => ({
        day,
        startsAt: startsAt.toISOString(),
        endsAt: endsAt.toISOString(),
        free,
      })),
    }
  },
})

/** Who has signed in, as they are known. */
async function knownHolder({ tx, actor }: OperationScope) {
  if (actor.kind !== 'person') return undefined
  const { id, email, phone, ...names } = await loadPerson(tx, actor.personId)
  return { personId: id, name: fullName(names), ...(email === null ? {} : { email }), phone }
}

export const holdOperation = defineOperation({
  id: 'appointments.hold',
  method: 'POST',
  path: '/appointments',
  summary:
    'Keep a slot for ten minutes while one writes who one is; with the same secret, change the slot that is kept',
  access: everyone,
  purpose,
  callsPerHour,
  input: z.object({ token: Secret, calendarId: CalendarId, topic: z.string().max(61), startsAt: Instant }),
  output: Appointment,
  status: 201,
  errors: [resourceUnknown, slotTaken, slotUnknown, notPossible],
  async run({ token, calendarId, topic, startsAt }, scope) {
    const resource = await loadToReserve(scope.tx, romeDate(scope.now), calendarId)
    if (!resource.topics.some(({ id }) => id === topic))
      throw new InvalidInput([
        { path: 'topic', message: { it: 'Scegli uno degli argomenti.', en: 'Choose one of the topics.' } },
      ])
    const known = await knownHolder(scope)
    const held = await holdSeat(offerScope(scope), {
      token,
      resource,
      topic,
      startsAt: new Date(startsAt),
      locale: scope.locale,
      ...(known ? { known } : {}),
    })
    return describeAppointment(scope, held)
  },
})

export const getAppointmentOperation = defineOperation({
  id: 'appointments.get',
  method: 'POST',
  path: '/appointments/lookup',
  summary: 'Get an appointment by its secret, which stays out of the address; one’s own also by its id',
  access: everyone,
  purpose,
  input: z.object({ key: Key }),
  output: Appointment,
  errors: [notFound],
  run: async ({ key }, scope) => describeAppointment(scope, await findReservation(scope.tx, key)),
})

export const describeHolderOperation = defineOperation({
  id: 'appointments.details',
  method: 'POST',
  path: '/appointments/details',
  summary: 'Say who comes, while a slot is kept',
  access: everyone,
  purpose,
  input: z.object({ key: Key, ...Holder }),
  output: Appointment,
  errors: [notFound, notPossible],
  async run({ key, name, email, phone, reason }, scope) {
    const known = await knownHolder(scope)
    const holder = { name: known?.name ?? name, email, phone, reason: reason === '' ? null : reason }
    const held = await describeHolder(scope, key, holder, scope.locale, known?.personId ?? null)
    return describeAppointment(scope, held)
  },
})

export const bookOperation = defineOperation({
  id: 'appointments.book',
  method: 'POST',
  path: '/appointments/confirmation',
  summary: 'Confirm the appointment; sent again, it changes nothing',
  access: everyone,
  purpose,
  callsPerHour,
  input: z.object({ key: Key, site: Site }),
  output: Appointment,
  errors: [notFound, notPossible, incomplete, tooMany, holdExpired, slotUnknown],
  async run({ key, site }, scope) {
    const { resourceId } = await findReservation(scope.tx, key)
    const resource = await loadToReserve(scope.tx, romeDate(scope.now), resourceId)
    const { reservation, isNew } = await book(offerScope(scope), key, resource)
    if (isNew) await tellHolder(scope, reservation, 'booked', linkOf(site, scope.tenant, key, reservation.locale))
    return describeAppointment(scope, reservation)
  },
})

export const moveOperation = defineOperation({
  id: 'appointments.move',
  method: 'POST',
  path: '/appointments/move',
  summary:
    'Move an appointment to another slot of the same calendar: the new one is taken and the old one freed, or nothing',
  access: everyone,
  purpose,
  callsPerHour,
  input: z.object({ key: Key, startsAt: Instant, site: Site }),
  output: Appointment,
  errors: [notFound, notPossible, slotTaken, slotUnknown],
  async run({ key, startsAt, site }, scope) {
    const { resourceId } = await findReservation(scope.tx, key)
    const resource = await loadToReserve(scope.tx, romeDate(scope.now), resourceId)
    const { reservation, isNew } = await moveBooking(offerScope(scope), key, resource, new Date(startsAt))
    if (isNew) await tellHolder(scope, reservation, 'moved', linkOf(site, scope.tenant, key, reservation.locale))
    return describeAppointment(scope, reservation)
  },
})

export const cancelOperation = defineOperation({
  id: 'appointments.cancel',
  method: 'POST',
  path: '/appointments/cancellation',
  summary: 'Cancel an appointment; sent again, it changes nothing',
  access: everyone,
  purpose,
  input: z.object({ key: Key, site: Site }),
  output: Appointment,
  errors: [notFound, notPossible],
  async run({ key, site }, scope) {
    const { reservation, isNew } = await cancelBooking(scope, key, 'holder')
    if (isNew) await tellHolder(scope, reservation, 'cancelled', againOf(site, scope.tenant, reservation.locale))
    return describeAppointment(scope, reservation)
  },
})

export const listAppointmentsOperation = defineOperation({
  id: 'appointments.own',
  method: 'GET',
  path: '/appointments',
  summary: 'List the appointments of the person, last first',
  access: person('self', 1),
  purpose: 'own-dossier',
  input: z.object({}),
  output: z.object({ appointments: z.array(Appointment) }),
  errors: [],
  async run(_, scope) {
    if (scope.actor.kind !== 'person') throw new Error('only a person has appointments')
    return { appointments: await describeAppointments(scope, await listOwn(scope.tx, scope.actor.personId, ownAtMost)) }
  },
})
