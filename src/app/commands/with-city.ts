import { readSettings } from '#platform/config/settings.ts'
import type { Settings } from '#platform/config/settings.ts'
import { clusterRuns } from '#platform/db/cluster.ts'
import { embeddedCluster } from '#platform/db/provision.ts'
import type { Tenant } from '#platform/tenants/tenant.ts'
import { openCity } from '../city.ts'
import type { City } from '../city.ts'

/** Opens the city for one command, and leaves an embedded server as it was found. */
export async function withCity<T>(work: (city: City) => Promise<T>): Promise<T> {
  const settings = readSettings(process.env)
  const ranBefore = settings.DATABASE_URL !== undefined || clusterRuns(embeddedCluster(settings.PORTICO_DATA))
  const city = await openCity(settings)
  try {
    return await work(city)
  } finally {
    await city.close()
    if (!ranBefore) city.provision.stop()
  }
}

/** A municipality of the installation. */
export async function tenantNamed({ directory }: City, id: string): Promise<Tenant> {
  const tenant = await directory.byId(id)
  if (!tenant) throw new Error(`There is no municipality ${id}: see portico tenant list.`)
  return tenant
}

/** Refuses a command that exists for development alone. */
export function developmentOnly(settings: Settings, command: string): void {
  if (settings.PORTICO_ENV === 'production') throw new Error(`${command} is refused in production.`)
}
