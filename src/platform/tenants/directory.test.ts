import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Database } from '../db/context.ts'
import { tenantDirectory } from './directory.ts'

const data = readFileSync('tenants/rivabella/tenant.json', 'utf8')

/** Counts the readings of the installation; of a database the directory uses nothing else. */
function counted() {
  let readings = 0
  const database = {
    installation: () => {
      readings += 1
      return Promise.resolve([{ id: 'rivabella', hosts: ['rivabella.localhost'], database: 'main', data }])
    },
  } as unknown as Database
  return { directory: tenantDirectory(database), readings: () => readings }
}

afterEach(() => vi.useRealTimers())

describe('the directory of municipalities', () => {
  it('is read once for the requests of some seconds, and then anew', async () => {
    vi.useFakeTimers({ toFake: ['performance'] })
    const { directory, readings } = counted()
    await Promise.all([directory.byHost('rivabella.localhost'), directory.byHost('rivabella.localhost')])
    vi.advanceTimersByTime(4_999)
    expect((await directory.byHost('rivabella.localhost'))?.id).toBe('rivabella')
    expect(readings()).toBe(1)
    vi.advanceTimersByTime(1)
    await directory.byId('rivabella')
    expect(readings()).toBe(2)
  })
})
