import { z } from 'zod'
import { OfficeId, ServiceId } from '#kernel/ids.ts'
import { reservationStates, tokenShape } from '#engines/reservation/index.ts'

export const CalendarId = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,60}$/)
  .describe('Short name of a calendar of appointments.')

export const AppointmentId = z.uuid().describe('Identifier of an appointment.')

/** The secret of whoever books: who has it may read, move and cancel the appointment. */
export const Secret = z
  .string()
  .regex(tokenShape)
  .describe('32 random bytes in base64url, made by who books. Sent again, it makes a repeated request one.')

export const Key = z
  .union([Secret, AppointmentId])
  .describe('The secret of the appointment; for the person whose it is, signed in, also its id.')

export const Instant = z.iso.datetime().describe('Beginning of a slot.')

export const reasonAtMost = 200

/** What whoever books says of themselves. */
export const Holder = {
  name: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .describe('Given and family name; of who has signed in, that of their identity.'),
  email: z.email().max(200).describe('Where the confirmation goes.'),
  phone: z
    .string()
    .regex(/^\+?[\d ./-]{5,25}$/)
    .nullable(),
  reason: z.string().trim().max(reasonAtMost).describe('What it is about, in the words of who comes; may be empty.'),
}

/** A calendar where appointments can be booked. */
export const Calendar = z.object({
  id: CalendarId,
  officeId: OfficeId,
  office: z.string(),
  phone: z.string(),
  place: z.string(),
  topics: z.array(z.object({ id: z.string(), name: z.string(), services: z.array(ServiceId) })),
  firstDay: z.iso.date().describe('First day, in Europe/Rome, that can be asked for.'),
  lastDay: z.iso.date(),
})
export type Calendar = z.output<typeof Calendar>

/** A slot, with the seats that are left. */
export const Slot = z.object({
  day: z.iso.date().describe('Day in Europe/Rome.'),
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  free: z.int().min(0).describe('Seats that are left; 0 where it is full.'),
})
export type Slot = z.output<typeof Slot>

/** An appointment as the person whose it is sees it. */
export const Appointment = z.object({
  id: AppointmentId,
  code: z.string().describe('What to say at the counter or on the phone.'),
  state: z.enum(reservationStates),
  calendarId: CalendarId,
  office: z.string(),
  phone: z.string().describe('Telephone of the office.'),
  officeEmail: z.email(),
  place: z.string(),
  topic: z.string(),
  topicId: z.string(),
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  heldUntil: z.iso.datetime().nullable().describe('Until when the time is kept for who has not confirmed; else null.'),
  holder: z.object({
    name: z.string().nullable(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    reason: z.string().nullable(),
    signedIn: z.boolean().describe('Whether they had signed in: then the name is that of their identity.'),
  }),
  sequence: z.int().min(0).describe('How many times it was moved or cancelled.'),
  changedAt: z.iso.datetime().describe('When it was last booked, moved or cancelled.'),
  canChange: z.boolean().describe('Whether it can still be moved or cancelled.'),
  cancelledBy: z.enum(['holder', 'office']).nullable(),
})
export type Appointment = z.output<typeof Appointment>
