import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openCity } from '#app/city.ts'
import type { City } from '#app/city.ts'
import { readSettings } from '#platform/config/settings.ts'
import { addTenant, readTenantFiles } from '#platform/tenants/provision.ts'
import { seedOffices } from '#app/seed.ts'
import { cloneDatabase } from '../support/database.ts'
import type { TestDatabase } from '../support/database.ts'

const folder = mkdtempSync(join(tmpdir(), 'portico-databases-'))
let first: TestDatabase
let second: TestDatabase
let city: City

beforeAll(async () => {
  const { passwords } = inject('cluster')
  first = await cloneDatabase(inject('cluster'))
  second = await cloneDatabase(inject('cluster'))
  mkdirSync(join(folder, 'keys'))
  writeFileSync(join(folder, 'keys', 'database.json'), JSON.stringify(passwords))
  const environment = { PORTICO_ENV: 'test', PORTICO_DATA: folder, LOG_LEVEL: 'silent' }
  city = await openCity(
    readSettings({ ...environment, DATABASE_URL: first.ownerUrl, DATABASES: `lake=${second.ownerUrl}` }),
  )
}, 60_000)

afterAll(async () => {
  await city.close()
  await first.drop()
  await second.drop()
  rmSync(folder, { recursive: true })
})

test('a tenant lives in the database that is named for it, and in no other', async () => {
  const [tenant] = readTenantFiles('tenants', ['montelago']).map((known) => ({
    ...known,
    id: 'lacustre',
    hosts: ['lacustre.localhost'],
  }))
  if (!tenant) throw new Error('no tenant file')
  const own = city.databases.byName('lake')
  await addTenant({ mainUrl: city.databases.main.ownerUrl, own }, tenant, 'migrations')
  await seedOffices(own.database, { ...tenant, database: 'lake' })
  const schemas = "select count(*)::int as count from pg_namespace where nspname = 't_lacustre'"
  expect(await own.database.installation(schemas)).toEqual([{ count: 1 }])
  expect(await city.databases.main.database.installation(schemas)).toEqual([{ count: 0 }])
  const context = { tenant: 'lacustre', actor: { kind: 'system', name: 'test' }, purpose: 'test' } as const
  const offices = await city.databases
    .of({ database: 'lake' })
    .withContext(context, ({ tx }) => tx.selectFrom('office').select('id').execute())
  expect(offices.length).toBeGreaterThan(0)
  await expect(
    city.databases.main.database.withContext(context, ({ tx }) => tx.selectFrom('office').select('id').execute()),
  ).rejects.toThrow(/does not exist/)
})

test('a database that no setting names is told as such', () => {
  expect(() => city.databases.of({ database: 'nowhere' })).toThrow('There is no database nowhere')
  expect(() => readSettings({ DATABASES: 'lake=mysql://x' })).toThrow('The setting DATABASES is wrong')
  expect(() => readSettings({ DATABASES: 'main=postgres://x' })).toThrow('The setting DATABASES is wrong')
})
