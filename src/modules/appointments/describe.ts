import { romeDate } from '#kernel/dates.ts'
import { calendarOf } from '#engines/cases/index.ts'
import { bookableDays, heldUntil, listResources } from '#engines/reservation/index.ts'
import type { Reservation, Resource } from '#engines/reservation/index.ts'
import type { TenantData } from '#platform/tenants/tenant.ts'
import type { z } from 'zod'
import type { OperationScope } from '#platform/operations/scope.ts'
import type { Appointment, Calendar } from './schema.ts'

/** What the engine asks of the scope of an operation. */
export const offerScope = ({ tx, now, tenant }: Pick<OperationScope, 'tx' | 'now' | 'tenant'>) => ({
  tx,
  now,
  calendar: calendarOf(tenant.data),
})

/** What people know of an office. */
export function officeOf({ offices, name, contacts }: TenantData, officeId: string, locale: 'it' | 'en') {
  const office = offices.find(({ id }) => id === officeId)
  return {
    name: office?.name[locale] ?? name,
    phone: office?.phone ?? contacts.phone,
    email: office?.email ?? contacts.email,
  }
}

type Words = Pick<OperationScope, 'tenant' | 'locale' | 'now'>

export function calendarView(resource: Resource, { tenant, locale, now }: Words): z.input<typeof Calendar> {
  const { first, last } = bookableDays(resource, now)
  const office = officeOf(tenant.data, resource.officeId, locale)
  return {
    id: resource.id,
    officeId: resource.officeId,
    office: office.name,
    phone: office.phone,
    place: resource.place[locale],
    topics: resource.topics.map(({ id, name, services }) => ({ id, name: name[locale], services })),
    firstDay: first,
    lastDay: last,
  }
}

/** What to say at the counter: the end of an id, which is its random part. */
export const codeOf = ({ id }: { readonly id: string }): string => id.slice(-8).toUpperCase()

/** A reservation with the words of its office. */
export function appointmentView(
  reservation: Reservation,
  resource: Resource,
  { tenant, locale, now }: Words,
  held: Date | null = null,
): z.input<typeof Appointment> {
  const office = officeOf(tenant.data, resource.officeId, locale)
  const topic = resource.topics.find(({ id }) => id === reservation.topic)
  const { id, state, startsAt, endsAt, name, email, phone, reason, personId, sequence, cancelledBy } = reservation
  return {
    id,
    code: codeOf(reservation),
    state,
    calendarId: resource.id,
    office: office.name,
    phone: office.phone,
    officeEmail: office.email,
    place: resource.place[locale],
    topic: topic?.name[locale] ?? reservation.topic,
    topicId: reservation.topic,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    heldUntil: held?.toISOString() ?? null,
    holder: { name, email, phone, reason, signedIn: personId !== null },
    sequence,
    changedAt: reservation.changedAt.toISOString(),
    canChange: state === 'booked' && startsAt > now,
    cancelledBy,
  }
}

/** Reservations with the words of their offices. */
export async function describeAppointments(
  scope: OperationScope,
  reservations: readonly Reservation[],
): Promise<z.input<typeof Appointment>[]> {
  const resources = new Map((await listResources(scope.tx, romeDate(scope.now))).map((one) => [one.id, one]))
  const views: z.input<typeof Appointment>[] = []
  for (const one of reservations) {
    const resource = resources.get(one.resourceId)
    const held = one.state === 'held' ? await heldUntil(scope.tx, one.id) : null
    if (resource) views.push(appointmentView(one, resource, scope, held))
  }
  return views
}

export async function describeAppointment(
  scope: OperationScope,
  reservation: Reservation,
): Promise<z.input<typeof Appointment>> {
  const [view] = await describeAppointments(scope, [reservation])
  if (!view) throw new Error('a reservation of nothing')
  return view
}
