import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { canonicalPack, checkPack, loadPackFolder, publishShipped, readPack } from '#engines/cases/index.ts'
import { CalendarFile, enterResources, hasResources } from '#engines/reservation/index.ts'
import { hasStreets, readStreets, replaceStreets } from '#engines/streets/index.ts'
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

/** Streets of a municipality from a file; with a fault in it nothing is loaded. */
export async function importStreets(database: Database, tenant: Tenant, file: string) {
  const { streets, faults } = readStreets(readFileSync(file, 'utf8'))
  if (faults.length > 0) throw new Error(`${file} was not loaded:\n${faults.join('\n')}`)
  return database.withContext({ tenant: tenant.id, ...seeding }, ({ tx, now }) => replaceStreets(tx, streets, now))
}

/** Streets of a demo municipality, where there is none yet. */
export async function seedStreets(database: Database, tenant: Tenant, tenantsFolder: string): Promise<void> {
  const file = join(tenantsFolder, tenant.id, 'streets.csv')
  if (!tenant.data.demo || !existsSync(file)) return
  const known = await database.withContext({ tenant: tenant.id, ...seeding }, ({ tx }) => hasStreets(tx))
  if (!known) await importStreets(database, tenant, file)
}

/** Calendars of appointments of a demo municipality, where there is none yet. */
export async function seedCalendars(database: Database, tenant: Tenant, tenantsFolder: string): Promise<void> {
  const file = join(tenantsFolder, tenant.id, 'calendars.json')
  if (!tenant.data.demo || !existsSync(file)) return
  await database.withContext({ tenant: tenant.id, ...seeding }, async ({ tx }) => {
    if (await hasResources(tx)) return
    await enterResources(tx, CalendarFile.parse(JSON.parse(readFileSync(file, 'utf8'))))
  })
}

/** Folders of the packs that ship with the product. */
export function packFolders(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'service.ts')))
    .map(({ name }) => join(folder, name))
}

/** A pack of a folder as it was read, with its name; no pack where the shape is wrong. */
async function readOnce(folder: string) {
  const raw = await loadPackFolder(folder)
  const pack = readPack(raw)
  return { raw, pack, sha256: pack && canonicalPack(pack).sha256 }
}

/** Packs read by this process, and those found without fault: several municipalities enable the same. */
const folders = new Map<string, ReturnType<typeof readOnce>>()
const faultless = new Set<string>()

/** Whether a version has been published already: then it was checked, and a start does not check it again. */
async function isPublished(database: Database, tenant: Tenant, sha256: string): Promise<boolean> {
  return database.withContext({ tenant: tenant.id, ...seeding }, async ({ tx }) => {
    const known = await tx
      .selectFrom('service_version')
      .select('sha256')
      .where('sha256', '=', sha256)
      .executeTakeFirst()
    return known !== undefined
  })
}

/** Checks and publishes the packs that the municipality enables. A pack with a fault is refused whole, with every fault named. */
export async function publishPacks(database: Database, tenant: Tenant, servicesFolder: string): Promise<void> {
  for (const { id, office } of tenant.data.services) {
    const folder = join(servicesFolder, id)
    const reading = folders.get(folder) ?? readOnce(folder)
    folders.set(folder, reading)
    const { raw, pack: read, sha256 } = await reading
    if (sha256 === undefined || !(faultless.has(sha256) || (await isPublished(database, tenant, sha256)))) {
      const { problems } = checkPack(raw, false)
      if (problems.length > 0)
        throw new Error(`service ${id}: ${problems.map(({ path, message }) => `${path}: ${message}`).join('; ')}`)
    }
    if (!read || sha256 === undefined) continue
    faultless.add(sha256)
    await database.withContext({ tenant: tenant.id, ...seeding }, ({ tx, now }) =>
      publishShipped(tx, read, office, now),
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
