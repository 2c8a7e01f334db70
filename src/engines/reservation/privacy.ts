import { z } from 'zod'
import { addDays, romeDate } from '#kernel/dates.ts'
import { defineMessages } from '#platform/i18n/index.ts'
import { definePrivacy, mostExported } from '#platform/privacy/index.ts'
import type { PrivacyScope } from '#platform/privacy/index.ts'
import { reservationStates } from './states.ts'

const norm = 'Reg. (UE) 2016/679 art. 6(1)(e), 17(3)(b)'

const messages = defineMessages('reservation-privacy', {
  it: {
    coming: 'Appuntamenti da tenere',
    past: 'Appuntamenti passati o annullati',
    why: 'Per riceverti all’ora che hai scelto e avvisarti se cambia',
    kept: 'Pochi giorni dopo l’appuntamento, poi si cancellano da soli',
    heldBack: 'L’ufficio ti aspetta: se non vieni più, annulla l’appuntamento e poi cancellalo',
  },
  en: {
    coming: 'Appointments to come',
    past: 'Past or cancelled appointments',
    why: 'To receive you at the time that you chose and tell you if it changes',
    kept: 'A few days after the appointment, then they are erased by themselves',
    heldBack: 'The office expects you: if you are not coming, cancel the appointment and then erase it',
  },
})

const ReservationExport = z.object({
  appointments: z
    .array(
      z.object({
        id: z.uuid(),
        state: z.enum(reservationStates),
        startsAt: z.iso.datetime(),
        endsAt: z.iso.datetime(),
        topic: z.string(),
        name: z.string().nullable(),
        email: z.string().nullable(),
        phone: z.string().nullable(),
        reason: z.string().nullable(),
        bookedAt: z.iso.datetime(),
      }),
    )
    .describe('Last first.'),
  complete: z.boolean().describe('False where there are more than an export holds.'),
})

function counted({ tx, personId }: PrivacyScope) {
  return tx
    .selectFrom('reservation')
    .select(({ fn }) => [
      fn.countAll<number>().as('count'),
      fn.min('created_at').as('since'),
      fn.max('ends_at').as('last'),
    ])
    .where('person_id', '=', personId)
}

const coming = ['booked', 'arrived'] as const

export const reservationPrivacy = definePrivacy({
  owner: 'appointments',
  messages,
  holds: {
    coming: { tables: ['reservation'], what: 'coming', why: 'why', basis: norm, keptUntil: 'kept' },
    past: { tables: [], what: 'past', why: 'why', basis: norm, keptUntil: 'kept' },
  },
  async list(scope) {
    const awaited = await counted(scope)
      .where('state', 'in', coming)
      .where('ends_at', '>=', scope.now)
      .executeTakeFirstOrThrow()
    const rest = await counted(scope)
      .where((build) => build.or([build('state', 'not in', coming), build('ends_at', '<', scope.now)]))
      .executeTakeFirstOrThrow()
    const until = (last: Date | null) => last && addDays(romeDate(last), scope.tenant.data.reservationsKeptDays)
    return [
      { kind: 'coming', ...awaited, until: until(awaited.last), heldBack: { reason: 'heldBack', norm } },
      { kind: 'past', ...rest, until: until(rest.last) },
    ]
  },
  schema: ReservationExport,
  async export({ tx, personId }) {
    const rows = await tx
      .selectFrom('reservation')
      .selectAll()
      .where('person_id', '=', personId)
      .orderBy('starts_at', 'desc')
      .orderBy('id')
      .limit(mostExported + 1)
      .execute()
    return {
      data: {
        appointments: rows.slice(0, mostExported).map((row) => ({
          id: row.id,
          state: row.state as (typeof reservationStates)[number],
          startsAt: row.starts_at.toISOString(),
          endsAt: row.ends_at.toISOString(),
          topic: row.topic,
          name: row.name,
          email: row.email,
          phone: row.phone,
          reason: row.reason,
          bookedAt: row.created_at.toISOString(),
        })),
        complete: rows.length <= mostExported,
      },
    }
  },
  async erase({ tx, personId, now }) {
    const gone = await tx
      .deleteFrom('reservation')
      .where('person_id', '=', personId)
      .where((build) => build.or([build('state', 'not in', coming), build('ends_at', '<', now)]))
      .returning('id')
      .execute()
    return [{ kind: 'past', count: gone.length }]
  },
})
