import type { Calendar } from '#kernel/calendars.ts'
import type { PlainDate } from '#kernel/dates.ts'
import { addDays, earlierOf, laterOf, romeDate } from '#kernel/dates.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { reservationErrors } from './errors.ts'
import type { Resource } from './resources.ts'
import { takenSeats } from './seats.ts'
import { slotsBetween } from './slots.ts'
import type { Slot } from './slots.ts'

/** A slot that can be taken, and how many seats of it are left. */
export interface Offer extends Slot {
  readonly free: number
}

/** What the reading of offers needs to know. */
export interface OfferScope {
  readonly tx: Tx
  readonly now: Date
  readonly calendar: Calendar
}

/** The first and last day on which a resource can be reserved now. */
export function bookableDays({ horizonDays }: Pick<Resource, 'horizonDays'>, now: Date) {
  const today = romeDate(now)
  return { first: today, last: addDays(today, horizonDays) }
}

/** The slots that may be taken now by the rules of the resource, taken or not. */
function allowedSlots({ now, calendar }: OfferScope, resource: Resource, from: PlainDate, until: PlainDate): Slot[] {
  const { first, last } = bookableDays(resource, now)
  const soonest = now.getTime() + resource.noticeMinutes * 60_000
  return slotsBetween(resource, calendar, laterOf(from, first), earlierOf(until, last)).filter(
    ({ startsAt }) => startsAt.getTime() >= soonest && startsAt > now,
  )
}

/** Slots of some days with the seats that are left; full ones have none. */
export async function readOffers(
  scope: OfferScope,
  resource: Resource,
  from: PlainDate,
  until: PlainDate,
): Promise<Offer[]> {
  const slots = allowedSlots(scope, resource, from, until)
  const [first, last] = [slots[0], slots.at(-1)]
  if (!first || !last) return []
  const taken = await takenSeats(scope.tx, scope.now, {
    resourceId: resource.id,
    startsAt: first.startsAt,
    endsAt: last.endsAt,
  })
  return slots.map((slot) => ({
    ...slot,
    free: Math.max(
      0,
      resource.capacity -
        new Set(taken.filter((one) => one.startsAt < slot.endsAt && slot.startsAt < one.endsAt).map(({ seat }) => seat))
          .size,
    ),
  }))
}

/** Whether the resource is still open in a slot that was offered before. */
export function isOpen({ calendar }: OfferScope, resource: Resource, startsAt: Date): boolean {
  const day = romeDate(startsAt)
  return slotsBetween(resource, calendar, day, day).some((one) => one.startsAt.getTime() === startsAt.getTime())
}

/** The slot that begins at an instant, if it may be taken by the rules; throws where there is none. */
export function slotAt(scope: OfferScope, resource: Resource, startsAt: Date): Slot {
  const day = romeDate(startsAt)
  const found = allowedSlots(scope, resource, day, day).find((one) => one.startsAt.getTime() === startsAt.getTime())
  if (!found) throw reservationErrors.slotUnknown.with()
  return found
}
