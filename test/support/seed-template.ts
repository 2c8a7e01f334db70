import { readDemoIdentities } from '#adapters/oidc-local/demo-identities.ts'
import { seedContents } from '#app/seed-content.ts'
import { publishPacks, seedCalendars, seedOfficers, seedOffices, seedStreets } from '#app/seed.ts'
import { roles } from '#platform/db/bootstrap.ts'
import { openDatabase } from '#platform/db/context.ts'
import { tenantDirectory } from '#platform/tenants/directory.ts'
import { templateName, urlOf } from './cluster.ts'
import type { TestCluster } from './cluster.ts'

/** Offices, officers and services of the demo municipalities, once for all test files. */
export async function seedTemplate({ adminUrl, passwords }: TestCluster): Promise<void> {
  const database = openDatabase(urlOf(adminUrl, roles.app, passwords.app, templateName), 2)
  try {
    for (const tenant of await tenantDirectory(database).all()) {
      await seedOffices(database, tenant)
      await seedStreets(database, tenant, 'tenants')
      await seedCalendars(database, tenant, 'tenants')
      await seedOfficers(database, tenant, readDemoIdentities('tenants'))
      await publishPacks(database, tenant, 'services')
      await seedContents(database, tenant, 'tenants')
    }
  } finally {
    await database.close()
  }
}
