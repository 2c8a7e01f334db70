import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { migrate, readMigrations } from '../db/migrate.ts'
import { tenantFileSchema } from './tenant.ts'
import type { TenantData } from './tenant.ts'

/** A municipality to add: its id, hosts and data. */
export interface NewTenant {
  readonly id: string
  readonly hosts: readonly string[]
  readonly data: TenantData
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'))
}

/** What the file of a municipality says, not yet checked; the features of its map are those of `map.json` beside it. */
export function readTenantFile(file: string): unknown {
  const data = readJson(file)
  const mapFile = join(dirname(file), 'map.json')
  if (data === null || typeof data !== 'object' || !('map' in data) || !existsSync(mapFile)) return data
  const { features } = readJson(mapFile) as { readonly features?: unknown }
  return { ...data, map: { ...(data.map as object), features } }
}

/** The first demo municipality answers on localhost; each answers on <id>.localhost. */
export function readTenantFiles(folder: string, ids: readonly string[]): NewTenant[] {
  return ids.map((id, index) => ({
    id,
    hosts: [`${id}.localhost`, ...(index === 0 ? ['localhost', '127.0.0.1'] : [])],
    data: tenantFileSchema.parse(readTenantFile(join(folder, id, 'tenant.json'))),
  }))
}

/** Where a municipality is entered: the main database, which lists all, and the one that holds its schema. */
export interface TenantPlace {
  readonly mainUrl: string
  readonly own: { readonly name: string; readonly ownerUrl: string }
}

async function enter(ownerUrl: string, tenant: NewTenant, database: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query(
      `insert into portico.tenant (id, hosts, database, data) values ($1, $2, $3, $4)
       on conflict (id) do update set hosts = excluded.hosts, data = excluded.data`,
      [tenant.id, tenant.hosts, database, JSON.stringify(tenant.data)],
    )
  } finally {
    await client.end()
  }
}

/** Adds a municipality, or gives a known one new hosts and data; its schema is migrated. A known one stays where it is. */
export async function addTenant(place: TenantPlace, tenant: NewTenant, migrationsFolder: string): Promise<void> {
  const { mainUrl, own } = place
  await enter(mainUrl, tenant, own.name)
  if (own.ownerUrl !== mainUrl) await enter(own.ownerUrl, tenant, own.name)
  await migrate(own.ownerUrl, readMigrations(migrationsFolder), own.name)
}

/** A municipality in the main database. */
export function inMain(ownerUrl: string): TenantPlace {
  return { mainUrl: ownerUrl, own: { name: 'main', ownerUrl } }
}
