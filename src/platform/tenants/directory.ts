import type { Database } from '../db/context.ts'
import { tenantDataSchema } from './tenant.ts'
import type { Tenant, TenantData } from './tenant.ts'

/** Host -> tenant, read from the installation and kept for some seconds. */
export interface TenantDirectory {
  byHost: (host: string) => Promise<Tenant | undefined>
  byId: (id: string) => Promise<Tenant | undefined>
  all: () => Promise<readonly Tenant[]>
}

/** A directory in which one more host leads to a municipality. */
export function withHost(directory: TenantDirectory, host: string, id: string): TenantDirectory {
  const all = async () =>
    (await directory.all()).map((tenant) => (tenant.id === id ? { ...tenant, hosts: [host, ...tenant.hosts] } : tenant))
  return {
    all,
    byHost: async (name) => (await all()).find((tenant) => tenant.hosts.includes(name)),
    byId: async (name) => (await all()).find((tenant) => tenant.id === name),
  }
}

const keepMilliseconds = 5_000

export function tenantDirectory(database: Database): TenantDirectory {
  let known: readonly Tenant[] = []
  let parsed = new Map<string, TenantData>()
  let readAt = -Infinity
  let reading: Promise<readonly Tenant[]> | undefined
  const read = async () => {
    const rows = await database.installation<{ id: string; hosts: string[]; database: string; data: string }>(
      'select id, hosts, database, data::text as data from portico.tenant order by id',
    )
    // parsed when they change: a map of 20,000 features takes a good part of a second
    const dataOf = (text: string) => parsed.get(text) ?? tenantDataSchema.parse(JSON.parse(text))
    parsed = new Map(rows.map(({ data }) => [data, dataOf(data)]))
    known = rows.map(({ data, ...row }) => ({ ...row, data: dataOf(data) }))
    readAt = performance.now()
    return known
  }
  const all = async () => {
    if (performance.now() - readAt < keepMilliseconds) return known
    reading ??= read().finally(() => {
      reading = undefined
    })
    return reading
  }
  return {
    all,
    byHost: async (host) =>
      (await all()).find(({ hosts, data }) => hosts.includes(host) || data.formerHosts.includes(host)),
    byId: async (id) => (await all()).find((tenant) => tenant.id === id),
  }
}
