import { expect, test } from 'vitest'
import { enterOfficer, removeOfficer } from '#app/officers.ts'
import { endAllSessions, endSessionsOf } from '#app/sessions.ts'
import { tenantDirectory } from '#platform/tenants/directory.ts'
import { randomToken, sessionStore, tokenHash } from '#platform/session/session.ts'
import { callerAs } from '../support/api.ts'
import { testCity } from '../support/city.ts'

const city = testCity()
const person = {
  tenant: 'montelago',
  kind: 'browser',
  personId: '00000000-0000-4000-8000-000000000001',
  officerId: undefined,
  identityLevel: 2,
} as const
const limits = { idleMinutes: 30, hours: 2 }

test('an unused session ends after its idle limit, a used one at its absolute limit', async () => {
  const sessions = sessionStore(city.database, limits)
  await city.moveClockTo('2026-05-04T08:00:00Z')
  const idle = await sessions.open(person)
  const used = await sessions.open(person)
  for (const minute of ['20', '40']) {
    await city.moveClockTo(`2026-05-04T08:${minute}:00Z`)
    expect(await sessions.use(used, 'montelago')).toBeDefined()
  }
  expect(await sessions.use(idle, 'montelago')).toBeUndefined()
  for (const time of ['09:05', '09:30', '09:55']) {
    await city.moveClockTo(`2026-05-04T${time}:00Z`)
    expect(await sessions.use(used, 'montelago')).toBeDefined()
  }
  await city.moveClockTo('2026-05-04T10:00:01Z')
  expect(await sessions.use(used, 'montelago')).toBeUndefined()
})

test('a session is of one municipality, ends at sign-out, and all of a person’s can be ended at once', async () => {
  const sessions = sessionStore(city.database, limits)
  const first = await sessions.open(person)
  const second = await sessions.open(person)
  expect(await sessions.use(first, 'rivabella')).toBeUndefined()
  await sessions.close(first)
  expect(await sessions.use(first, 'montelago')).toBeUndefined()
  expect(await sessions.closeAll('montelago', person.personId)).toBeGreaterThan(0)
  expect(await sessions.use(second, 'montelago')).toBeUndefined()
})

test('the database keeps no token', async () => {
  const sessions = sessionStore(city.database, limits)
  const token = await sessions.open(person)
  const rows = await city.look<{ whole: string }>('select session::text as whole from portico.session')
  expect(rows.map(({ whole }) => whole).join('')).not.toContain(token)
  expect(await sessions.use(`${token.slice(0, -1)}_`, 'montelago')).toBeUndefined()
  expect(await sessions.use("' or 1=1 --", 'montelago')).toBeUndefined()
})

test('an officer whose role has ended is no officer from that moment', async () => {
  await city.moveClockTo('2026-05-04T08:00:00Z')
  const paola = await callerAs(city, 'paola.conti')
  await paola.call('GET', '/office/cases')
  await city.look(`update t_montelago.officer_role set valid = daterange(null, '2026-05-01') where role = 'handler'`)
  const refused = await paola.raw('GET', '/office/cases')
  expect(refused.status).toBe(403)
})

test('an officer who is removed has no session any more, and no role', async () => {
  await city.moveClockTo('2026-05-04T08:00:00Z')
  const tenant = await tenantDirectory(city.database).byId('montelago')
  const elena = await callerAs(city, 'elena.moretti')
  await elena.call('GET', '/office/cases')
  if (!tenant) throw new Error('no tenant')
  const sessions = sessionStore(city.database, limits)
  expect(await removeOfficer(city.database, sessions, tenant, 'MRTLNE83T57L219Y')).toBeGreaterThan(0)
  expect((await elena.raw('GET', '/office/cases')).status).toBe(401)
  const again = await callerAs(city, 'elena.moretti')
  expect((await again.raw('GET', '/office/cases')).status).toBe(403)
  const nobody = {
    fiscalCode: 'MRTLNE83T57L219X',
    givenName: 'E',
    familyName: 'M',
    birthDate: '1983-12-17',
    birthPlace: undefined,
    email: undefined,
  }
  await expect(enterOfficer(city.database, tenant, nobody, [])).rejects.toMatchObject({ code: 'not-a-fiscal-code' })
})

test('a token is 256 random bits, and never the same', () => {
  const tokens = Array.from({ length: 1_000 }, randomToken)
  expect(new Set(tokens).size).toBe(1_000)
  for (const token of tokens) expect(Buffer.from(token, 'base64url')).toHaveLength(32)
  const ones = tokens.flatMap((token) => [...Buffer.from(token, 'base64url')]).filter((byte) => byte >= 128).length
  expect(Math.abs(ones / 32_000 - 0.5)).toBeLessThan(0.02) // seven times the deviation of fair bits
})

test('a sign-in that began waits ten minutes, in its municipality, and is taken once', async () => {
  await city.moveClockTo('2026-05-04T08:00:00Z')
  const begin = (state: string) =>
    city.database.installation("select portico.sign_in_begin($1, 'montelago', 'n', 'v', '/', 2::smallint)", [
      tokenHash(state),
    ])
  const take = async (state: string, tenant = 'montelago') =>
    (await city.database.installation('select * from portico.sign_in_take($1, $2)', [tokenHash(state), tenant])).length
  await begin('in time')
  await begin('too late')
  await city.moveClockTo('2026-05-04T08:09:50Z')
  expect(await take('in time', 'rivabella')).toBe(0)
  expect(await take('in time')).toBe(1)
  expect(await take('in time')).toBe(0)
  await city.moveClockTo('2026-05-04T08:10:10Z')
  expect(await take('too late')).toBe(0)
})

test('the sessions of one person, or of everybody, can be ended by whoever runs the installation', async () => {
  await city.moveClockTo('2026-05-04T08:00:00Z')
  const tenant = await tenantDirectory(city.database).byId('montelago')
  if (!tenant) throw new Error('no tenant')
  const [giulia, marco] = [await callerAs(city, 'giulia.ferro'), await callerAs(city, 'marco.riva')]
  const there = await callerAs(city, 'giulia.ferro', 'rivabella')
  const sessions = sessionStore(city.database, limits)
  expect(await endSessionsOf(city.database, sessions, tenant, 'FRRGLI86E54L219M')).toBeGreaterThan(0)
  expect((await giulia.raw('GET', '/profile')).status).toBe(401)
  expect((await marco.raw('GET', '/profile')).status).toBe(200)
  const nobody = endSessionsOf(city.database, sessions, tenant, 'FRRGLI86E54L219Z')
  await expect(nobody).rejects.toMatchObject({ code: 'person-unknown' })
  expect(await endAllSessions(city.urls.ownerUrl, tenant)).toBeGreaterThan(0)
  expect((await marco.raw('GET', '/profile')).status).toBe(401)
  expect((await there.raw('GET', '/profile')).status).toBe(200)
})
