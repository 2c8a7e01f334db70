import { z } from 'zod'
import type { PlainDate } from '#kernel/dates.ts'
import { addDays, endOfRomeDay, plainDate, romeDate, romeMinuteOf, startOfRomeDay } from '#kernel/dates.ts'
import { defineError, InvalidInput } from '#kernel/errors.ts'
import {
  addException,
  addOpening,
  cancelBooking,
  changeResource,
  listBookings,
  openHours,
  removeException,
  removeOpening,
  reservationErrors,
  ruleFault,
  sayRule,
  slotsBetween,
} from '#engines/reservation/index.ts'
import type { Reservation, Resource } from '#engines/reservation/index.ts'
import { officer } from '#platform/operations/access.ts'
import { defineOperation } from '#platform/operations/operation.ts'
import type { OperationScope } from '#platform/operations/scope.ts'
import { counterEntry } from './counter-operations.ts'
import { offerScope, officeOf } from './describe.ts'
import { tellHolder } from './mail.ts'
import { CounterEntry, HoursInput, ManagedCalendar, Revision, Rules } from './office-schema.ts'
import {
  mayChange,
  notYourCalendar,
  officePurpose,
  ownResources,
  recordSeen,
  resourceToChange,
} from './office-scope.ts'
import { CalendarId } from './schema.ts'
import { againOf, Site } from './site.ts'

const { resourceStale } = reservationErrors
const previewDays = 14

const affectedChanged = defineError({
  code: 'affected-appointments-changed',
  status: 409,
  sentence: {
    it: 'Nel frattempo sono cambiati gli appuntamenti di quel giorno. Guarda chi riguarda adesso e conferma di nuovo.',
    en: 'The appointments of that day have changed meanwhile. See whom it concerns now and confirm again.',
  },
})

/** Hours that do not end before they begin. */
function mustBeHours({ from, until }: { from: number; until: number }): void {
  if (from < until) return
  const message = { it: 'L’ora di fine viene dopo quella di inizio.', en: 'The end comes after the beginning.' }
  throw new InvalidInput([{ path: 'until', message }])
}

async function managedView(scope: OperationScope, resource: Resource): Promise<z.input<typeof ManagedCalendar>> {
  const { tx, now, locale, tenant } = scope
  const { calendar } = offerScope(scope)
  const today = romeDate(now)
  const last = addDays(today, previewDays - 1)
  const bookings = await listBookings(tx, [resource.id], startOfRomeDay(today), endOfRomeDay(last))
  const slots = slotsBetween(resource, calendar, today, last)
  const days = Array.from({ length: previewDays }, (_, index) => addDays(today, index))
  const { capacity, slotMinutes, noticeMinutes, horizonDays } = resource
  return {
    id: resource.id,
    office: officeOf(tenant.data, resource.officeId, locale).name,
    place: resource.place[locale],
    mayChange: mayChange(scope, resource),
    revision: resource.revision,
    capacity,
    slotMinutes,
    noticeMinutes,
    horizonDays,
    openings: resource.openings.map((one) => ({ ...one, words: sayRule(one.rule, one.firstDay, locale) })),
    exceptions: resource.exceptions.map((one) => ({ ...one })),
    preview: days.map((day) => ({
      day,
      hours: openHours(resource, calendar, day),
      slots: slots.filter((slot) => slot.day === day).length * capacity,
      booked: bookings.filter(({ startsAt }) => romeDate(startsAt) === day).length,
    })),
  }
}

export const manageCalendarsOperation = defineOperation({
  id: 'appointments.manage',
  method: 'GET',
  path: '/office/appointment-calendars',
  summary: 'List the calendars of one’s offices, with their rules and the next two weeks',
  access: officer('self'),
  purpose: officePurpose,
  input: z.object({}),
  output: z.object({ calendars: z.array(ManagedCalendar) }),
  errors: [],
  async run(_, scope) {
    const calendars: z.input<typeof ManagedCalendar>[] = []
    for (const resource of await ownResources(scope)) calendars.push(await managedView(scope, resource))
    return { calendars }
  },
})

const Changed = z.object({ revision: Revision })
const changing = { access: officer('self', 'head'), purpose: officePurpose, output: Changed } as const

export const changeRulesOperation = defineOperation({
  ...changing,
  id: 'appointments.change-rules',
  method: 'PUT',
  path: '/office/appointment-calendars/{calendarId}',
  summary: 'Change capacity, slots, notice and horizon; what is booked stays as it is',
  input: z.object({ calendarId: CalendarId, revision: Revision, ...Rules }),
  errors: [notYourCalendar, resourceStale],
  async run({ calendarId, revision, ...rules }, scope) {
    await resourceToChange(scope, calendarId)
    await changeResource(scope.tx, calendarId, revision, rules)
    return { revision: revision + 1 }
  },
})

export const addOpeningOperation = defineOperation({
  ...changing,
  id: 'appointments.open',
  method: 'POST',
  path: '/office/appointment-calendars/{calendarId}/openings',
  summary: 'Open a calendar on the days of an iCalendar recurrence, which must have an end',
  input: z.object({
    calendarId: CalendarId,
    revision: Revision,
    rule: z.string().max(300).describe('RRULE of RFC 5545 by days, weeks or months, with UNTIL or COUNT.'),
    firstDay: z.iso.date().describe('Its DTSTART, in Europe/Rome.'),
    ...HoursInput,
  }),
  errors: [notYourCalendar, resourceStale],
  status: 201,
  async run({ calendarId, revision, rule, firstDay, ...hours }, scope) {
    await resourceToChange(scope, calendarId)
    mustBeHours(hours)
    const fault = ruleFault(rule, plainDate(firstDay))
    if (fault) throw new InvalidInput([{ path: 'rule', message: fault }])
    await changeResource(scope.tx, calendarId, revision)
    await addOpening(scope.tx, calendarId, { rule, firstDay: plainDate(firstDay), ...hours })
    return { revision: revision + 1 }
  },
})

export const removeOpeningOperation = defineOperation({
  ...changing,
  id: 'appointments.remove-opening',
  method: 'DELETE',
  path: '/office/appointment-calendars/{calendarId}/openings/{openingId}',
  summary: 'Take an opening away; what is booked in it stays',
  input: z.object({ calendarId: CalendarId, openingId: z.uuid(), revision: Revision }),
  errors: [notYourCalendar, resourceStale],
  async run({ calendarId, openingId, revision }, scope) {
    await resourceToChange(scope, calendarId)
    await changeResource(scope.tx, calendarId, revision)
    if (!(await removeOpening(scope.tx, calendarId, openingId))) throw resourceStale.with()
    return { revision: revision + 1 }
  },
})

const Reason = z.string().trim().min(1).max(200).describe('As people read it: no personal data.')

export const openExtraOperation = defineOperation({
  ...changing,
  id: 'appointments.open-extra',
  method: 'POST',
  path: '/office/appointment-calendars/{calendarId}/extra-openings',
  summary: 'Open a calendar for some hours of one day, also on a holiday',
  input: z.object({
    calendarId: CalendarId,
    revision: Revision,
    day: z.iso.date(),
    ...HoursInput,
    reason: Reason,
  }),
  errors: [notYourCalendar, resourceStale],
  status: 201,
  async run({ calendarId, revision, day, ...rest }, scope) {
    await resourceToChange(scope, calendarId)
    mustBeHours(rest)
    mustBeToCome(plainDate(day), scope)
    await changeResource(scope.tx, calendarId, revision)
    await addException(scope.tx, calendarId, { ...rest, day: plainDate(day), kind: 'open' })
    return { revision: revision + 1 }
  },
})

export const removeExceptionOperation = defineOperation({
  ...changing,
  id: 'appointments.remove-exception',
  method: 'DELETE',
  path: '/office/appointment-calendars/{calendarId}/exceptions/{exceptionId}',
  summary: 'Take a closure or an extra opening away',
  input: z.object({ calendarId: CalendarId, exceptionId: z.uuid(), revision: Revision }),
  errors: [notYourCalendar, resourceStale],
  async run({ calendarId, exceptionId, revision }, scope) {
    await resourceToChange(scope, calendarId)
    await changeResource(scope.tx, calendarId, revision)
    if (!(await removeException(scope.tx, calendarId, exceptionId))) throw resourceStale.with()
    return { revision: revision + 1 }
  },
})

function mustBeToCome(day: PlainDate, { now }: OperationScope): void {
  if (day >= romeDate(now)) return
  throw new InvalidInput([{ path: 'day', message: { it: 'Questo giorno è passato.', en: 'This day is past.' } }])
}

/** Who is expected in some hours of a day and can still be told. */
async function expectedIn(
  { tx, now }: OperationScope,
  resourceId: string,
  { day, from, until }: { day: string; from: number; until: number },
): Promise<Reservation[]> {
  const date = plainDate(day)
  const bookings = await listBookings(tx, [resourceId], romeMinuteOf(date, from), romeMinuteOf(date, until))
  return bookings.filter(({ state, startsAt }) => state === 'booked' && startsAt > now)
}

const closure = z.object({ calendarId: CalendarId, day: z.iso.date(), ...HoursInput })

export const affectedOperation = defineOperation({
  id: 'appointments.affected',
  method: 'GET',
  path: '/office/appointment-calendars/{calendarId}/affected',
  summary: 'Whose appointments would be cancelled if the calendar were closed in these hours of a day',
  access: officer('self', 'head'),
  purpose: officePurpose,
  input: closure,
  output: z.object({ appointments: z.array(CounterEntry) }),
  errors: [notYourCalendar],
  async run({ calendarId, ...hours }, scope) {
    const resource = await resourceToChange(scope, calendarId)
    mustBeHours(hours)
    const affected = await expectedIn(scope, calendarId, hours)
    await recordSeen(scope, affected)
    return { appointments: affected.map((one) => counterEntry(one, [resource], scope.locale)) }
  },
})

export const closeOperation = defineOperation({
  id: 'appointments.close',
  method: 'POST',
  path: '/office/appointment-calendars/{calendarId}/closures',
  summary:
    'Close a calendar for some hours of a day: appointments in them are cancelled, and their holders told by mail',
  access: officer('self', 'head'),
  purpose: officePurpose,
  input: closure.extend({
    revision: Revision,
    reason: Reason,
    affected: z.int().min(0).describe('How many appointments one has seen that this cancels.'),
    site: Site,
  }),
  output: Changed.extend({ cancelled: z.int().min(0) }),
  errors: [notYourCalendar, resourceStale, affectedChanged],
  status: 201,
  async run({ calendarId, revision, reason, affected, site, ...hours }, scope) {
    await resourceToChange(scope, calendarId)
    mustBeHours(hours)
    mustBeToCome(plainDate(hours.day), scope)
    await changeResource(scope.tx, calendarId, revision)
    await addException(scope.tx, calendarId, { ...hours, day: plainDate(hours.day), kind: 'closed', reason })
    const expected = await expectedIn(scope, calendarId, hours)
    if (expected.length !== affected) throw affectedChanged.with()
    for (const { id, locale } of expected) {
      const { reservation } = await cancelBooking(scope, id, 'office')
      await tellHolder(scope, reservation, 'closed', againOf(site, scope.tenant, locale))
    }
    return { revision: revision + 1, cancelled: expected.length }
  },
})

export { affectedChanged }
