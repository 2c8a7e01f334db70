import { addDays, plainDate, startOfRomeDay } from '#kernel/dates.ts'
import { translator } from '#platform/i18n/index.ts'
import { dateParts, partName, readDate } from '#ui/index.ts'
import type { Form } from '#ui/web/route.ts'
import { documentMessages } from './messages.ts'
import type { DeliveryState } from './states.ts'

/** What a delivery form says: the instant, where day and time make one, and the form as it was typed. */
export interface ReadDelivery {
  readonly at: Date | undefined
  readonly state: DeliveryState
}

/** The instant of a time of a day in Rome. On the two days when the hour changes, it is the one that the clock shows. */
export function romeInstant(date: string, hours: number, minutes: number): Date {
  const start = startOfRomeDay(plainDate(date)).getTime()
  const dayHours = (startOfRomeDay(addDays(plainDate(date), 1)).getTime() - start) / 3_600_000
  // the hour changes before 3 in the morning: later times are shifted by what the day has more or less than 24 hours
  const shift = hours >= 3 ? dayHours - 24 : 0
  return new Date(start + (hours + shift) * 3_600_000 + minutes * 60_000)
}

/** A form knows minutes: what was handed over in the minute in which it was sent was not handed over before. */
function notBefore(at: Date, issuedAt: string | null): Date {
  if (issuedAt === null) return at
  const sent = new Date(issuedAt)
  return Math.floor(sent.getTime() / 60_000) === at.getTime() / 60_000 ? sent : at
}

/** Reads day, time and proof of a delivery. */
export function readDelivery(form: Form, issuedAt: string | null, locale: 'it' | 'en'): ReadDelivery {
  const t = translator(documentMessages, locale)
  const date = readDate(
    Object.fromEntries(dateParts.map((part) => [partName('date', part), form.text(partName('date', part))])),
    'date',
  )
  const [, hours, minutes] = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/u.exec(form.text('time').trim()) ?? []
  const proof = form.text('proof')
  const errors = {
    ...(date.kind === 'date' ? {} : { date: t('badDate') }),
    ...(hours === undefined ? { time: t('badTime') } : {}),
    ...(proof.trim().length < 3 || proof.length > 500 ? { proof: t('badProof') } : {}),
  }
  return {
    at:
      date.kind === 'date' && hours !== undefined && minutes !== undefined
        ? notBefore(romeInstant(date.iso, Number(hours), Number(minutes)), issuedAt)
        : undefined,
    state: {
      date: date.kind === 'date' ? date.iso : date.kind === 'invalid' ? date.parts : '',
      time: form.text('time'),
      proof,
      errors,
    },
  }
}
