import { calendarFile } from '#engines/reservation/index.ts'
import type { Locale } from '#platform/i18n/index.ts'
import type { Tenant } from '#platform/tenants/tenant.ts'
import { appointmentWords } from './messages.ts'
import type { Appointment } from './schema.ts'

/** The appointment for the calendar of whoever has it. It names the office and the topic, and not the person. */
export function appointmentFile(
  appointment: Pick<
    Appointment,
    | 'id'
    | 'code'
    | 'state'
    | 'sequence'
    | 'startsAt'
    | 'endsAt'
    | 'office'
    | 'officeEmail'
    | 'phone'
    | 'place'
    | 'topic'
  >,
  tenant: Tenant,
  at: Date,
  locale: Locale,
): string {
  const { id, sequence, state, office, officeEmail, place, topic, code, phone } = appointment
  const t = appointmentWords(locale)
  return calendarFile({
    id,
    domain: tenant.hosts[0] ?? tenant.id,
    sequence,
    cancelled: state === 'cancelled',
    startsAt: new Date(appointment.startsAt),
    endsAt: new Date(appointment.endsAt),
    at,
    summary: t('eventTitle', { topic, municipality: tenant.data.name }),
    description: t('eventText', { office, code, phone }),
    location: place,
    organiser: { name: tenant.data.name, email: officeEmail },
  })
}
