import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { migrate, readMigrations } from '../db/migrate.ts'
import { tenantDataSchema } from './tenant.ts'
import type { TenantData } from './tenant.ts'

/** A municipality to add: its id, hosts and data. */
export interface NewTenant {
  readonly id: string
  readonly hosts: readonly string[]
  readonly data: TenantData
}

/** The first demo municipality answers on localhost; each answers on <id>.localhost. */
export function readTenantFiles(folder: string, ids: readonly string[]): NewTenant[] {
  return ids.map((id, index) => ({
    id,
    hosts: [`${id}.localhost`, ...(index === 0 ? ['localhost', '127.0.0.1'] : [])],
    data: tenantDataSchema.parse(JSON.parse(readFileSync(join(folder, id, 'tenant.json'), 'utf8'))),
  }))
}

/** Adds a municipality, or gives a known one new hosts and data; its schema is migrated. */
export async function addTenant(ownerUrl: string, tenant: NewTenant, migrationsFolder: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query(
      `insert into portico.tenant (id, hosts, data) values ($1, $2, $3)
       on conflict (id) do update set hosts = excluded.hosts, data = excluded.data`,
      [tenant.id, tenant.hosts, JSON.stringify(tenant.data)],
    )
  } finally {
    await client.end()
  }
  await migrate(ownerUrl, readMigrations(migrationsFolder))
}
