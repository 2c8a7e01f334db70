import { beforeAll, describe, expect, test } from 'vitest'
import { operations } from '#app/modules.ts'
import { callerAs } from '../../support/api.ts'
import type { Caller } from '../../support/api.ts'
import { testCity } from '../../support/city.ts'
import { expectedOutcome, roles } from './expected.ts'
import type { Role } from './expected.ts'
import { recordsOf, samples } from './samples.ts'
import type { Records } from './samples.ts'

const city = testCity()
const callers = {} as Record<Role, Caller>
let records: Records

beforeAll(async () => {
  const identities: Readonly<Record<Role, readonly [string | undefined, string?]>> = {
    nobody: [undefined],
    owner: ['giulia.ferro'],
    'other-citizen': ['marco.riva'],
    'weak-identity': ['samuel.okafor'],
    handler: ['paola.conti'],
    head: ['luca.gallo'],
    'other-office': ['elena.moretti'],
    registrar: ['ivo.sala'],
    publisher: ['carla.neri'],
    writer: ['sara.bruni'],
    reviewer: ['pietro.valli'],
    'other-tenant-citizen': ['giulia.ferro', 'rivabella'],
    'other-tenant-officer': ['rosa.villa', 'rivabella'],
  }
  for (const role of roles) {
    const [identity, tokenTenant] = identities[role]
    callers[role] = await callerAs(city, identity, 'montelago', tokenTenant)
  }
  records = recordsOf(callers.owner, callers.handler, city)
})

test('every operation has a call in the matrix, and no call is left over', () => {
  expect(Object.keys(samples).sort()).toEqual(operations.map(({ id }) => id).sort())
})

const doorCodes = ['sign-in-needed', 'not-allowed', 'identity-level-too-low']

/** Through the door is whatever the operation itself answers, a refusal of its own included; a fault is not. */
function outcomeOf(status: number, code: string | undefined): string {
  if (status === 404 || status >= 500 || (code !== undefined && doorCodes.includes(code))) return String(status)
  return 'yes'
}

describe.each(operations.map((operation) => [operation.id, operation] as const))('%s', (id, operation) => {
  test.each(roles)('as %s', async (role) => {
    const sample = await samples[id]?.(records)
    const answer = await callers[role].raw(operation.method, sample?.path ?? '', sample?.body)
    const problem = answer.headers.get('content-type')?.includes('problem+json')
      ? ((await answer.json()) as { code: string })
      : undefined
    expect(outcomeOf(answer.status, problem?.code), problem?.code).toBe(expectedOutcome(operation, role))
  })
})
