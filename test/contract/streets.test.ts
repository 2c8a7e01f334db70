import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { importStreets } from '#app/seed.ts'
import { tenantDirectory } from '#platform/tenants/directory.ts'
import { callerAs } from '../support/api.ts'
import type { Caller } from '../support/api.ts'
import { testCity } from '../support/city.ts'

const city = testCity()
const folder = mkdtempSync(join(tmpdir(), 'portico-streets-'))
const header = 'code;name;numbers'
let nobody: Caller
let giulia: Caller

beforeAll(async () => {
  nobody = await callerAs(city, undefined)
  giulia = await callerAs(city, 'giulia.ferro')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function load(...lines: string[]) {
  const file = join(folder, 'streets.csv')
  writeFileSync(file, [header, ...lines].join('\n'))
  const tenant = await tenantDirectory(city.database).byId('rivabella')
  if (!tenant) throw new Error('rivabella is not there')
  return importStreets(city.database, tenant, file)
}

const find = async (q: string, tenant: string) => {
  const answer = await city.request(`/api/v1/streets?q=${encodeURIComponent(q)}`, { tenant })
  const { streets } = (await answer.json()) as { streets: { code: string; name: string }[] }
  return streets.map(({ name }) => name)
}

test('anybody finds the streets of a municipality, and of that one alone', async () => {
  expect(await find('v. verdi', 'montelago')).toEqual(['Via Giuseppe Verdi'])
  expect(await find('v. verdi', 'rivabella')).toEqual([])
  expect((await nobody.raw('GET', `/streets?q=${'a'.repeat(121)}`)).status).toBe(422)
})

test('a file with a fault loads nothing; a newer one replaces, and what vanishes is ceased and never deleted', async () => {
  const before = await city.look('select * from t_rivabella.street order by code')
  await expect(load('1;Via Nuova;', 'bad line', '2;<b>;')).rejects.toThrow(/line 3: .*\nline 4: /)
  expect(await city.look('select * from t_rivabella.street order by code')).toEqual(before)
  expect(await load('1005;Via Roma Antica;1 2', '1;Via Nuova;')).toEqual({ present: 2, ceased: before.length - 1 })
  expect(await find('roma', 'rivabella')).toEqual(['Via Roma Antica'])
  expect(await find('mazzini', 'rivabella')).toEqual([])
  expect(await city.look('select code from t_rivabella.street')).toHaveLength(before.length + 1)
  expect(await load('1005;Via Roma;', '1;Via Nuova;', '1025;Via Giuseppe Mazzini;')).toEqual({ present: 3, ceased: 0 })
  expect(await find('mazzini', 'rivabella')).toEqual(['Via Giuseppe Mazzini'])
})

test('an address keeps the code and the name of its street, or says that it is not in the registry', async () => {
  const { id } = await giulia.call<{ id: string }>('POST', '/services/residence-change/drafts')
  let revision = 1
  const save = async (home: Record<string, string>) => {
    const answers = { home, 'others-living': false }
    const saved = await giulia.call<{ revision: number; issues: { path: string }[]; warnings: { path: string }[] }>(
      'PUT',
      `/drafts/${id}/pages/home`,
      { revision, answers },
    )
    revision = saved.revision
    const draft = await giulia.call<{ answers: { home: Record<string, unknown> }; issues: { path: string }[] }>(
      'GET',
      `/drafts/${id}`,
    )
    return {
      home: draft.answers.home,
      issues: saved.issues.map(({ path }) => path),
      missing: draft.issues.map(({ path }) => path).filter((path) => path.startsWith('home')),
      warnings: saved.warnings.map(({ path }) => path),
    }
  }
  expect(await save({ street: 'v. verdi', number: '4' })).toEqual({
    home: { street: 'Via Giuseppe Verdi', number: '4', 'street-code': '1010' },
    issues: [],
    missing: [],
    warnings: [],
  })
  expect(await save({ street: 'v. verdi', number: '999' })).toMatchObject({ issues: [], warnings: ['home.number'] })
  // several: it cannot be sent until one is chosen, or none
  expect(await save({ street: 'garibaldi', number: '1' })).toMatchObject({
    issues: ['home.street'],
    missing: ['home.street'],
  })
  const none = await save({ street: 'garibaldi', number: '1', 'street-code': '-' })
  expect(none).toMatchObject({ issues: [], missing: [], warnings: ['home.street'] })
  expect(await save({ street: 'garibaldi', number: '2' })).toMatchObject({ issues: [], warnings: ['home.street'] })
  expect(await save({ street: 'cascina Rossa', number: '1' })).toMatchObject({ issues: [], warnings: ['home.street'] })
})
