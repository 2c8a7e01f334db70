import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { beforeAll, describe, expect, test } from 'vitest'
import { italianCalendar } from '#kernel/calendars.ts'
import { plainDate } from '#kernel/dates.ts'
import { PorticoError } from '#kernel/errors.ts'
import { openDatabase } from '#platform/db/context.ts'
import type { Actor, Database, Scope } from '#platform/db/context.ts'
import { testCity } from '#test/support/city.ts'
import {
  book,
  cancelBooking,
  describeHolder,
  findReservation,
  holdSeat,
  listBookings,
  loadToReserve,
  moveBooking,
  readOffers,
} from './index.ts'

const city = testCity()
/** Monday 23 November 2026, 10:00 in Rome. */
const began = '2026-11-23T09:00:00Z'
const calendar = italianCalendar()
const nobody: Actor = { kind: 'anonymous' }
const secret = () => randomBytes(32).toString('base64url')

const as = <T>(work: (scope: Scope) => Promise<T>, database: Database = city.database, actor = nobody) =>
  database.withContext({ tenant: 'montelago', actor, purpose: 'test' }, work)

const resourceOf = ({ tx }: Scope, id = 'transparency') => loadToReserve(tx, plainDate('2026-11-23'), id)

const hold = (startsAt: string, token = secret(), database?: Database, id?: string) =>
  as(async (scope) => {
    const resource = await resourceOf(scope, id)
    await holdSeat(
      { ...scope, calendar },
      { token, resource, startsAt: new Date(startsAt), topic: resource.topics[0]?.id ?? '', locale: 'it' },
    )
    return token
  }, database)

const bookOf = async (scope: Scope, token: string) => book({ ...scope, calendar }, token, await resourceOf(scope))

const holder = { name: 'Prova Prova', email: 'prova@example.org', phone: null, reason: null }

const confirm = (token: string, email = `${token.slice(0, 8)}@example.org`) =>
  as(async (scope) => {
    await describeHolder(scope, token, { ...holder, email }, 'it', null)
    return bookOf(scope, token)
  })

const booked = async (startsAt: string, token = secret()) => {
  await hold(startsAt, token)
  await confirm(token)
  return token
}

const move = (token: string, startsAt: string, database?: Database) =>
  as(async (scope) => moveBooking({ ...scope, calendar }, token, await resourceOf(scope), new Date(startsAt)), database)

const freeAt = (startsAt: string, id?: string) =>
  as(async (scope) => {
    const day = plainDate(startsAt.slice(0, 10))
    const offers = await readOffers({ ...scope, calendar }, await resourceOf(scope, id), day, day)
    return offers.find((one) => one.startsAt.toISOString() === new Date(startsAt).toISOString())?.free
  })

const outcomes = async (tries: readonly Promise<unknown>[]) => {
  const settled = await Promise.allSettled(tries)
  const codes = settled.map((one) =>
    one.status === 'fulfilled' ? 'won' : one.reason instanceof PorticoError ? one.reason.code : String(one.reason),
  )
  return Object.fromEntries([...new Set(codes)].map((code) => [code, codes.filter((one) => one === code).length]))
}

beforeAll(() => city.moveClockTo(began))

describe('a hundred who try one slot at once', () => {
  test.each([1, 3])('are as many as its capacity of %i, and the others are told', async (capacity) => {
    const crowd = openDatabase(city.urls.appUrl, 30)
    try {
      const startsAt = capacity === 1 ? '2026-11-30T08:00:00Z' : '2026-11-30T08:30:00Z'
      await city.look("update t_montelago.resource set capacity = $1 where id = 'transparency'", [capacity])
      const tries = Array.from({ length: 100 }, () => hold(startsAt, secret(), crowd))
      expect(await outcomes(tries)).toEqual({ won: capacity, 'slot-taken': 100 - capacity })
      const seats = await city.look<{ seat: number }>(
        'select seat from t_montelago.reserved_seat where starts_at = $1 order by seat',
        [startsAt],
      )
      expect(seats.map(({ seat }) => seat)).toEqual(Array.from({ length: capacity }, (_, index) => index + 1))
      // those who lost left nothing behind
      const rows = await city.look('select from t_montelago.reservation where starts_at = $1', [startsAt])
      expect(rows).toHaveLength(capacity)
      expect(await freeAt(startsAt)).toBe(0)
    } finally {
      await crowd.close()
      await city.look("update t_montelago.resource set capacity = 1 where id = 'transparency'")
    }
  })
})

test('the same request twice, also at once, is one hold and one booking', async () => {
  const token = secret()
  const startsAt = '2026-11-30T09:00:00Z'
  expect(await outcomes(Array.from({ length: 5 }, () => hold(startsAt, token)))).toEqual({ won: 5 })
  const again = await Promise.all(Array.from({ length: 4 }, () => confirm(token).catch((error: unknown) => error)))
  const news = again.map((one) =>
    one instanceof Error ? (one as PorticoError).code : (one as { isNew: boolean }).isNew,
  )
  // whoever comes after the booking finds that the holder can no longer be described: the booking stands
  expect(news.filter((one) => one === true)).toHaveLength(1)
  expect(await as((scope) => bookOf(scope, token))).toMatchObject({ isNew: false, reservation: { state: 'booked' } })
  expect(await hold(startsAt, token)).toBe(token)
})

describe('the database refuses by itself', () => {
  const insert = (startsAt: string, endsAt: string, seat: number) =>
    city.look(
      `insert into t_montelago.reserved_seat (resource_id, starts_at, ends_at, seat, reservation_id)
       select 'transparency', $1, $2, $3, id from t_montelago.reservation limit 1`,
      [startsAt, endsAt, seat],
    )

  test.each([
    ['the same seat of the same slot', '2026-12-14T08:00:00Z', '2026-12-14T08:30:00Z', 1, '23505'],
    ['a seat whose time meets another', '2026-12-14T08:15:00Z', '2026-12-14T08:45:00Z', 1, '23P01'],
    ['a seat beyond the capacity', '2026-12-15T08:00:00Z', '2026-12-15T08:30:00Z', 2, '23514'],
  ])('%s', async (_, startsAt, endsAt, seat, code) => {
    if ((await freeAt('2026-12-14T08:00:00Z')) === 1) await booked('2026-12-14T08:00:00Z')
    const refused = await insert(startsAt, endsAt, seat).then(
      () => undefined,
      (error: unknown) => error,
    )
    expect(refused).toBeInstanceOf(pg.DatabaseError)
    expect((refused as pg.DatabaseError).code).toBe(code)
  })
})

describe('a hold', () => {
  test('is over after ten minutes: others take it, and whoever comes late keeps what they wrote', async () => {
    const startsAt = '2026-12-01T08:00:00Z'
    await city.moveClockTo(began) // it goes on while tests run
    const slow = await hold(startsAt)
    await as((scope) => describeHolder(scope, slow, holder, 'it', null))
    expect(await freeAt(startsAt)).toBe(0)
    await city.moveClockTo('2026-11-23T09:09:30Z')
    expect(await outcomes([hold(startsAt)])).toEqual({ 'slot-taken': 1 })
    await city.moveClockTo('2026-11-23T09:11:00Z')
    expect(await freeAt(startsAt)).toBe(1)
    await hold(startsAt)
    expect(await outcomes([as((scope) => bookOf(scope, slow))])).toEqual({ 'hold-expired': 1 })
    await hold('2026-12-01T08:30:00Z', slow)
    expect(await as((scope) => bookOf(scope, slow))).toMatchObject({
      isNew: true,
      reservation: { name: holder.name, startsAt: new Date('2026-12-01T08:30:00Z') },
    })
    await city.moveClockTo(began)
  })

  test('that is over still becomes a booking while nobody else took its seat', async () => {
    const token = await hold('2026-12-01T10:00:00Z')
    await city.moveClockTo('2026-11-23T09:30:00Z')
    expect(await confirm(token)).toMatchObject({ isNew: true })
    expect(await freeAt('2026-12-01T10:00:00Z')).toBe(0)
    await city.moveClockTo(began)
  })

  test('that nobody confirmed is erased with what was typed, a booking some days after it', async () => {
    const [lost, kept] = [await hold('2026-12-02T08:00:00Z'), await booked('2026-12-02T08:30:00Z')]
    await city.moveClockTo('2026-11-23T11:00:00Z')
    await city.work()
    expect(await outcomes([as((scope) => findReservation(scope.tx, lost))])).toEqual({ 'reservation-not-found': 1 })
    await city.moveClockTo('2027-01-01T08:00:00Z')
    await city.work()
    expect(await outcomes([as((scope) => findReservation(scope.tx, kept))])).toEqual({ won: 1 })
    await city.moveClockTo('2027-01-01T09:01:00Z')
    await city.work()
    expect(await outcomes([as((scope) => findReservation(scope.tx, kept))])).toEqual({ 'reservation-not-found': 1 })
    await city.moveClockTo(began)
  })

  test.each([
    ['is past', '2026-11-23T08:30:00Z'],
    ['is nearer than the notice', '2026-11-23T09:30:00Z'],
    ['is beyond the horizon', '2027-05-03T07:00:00Z'],
    ['is no beginning of a slot', '2026-11-30T08:10:00Z'],
    ['is on a holiday', '2026-12-08T08:00:00Z'],
    ['is at night', '2026-11-30T01:00:00Z'],
  ])('is refused for a time that %s', async (_, startsAt) => {
    expect(await outcomes([hold(startsAt)])).toEqual({ 'slot-not-offered': 1 })
  })
})

describe('a move', () => {
  test('takes the new time and frees the old one', async () => {
    const token = await booked('2026-12-03T08:00:00Z')
    const { reservation } = await move(token, '2026-12-03T09:00:00Z')
    expect(reservation).toMatchObject({ sequence: 1, startsAt: new Date('2026-12-03T09:00:00Z') })
    expect([await freeAt('2026-12-03T08:00:00Z'), await freeAt('2026-12-03T09:00:00Z')]).toEqual([1, 0])
    expect(await move(token, '2026-12-03T09:00:00Z')).toMatchObject({ isNew: false })
  })

  test('to a time that is taken changes nothing', async () => {
    const token = await booked('2026-12-04T08:00:00Z')
    await booked('2026-12-04T09:00:00Z')
    expect(await outcomes([move(token, '2026-12-04T09:00:00Z')])).toEqual({ 'slot-taken': 1 })
    expect(await as(({ tx }) => findReservation(tx, token))).toMatchObject({
      sequence: 0,
      startsAt: new Date('2026-12-04T08:00:00Z'),
    })
    expect(await freeAt('2026-12-04T08:00:00Z')).toBe(0)
  })

  test('of two who want each other’s time, or of many who want one, leaves everybody with exactly one seat', async () => {
    const times = ['08:00', '08:30', '09:00', '09:30', '10:00'].map((time) => `2026-12-09T${time}:00Z`)
    const tokens: string[] = []
    for (const at of times) tokens.push(await booked(at))
    const crowd = openDatabase(city.urls.appUrl, 10)
    try {
      const [first = '', second = '', ...rest] = tokens
      await Promise.allSettled([
        move(first, times[1] ?? '', crowd),
        move(second, times[0] ?? '', crowd),
        ...rest.map((token) => move(token, '2026-12-09T10:30:00Z', crowd)),
        ...rest.map((token) => move(token, '2026-12-09T11:00:00Z', crowd)),
      ])
    } finally {
      await crowd.close()
    }
    const seats = await city.look<{ matches: boolean }>(
      `select s.starts_at = r.starts_at as matches from t_montelago.reservation r
       left join t_montelago.reserved_seat s on s.reservation_id = r.id
       where r.starts_at::date = '2026-12-09'`,
    )
    expect(seats).toEqual(tokens.map(() => ({ matches: true })))
  })
})

test('a cancelled booking frees its seat, once, and cannot be moved', async () => {
  const token = await booked('2026-12-10T08:00:00Z')
  const cancel = () => as((scope) => cancelBooking(scope, token, 'holder'))
  expect(await cancel()).toMatchObject({ isNew: true, reservation: { state: 'cancelled', sequence: 1 } })
  expect(await cancel()).toMatchObject({ isNew: false })
  expect(await freeAt('2026-12-10T08:00:00Z')).toBe(1)
  expect(await outcomes([move(token, '2026-12-10T09:00:00Z')])).toEqual({ 'reservation-not-possible': 1 })
})

test('an address cannot fill a calendar', async () => {
  const tries: Promise<unknown>[] = []
  for (const time of ['08:00', '08:30', '09:00', '09:30', '10:00', '10:30']) {
    const token = await hold(`2026-12-11T${time}:00Z`)
    tries.push(confirm(token, time === '08:00' ? 'Tanti@example.org' : 'tanti@example.org'))
    await Promise.allSettled(tries)
  }
  expect(await outcomes(tries)).toEqual({ won: 5, 'too-many-reservations': 1 })
})

test('nobody sees a reservation without its secret, not even by its id', async () => {
  const token = await booked('2026-12-16T08:00:00Z')
  const { id } = await as(({ tx }) => findReservation(tx, token))
  const day = [new Date('2026-12-16T00:00:00Z'), new Date('2026-12-17T00:00:00Z')] as const
  for (const key of [id, secret()])
    expect(await outcomes([as(({ tx }) => findReservation(tx, key))])).toEqual({ 'reservation-not-found': 1 })
  expect(await as(({ tx }) => listBookings(tx, ['transparency'], ...day))).toEqual([])
  const other = secret()
  await hold('2026-12-16T09:00:00Z', other)
  const seen = await as(async ({ tx }) => {
    await findReservation(tx, other)
    return tx.selectFrom('reservation').select('id').execute()
  })
  expect(seen).toHaveLength(1)
})
