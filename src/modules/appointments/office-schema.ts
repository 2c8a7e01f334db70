import { z } from 'zod'
import { reservationStates } from '#engines/reservation/index.ts'
import { AppointmentId, CalendarId } from './schema.ts'

/** An appointment as the counter sees it. */
export const CounterEntry = z.object({
  id: AppointmentId,
  code: z.string(),
  calendarId: CalendarId,
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  state: z.enum(reservationStates),
  name: z.string(),
  email: z.string(),
  phone: z.string().nullable(),
  topic: z.string(),
  reason: z.string().nullable(),
})
export type CounterEntry = z.output<typeof CounterEntry>

const Minute = z.int().min(0).max(1440)

/** Hours of the wall clock in Rome. */
export const HoursInput = {
  from: Minute.describe('Minutes from midnight, by the wall clock in Rome.'),
  until: Minute.describe('Minutes from midnight; after `from`.'),
}

export const Rules = {
  capacity: z.int().min(1).max(50).describe('How many are received in the same slot.'),
  slotMinutes: z.int().min(5).max(480),
  noticeMinutes: z
    .int()
    .min(0)
    .max(43_200)
    .describe('How long before its beginning a slot can last be taken, in minutes.'),
  horizonDays: z.int().min(1).max(366).describe('How many days ahead slots are offered.'),
}

export const Revision = z.int().min(1).describe('The revision of the calendar that one has seen.')

/** A calendar as its office manages it. */
export const ManagedCalendar = z.object({
  id: CalendarId,
  office: z.string(),
  place: z.string(),
  mayChange: z.boolean().describe('Whether the officer, as a head of its office, may change it.'),
  revision: Revision,
  ...Rules,
  openings: z.array(
    z.object({
      id: z.uuid(),
      rule: z.string().describe('RRULE of RFC 5545.'),
      words: z.string().describe('The rule in plain words, where it is a usual one.'),
      firstDay: z.iso.date(),
      ...HoursInput,
    }),
  ),
  exceptions: z.array(
    z.object({
      id: z.uuid(),
      day: z.iso.date(),
      kind: z.enum(['closed', 'open']),
      ...HoursInput,
      reason: z.string(),
    }),
  ),
  preview: z
    .array(
      z.object({
        day: z.iso.date(),
        hours: z.array(z.object(HoursInput)),
        slots: z.int().describe('Seats offered on that day, over all its slots.'),
        booked: z.int().describe('Appointments on that day.'),
      }),
    )
    .describe('The next two weeks.'),
})
export type ManagedCalendar = z.output<typeof ManagedCalendar>
