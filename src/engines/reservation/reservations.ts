import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Tx } from '#platform/db/transaction.ts'
import { reservationErrors } from './errors.ts'
import { isOpen, slotAt } from './offers.ts'
import type { OfferScope } from './offers.ts'
import type { Resource } from './resources.ts'
import { freeSeats, keepSeat, takeSeat } from './seats.ts'
import { attendances, may } from './states.ts'
import type { Attendance, ReservationAct, ReservationState } from './states.ts'

/** Minutes for which a seat is kept while the person writes who they are. */
export const holdMinutes = 10
/** Reservations to come that one e-mail address may have. */
const mostOfOneAddress = 5

/** A reservation as it is now. */
export interface Reservation {
  readonly id: string
  readonly resourceId: string
  readonly state: ReservationState
  readonly personId: string | null
  readonly startsAt: Date
  readonly endsAt: Date
  readonly topic: string
  readonly name: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly reason: string | null
  readonly locale: 'it' | 'en'
  readonly sequence: number
  readonly cancelledBy: 'holder' | 'office' | null
  readonly createdAt: Date
  readonly changedAt: Date
}

/** Who reserves, as they say it. */
export interface Holder {
  readonly name: string
  readonly email: string
  readonly phone: string | null
  readonly reason: string | null
}

const columns = [
  'id',
  'resource_id as resourceId',
  'state',
  'person_id as personId',
  'starts_at as startsAt',
  'ends_at as endsAt',
  'topic',
  'name',
  'email',
  'phone',
  'reason',
  'locale',
  'sequence',
  'cancelled_by as cancelledBy',
  'created_at as createdAt',
  'changed_at as changedAt',
] as const

function selectReservations(tx: Tx) {
  return tx.selectFrom('reservation').select(columns)
}

type Row = Awaited<ReturnType<ReturnType<typeof selectReservations>['executeTakeFirstOrThrow']>>

const reservationOf = (row: Row): Reservation => ({
  ...row,
  state: row.state as ReservationState,
  locale: row.locale === 'en' ? 'en' : 'it',
  cancelledBy: row.cancelledBy as Reservation['cancelledBy'],
})

/** What the database keeps of a secret: its SHA-256. */
const hashOf = (token: string) => createHash('sha256').update(token).digest()

/** Row-level security opens a reservation to whoever knows its secret: said once for each transaction. */
async function present(tx: Tx, token: string): Promise<void> {
  await sql`select set_config('app.reservation', ${hashOf(token).toString('hex')}, true)`.execute(tx)
}

/** The shape of a secret, as told from an id. */
export const tokenShape = /^[A-Za-z0-9_-]{43}$/

/** A reservation by its secret, or by its id where row-level security shows it; locked when it is to change. */
export async function findReservation(tx: Tx, key: string, lock = false): Promise<Reservation> {
  const bySecret = tokenShape.test(key)
  if (bySecret) await present(tx, key)
  const all = selectReservations(tx)
  const one = bySecret ? all.where('token_hash', '=', hashOf(key)) : all.where('id', '=', key)
  const row = await (lock ? one.forUpdate() : one).executeTakeFirst()
  if (!row) throw reservationErrors.notFound.with()
  return reservationOf(row)
}

/** A reservation by its id, where row-level security shows it; nothing where there is none. */
export async function reservationById(tx: Tx, id: string): Promise<Reservation | undefined> {
  const row = await selectReservations(tx).where('id', '=', id).executeTakeFirst()
  return row && reservationOf(row)
}

function mustAllow(reservation: Reservation, act: ReservationAct): void {
  if (!may(reservation.state, act)) throw reservationErrors.notPossible.with()
}

interface NewHold {
  readonly token: string
  readonly resource: Resource
  readonly startsAt: Date
  readonly topic: string
  readonly locale: 'it' | 'en'
  /** What is known of a person who has signed in. */
  readonly known?: Partial<Holder> & { readonly personId: string }
}

/**
 * Keeps a seat for some minutes. The secret of whoever asks makes a repeated request one; with another slot it moves what
 * is held. Throws where the slot is full.
 */
export async function holdSeat(scope: OfferScope, wanted: NewHold): Promise<Reservation> {
  const { tx, now } = scope
  const { token, resource, topic, locale, known } = wanted
  await present(tx, token)
  const slot = slotAt(scope, resource, wanted.startsAt)
  const id = uuid()
  const inserted = await tx
    .insertInto('reservation')
    .values({
      id,
      resource_id: resource.id,
      state: 'held',
      token_hash: hashOf(token),
      person_id: known?.personId ?? null,
      starts_at: slot.startsAt,
      ends_at: slot.endsAt,
      topic,
      name: known?.name ?? null,
      email: known?.email ?? null,
      phone: known?.phone ?? null,
      locale,
      created_at: now,
      changed_at: now,
    })
    .onConflict((conflict) => conflict.column('token_hash').doNothing())
    .returning('id')
    .executeTakeFirst()
  const held = await findReservation(tx, token, true)
  const same = held.startsAt.getTime() === slot.startsAt.getTime() && held.resourceId === resource.id
  if (held.state === 'booked' && same) return held
  mustAllow(held, 'switch')
  await moveSeat(scope, held, resource, slot.startsAt, new Date(now.getTime() + holdMinutes * 60_000))
  if (!inserted)
    await tx
      .updateTable('reservation')
      .set({ resource_id: resource.id, starts_at: slot.startsAt, ends_at: slot.endsAt, topic, changed_at: now })
      .where('id', '=', held.id)
      .execute()
  return findReservation(tx, token)
}

/** Takes a seat of another slot and frees the one before: both, or nothing where the whole transaction is refused. */
async function moveSeat(
  scope: OfferScope,
  reservation: Reservation,
  resource: Resource,
  startsAt: Date,
  heldUntil: Date | null,
) {
  const { tx, now } = scope
  const slot = slotAt(scope, resource, startsAt)
  const meets = reservation.startsAt < slot.endsAt && slot.startsAt < reservation.endsAt
  // the old seat is freed last, so that two who swap wait for nothing; but for slots that meet it would be in the way
  if (meets) await freeSeats(tx, reservation.id)
  const seat = await takeSeat(
    tx,
    now,
    { ...slot, resourceId: resource.id, capacity: resource.capacity },
    { reservationId: reservation.id, heldUntil },
  )
  if (seat === undefined) throw reservationErrors.slotTaken.with()
  if (!meets) await freeSeats(tx, reservation.id, reservation.startsAt)
  return slot
}

/** Writes who reserves, while a seat is held. */
export async function describeHolder(
  { tx, now }: Pick<OfferScope, 'tx' | 'now'>,
  key: string,
  holder: Holder,
  locale: 'it' | 'en',
  personId: string | null,
): Promise<Reservation> {
  const held = await findReservation(tx, key, true)
  mustAllow(held, 'describe')
  await tx
    .updateTable('reservation')
    .set({ ...holder, locale, person_id: held.personId ?? personId, changed_at: now })
    .where('id', '=', held.id)
    .execute()
  return findReservation(tx, key)
}

/**
 * Makes what is held a booking; again changes nothing. A hold that is over still counts while nobody else has taken the
 * seat: who wrote slowly loses nothing.
 */
export async function book(
  scope: OfferScope,
  key: string,
  resource: Resource,
): Promise<{ reservation: Reservation; isNew: boolean }> {
  const { tx, now } = scope
  const held = await findReservation(tx, key, true)
  if (held.state === 'booked') return { reservation: held, isNew: false }
  mustAllow(held, 'book')
  if (held.name === null || held.email === null) throw reservationErrors.incomplete.with()
  if (held.resourceId !== resource.id) throw reservationErrors.notPossible.with()
  if (held.startsAt <= now || !isOpen(scope, resource, held.startsAt)) throw reservationErrors.slotUnknown.with()
  const { rows } = await sql<{ count: string }>`select reservations_of(${held.email}) as count`.execute(tx)
  if (Number(rows[0]?.count ?? 0) >= mostOfOneAddress) throw reservationErrors.tooMany.with({ most: mostOfOneAddress })
  if (!(await keepSeat(tx, held.id))) throw reservationErrors.holdExpired.with()
  await tx.updateTable('reservation').set({ state: 'booked', changed_at: now }).where('id', '=', held.id).execute()
  return { reservation: { ...held, state: 'booked' }, isNew: true }
}

/** Moves a booking to another slot of the same resource: the new seat is taken and the old one freed, or nothing. */
export async function moveBooking(
  scope: OfferScope,
  key: string,
  resource: Resource,
  startsAt: Date,
): Promise<{ reservation: Reservation; isNew: boolean }> {
  const { tx, now } = scope
  const booked = await findReservation(tx, key, true)
  if (booked.startsAt.getTime() === startsAt.getTime()) return { reservation: booked, isNew: false }
  mustAllow(booked, 'move')
  if (booked.startsAt <= now || booked.resourceId !== resource.id) throw reservationErrors.notPossible.with()
  const slot = await moveSeat(scope, booked, resource, startsAt, null)
  const changes = { starts_at: slot.startsAt, ends_at: slot.endsAt, sequence: booked.sequence + 1, changed_at: now }
  await tx.updateTable('reservation').set(changes).where('id', '=', booked.id).execute()
  return {
    reservation: { ...booked, startsAt: slot.startsAt, endsAt: slot.endsAt, sequence: booked.sequence + 1 },
    isNew: true,
  }
}

/** Cancels a booking and frees its seat; again changes nothing. */
export async function cancelBooking(
  { tx, now }: Pick<OfferScope, 'tx' | 'now'>,
  key: string,
  by: 'holder' | 'office',
): Promise<{ reservation: Reservation; isNew: boolean }> {
  const booked = await findReservation(tx, key, true)
  if (booked.state === 'cancelled') return { reservation: booked, isNew: false }
  mustAllow(booked, 'cancel')
  if (booked.startsAt <= now) throw reservationErrors.notPossible.with()
  await freeSeats(tx, booked.id)
  const sequence = booked.sequence + 1
  await tx
    .updateTable('reservation')
    .set({ state: 'cancelled', cancelled_by: by, sequence, changed_at: now })
    .where('id', '=', booked.id)
    .execute()
  return { reservation: { ...booked, state: 'cancelled', cancelledBy: by, sequence }, isNew: true }
}

/** Notes who came, as the counter sees it. */
export async function noteAttendance(
  { tx, now }: Pick<OfferScope, 'tx' | 'now'>,
  id: string,
  act: Attendance,
): Promise<Reservation> {
  const booked = await findReservation(tx, id, true)
  const state = attendances[act]
  if (booked.state === state) return booked
  mustAllow(booked, act)
  await tx.updateTable('reservation').set({ state, changed_at: now }).where('id', '=', id).execute()
  return { ...booked, state }
}

/**
 * All bookings of some resources between two instants, by time; those cancelled left out. As many as there are seats:
 * who closes a day must tell every one.
 */
export async function listBookings(
  tx: Tx,
  resourceIds: readonly string[],
  from: Date,
  until: Date,
): Promise<Reservation[]> {
  if (resourceIds.length === 0) return []
  const rows = await selectReservations(tx)
    .where('resource_id', 'in', [...resourceIds])
    .where('state', 'not in', ['held', 'cancelled'])
    .where('starts_at', '<', until)
    .where('ends_at', '>', from)
    .orderBy('starts_at')
    .orderBy('name')
    .execute()
  return rows.map(reservationOf)
}

/** Reservations of a person, last first; what is held and was never confirmed is none. */
export async function listOwn(tx: Tx, personId: string, most: number): Promise<Reservation[]> {
  const rows = await selectReservations(tx)
    .where('person_id', '=', personId)
    .where('state', '!=', 'held')
    .orderBy('starts_at', 'desc')
    .orderBy('id')
    .limit(most)
    .execute()
  return rows.map(reservationOf)
}
