import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { callerAs } from '../support/api.ts'
import { submittedCase } from '../support/application.ts'
import { testCity } from '../support/city.ts'

const city = testCity()
let app: pg.Client

beforeAll(async () => {
  await submittedCase(await callerAs(city, 'giulia.ferro'))
  await submittedCase(await callerAs(city, 'giulia.ferro', 'rivabella'))
  app = new pg.Client({ connectionString: city.urls.appUrl })
  await app.connect()
})

afterAll(() => app.end())

const personal = [
  'person',
  'cases',
  'draft',
  'file',
  'action',
  'action_payload',
  'document',
  'notice',
  'note',
  'registration',
  'access_record',
  'case_hold',
]

test.each(personal)('without a context %s shows nothing', async (table) => {
  const { rowCount } = await app.query(`select from t_montelago.${table}`)
  expect(rowCount).toBe(0)
})

test.each(personal)('in the context of another municipality %s shows nothing', async (table) => {
  await app.query(
    `begin; select set_config('app.tenant', 'rivabella', true), set_config('app.actor', 'system:test', true), set_config('app.purpose', 'test', true)`,
  )
  const { rowCount } = await app.query(`select from t_montelago.${table}`)
  await app.query('rollback')
  expect(rowCount).toBe(0)
})

test.each([
  ['a skeleton', "update t_montelago.action set type = 'take'"],
  ['a skeleton away', 'delete from t_montelago.action'],
  ['a payload', "update t_montelago.action_payload set payload = '{}'"],
  ['a registration', "update t_montelago.registration set subject = 'x'"],
  ['a registration away', 'delete from t_montelago.registration'],
  ['an access record', 'delete from t_montelago.access_record'],
  ['a published version', "update t_montelago.service_version set canonical = '{}'"],
  ['the guard', 'alter table t_montelago.cases disable row level security'],
  ['the sessions', 'delete from portico.session'],
  ['the clock', "update portico.development_clock set shift = interval '1 day'"],
])('the role of the application cannot change %s', async (_, statement) => {
  await expect(app.query(statement)).rejects.toThrow(/permission denied|must be owner/)
})

test('a transaction without purpose cannot begin, nor one inside another', async () => {
  const context = { tenant: 'montelago', actor: { kind: 'system', name: 'test' }, purpose: '' } as const
  await expect(city.database.withContext(context, async () => 1)).rejects.toThrow('no purpose')
  const good = { ...context, purpose: 'test' }
  await expect(city.database.withContext(good, () => city.database.withContext(good, async () => 1))).rejects.toThrow(
    'nested',
  )
})

test('under concurrency nobody sees the rows of the next user of the connection', async () => {
  const people = ['giulia.ferro', 'marco.riva', 'anna.dellorto']
  const callers = await Promise.all(people.map((id) => callerAs(city, id)))
  const seen = await Promise.all(
    Array.from({ length: 60 }, async (_, index) => {
      const caller = callers[index % callers.length]
      const { cases } = (await caller?.call<{ cases: unknown[] }>('GET', '/cases')) ?? { cases: [] }
      return [index % callers.length, cases.length]
    }),
  )
  expect(seen.every(([who, count]) => count === (who === 0 ? 1 : 0))).toBe(true)
})

test('the same person in two municipalities is two people', async () => {
  const here = await callerAs(city, 'giulia.ferro')
  const there = await callerAs(city, 'giulia.ferro', 'rivabella')
  const [mine] = (await here.call<{ cases: { id: string }[] }>('GET', '/cases')).cases
  expect((await there.raw('GET', `/cases/${mine?.id}`)).status).toBe(404)
})

test('the roles of the program rule nothing, and log in with a password that the server keeps as SCRAM alone', async () => {
  const rows = await city.look(
    `select rolname, rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolreplication,
            rolpassword like 'SCRAM-SHA-256$%' as scram
     from pg_authid where rolname in ('portico_app', 'portico_worker') order by rolname`,
  )
  const humble = { rolsuper: false, rolbypassrls: false, rolcreatedb: false, rolcreaterole: false }
  expect(rows).toEqual(
    ['portico_app', 'portico_worker'].map((rolname) => ({ rolname, ...humble, rolreplication: false, scram: true })),
  )
})
