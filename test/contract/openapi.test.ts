import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { buildOpenapi } from '#app/openapi.ts'
import { operations } from '#app/modules.ts'
import { callerAs } from '../support/api.ts'
import { testCity } from '../support/city.ts'

const rules = resolve('../shared/standards/oas-rules/spectral.yml')
const rulesAreThere = existsSync(rules)
const city = testCity()

test.skipIf(!rulesAreThere)('the description breaks none of the national rules for APIs', () => {
  const run = spawnSync(
    'node_modules/.bin/spectral',
    ['lint', 'openapi/portico.json', '--ruleset', rules, '--fail-severity=error', '--format=json', '--quiet'],
    { encoding: 'utf8' },
  )
  const findings = JSON.parse(run.stdout === '' ? '[]' : run.stdout) as {
    severity: number
    code: string
    path: string[]
  }[]
  expect(findings.filter(({ severity }) => severity === 0)).toEqual([])
})

test('the description is served, in 3.1, and names every operation', async () => {
  const answer = await city.request('/openapi.json')
  const served = (await answer.json()) as { openapi: string; paths: Record<string, Record<string, unknown>> }
  expect(served).toEqual(JSON.parse(JSON.stringify(buildOpenapi())))
  expect(served.openapi).toBe('3.1.0')
  for (const { method, path } of operations)
    expect(served.paths[`/api/v1${path}`]?.[method.toLowerCase()], path).toBeDefined()
})

test('/status answers as the national rules want it', async () => {
  const answer = await city.request('/status')
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toBe('application/problem+json')
  expect(answer.headers.get('x-ratelimit-limit')).not.toBeNull()
})

test('an address of the API that does not exist is a problem, in the language asked for', async () => {
  const nobody = await callerAs(city, undefined)
  const answer = await nobody.raw('GET', '/nothing', undefined, { 'accept-language': 'en' })
  expect(answer.status).toBe(404)
  expect(await answer.json()).toMatchObject({ code: 'not-found', title: expect.stringContaining('cannot find') })
})
