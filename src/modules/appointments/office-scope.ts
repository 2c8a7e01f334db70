import { romeDate } from '#kernel/dates.ts'
import { defineError } from '#kernel/errors.ts'
import { listResources } from '#engines/reservation/index.ts'
import type { Reservation, Resource } from '#engines/reservation/index.ts'
import type { OperationScope } from '#platform/operations/scope.ts'

/** Why officers read who comes. */
export const officePurpose = 'appointments'

export const notYourCalendar = defineError({
  code: 'calendar-of-another-office',
  status: 403,
  sentence: {
    it: 'Questo calendario è di un altro ufficio, oppure lo cambia solo chi dirige l’ufficio.',
    en: 'This calendar is of another office, or only the head of the office changes it.',
  },
})

export const notYourAppointment = defineError({
  code: 'appointment-of-another-office',
  status: 403,
  sentence: {
    it: 'Questo appuntamento non c’è più, o è di un altro ufficio.',
    en: 'This appointment is no longer there, or is of another office.',
  },
})

const roles = ['handler', 'head'] as const

/** Calendars of the offices that the officer works for. */
export async function ownResources({ tx, now, memberships }: OperationScope): Promise<Resource[]> {
  const offices = memberships.filter(({ role }) => roles.some((one) => one === role)).map(({ officeId }) => officeId)
  return listResources(tx, romeDate(now), [...new Set(offices)])
}

export const mayChange = ({ memberships }: OperationScope, { officeId }: Resource): boolean =>
  memberships.some((one) => one.officeId === officeId && one.role === 'head')

/** A calendar that the officer may change. */
export async function resourceToChange(scope: OperationScope, id: string): Promise<Resource> {
  const resource = (await ownResources(scope)).find((one) => one.id === id)
  if (!resource || !mayChange(scope, resource)) throw notYourCalendar.with()
  return resource
}

/** Writes who was seen, where the municipality knows them as people. */
export async function recordSeen(scope: OperationScope, seen: readonly Reservation[]): Promise<void> {
  await scope.recordAccess(seen.flatMap(({ personId }) => (personId === null ? [] : [{ personId, caseId: null }])))
}
