import type { Settings } from '#platform/config/settings.ts'
import { oneAtATime } from '#platform/db/bootstrap.ts'
import { openDatabase } from '#platform/db/context.ts'
import type { Database } from '#platform/db/context.ts'
import { migrate, readMigrations } from '#platform/db/migrate.ts'
import { provision } from '#platform/db/provision.ts'
import type { Provision } from '#platform/db/provision.ts'
import { migrateQueue } from '#platform/jobs/worker.ts'
import type { Tenant } from '#platform/tenants/tenant.ts'

/** One database of the installation: how each role reaches it, and its pool. */
export interface Store {
  readonly name: string
  readonly ownerUrl: string
  readonly workerUrl: string
  readonly appUrl: string
  readonly database: Database
}

/** The databases over which the tenants are spread. `main` also holds the list of tenants and the sessions. */
export interface Databases {
  readonly main: Store
  readonly all: readonly Store[]
  byName: (name: string) => Store
  of: (tenant: Pick<Tenant, 'database'>) => Database
  close: () => Promise<void>
}

async function openStore(
  name: string,
  reached: Provision,
  settings: Settings,
  migrationsFolder: string,
): Promise<Store> {
  await oneAtATime(reached.ownerUrl, () => migrateQueue(reached.workerUrl))
  await migrate(reached.ownerUrl, readMigrations(migrationsFolder), name)
  return {
    name,
    ownerUrl: reached.ownerUrl,
    workerUrl: reached.workerUrl,
    appUrl: reached.appUrl,
    database: openDatabase(reached.appUrl, settings.DATABASE_POOL),
  }
}

/** Reaches every database named in the settings and brings it to the newest migration. */
export async function openDatabases(
  settings: Settings,
  first: Provision,
  migrationsFolder: string,
): Promise<Databases> {
  const main = await openStore('main', first, settings, migrationsFolder)
  const all = [main]
  for (const [name, databaseUrl] of Object.entries(settings.DATABASES)) {
    const reached = await provision({ dataFolder: settings.PORTICO_DATA, databaseUrl })
    all.push(await openStore(name, reached, settings, migrationsFolder))
  }
  const byName = (name: string) => {
    const found = all.find((store) => store.name === name)
    if (!found)
      throw new Error(`There is no database ${name}: DATABASES names ${all.map((store) => store.name).join(', ')}.`)
    return found
  }
  return {
    main,
    all,
    byName,
    of: ({ database }) => byName(database).database,
    async close() {
      for (const { database } of all) await database.close()
    },
  }
}
