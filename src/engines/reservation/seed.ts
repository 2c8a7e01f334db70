import { z } from 'zod'
import { isPlainDate } from '#kernel/dates.ts'
import type { PlainDate } from '#kernel/dates.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { addException, addOpening, Topic, wholeDay } from './resources.ts'
import { ruleFault } from './rule.ts'

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
const time = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/)
  .transform(minutesOf)
const day = z.custom<PlainDate>(isPlainDate)
const words = z.object({ it: z.string(), en: z.string() }).strict()

/** Calendars of a municipality as a file: `calendars.json` beside its `tenant.json`. */
export const CalendarFile = z.array(
  z
    .object({
      id: z.string(),
      office: z.string(),
      place: words,
      topics: z.array(Topic).min(1),
      capacity: z.int(),
      slotMinutes: z.int(),
      noticeMinutes: z.int(),
      horizonDays: z.int(),
      openings: z.array(z.object({ rule: z.string(), firstDay: day, from: time, until: time }).strict()),
      closures: z.array(z.object({ day, reason: z.string() }).strict()).default([]),
    })
    .strict()
    .superRefine(({ openings }, context) => {
      for (const { rule, firstDay } of openings) {
        const fault = ruleFault(rule, firstDay)
        if (fault) context.addIssue({ code: 'custom', message: `${rule}: ${fault.en}` })
      }
    }),
)

export async function hasResources(tx: Tx): Promise<boolean> {
  return (await tx.selectFrom('resource').select('id').limit(1).executeTakeFirst()) !== undefined
}

/** Enters the calendars of a file. */
export async function enterResources(tx: Tx, calendars: z.output<typeof CalendarFile>): Promise<void> {
  for (const { id, office, place, topics, openings, closures, ...rules } of calendars) {
    await tx
      .insertInto('resource')
      .values({
        id,
        kind: 'appointment',
        office_id: office,
        place: JSON.stringify(place),
        topics: JSON.stringify(topics),
        capacity: rules.capacity,
        slot_minutes: rules.slotMinutes,
        notice_minutes: rules.noticeMinutes,
        horizon_days: rules.horizonDays,
      })
      .execute()
    for (const opening of openings) await addOpening(tx, id, opening)
    for (const one of closures) await addException(tx, id, { ...one, ...wholeDay, kind: 'closed' })
  }
}
