import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { checkPack, loadPackFolder, publishShipped } from '#engines/cases/index.ts'
import type { DemoIdentity } from '#adapters/oidc-local/demo-identities.ts'
import type { Database } from '#platform/db/context.ts'
import type { Tenant } from '#platform/tenants/tenant.ts'
import { enterOfficer } from './officers.ts'

const seeding = { actor: { kind: 'system', name: 'seed' }, purpose: 'set-up' } as const

/** Offices of a municipality, as its data say. */
export async function seedOffices(database: Database, tenant: Tenant): Promise<void> {
  await database.withContext({ tenant: tenant.id, ...seeding }, async ({ tx }) => {
    for (const { id, name, email, phone } of tenant.data.offices) {
      const row = { name: JSON.stringify(name), contacts: JSON.stringify({ email, phone }) }
      await tx
        .insertInto('office')
        .values({ id, ...row })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
        .execute()
    }
  })
}

/** Folders of the packs that ship with the product. */
export function packFolders(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'service.ts')))
    .map(({ name }) => join(folder, name))
}

/** Checks and publishes the packs that the municipality enables. A pack with a fault is refused whole, with every fault named. */
export async function publishPacks(database: Database, tenant: Tenant, servicesFolder: string): Promise<void> {
  for (const { id, office } of tenant.data.services) {
    const { pack, problems } = checkPack(await loadPackFolder(join(servicesFolder, id)))
    if (!pack)
      throw new Error(`service ${id}: ${problems.map(({ path, message }) => `${path}: ${message}`).join('; ')}`)
    await database.withContext({ tenant: tenant.id, ...seeding }, ({ tx, now }) =>
      publishShipped(tx, pack, office, now),
    )
  }
}

/** Demo people who work in a demo municipality, with their roles. */
export async function seedOfficers(
  database: Database,
  tenant: Tenant,
  identities: readonly DemoIdentity[],
): Promise<void> {
  for (const identity of identities) {
    const posts = identity.roles.filter((role) => role.tenant === tenant.id)
    if (posts.length > 0) await enterOfficer(database, tenant, identity, posts, 'always')
  }
}
