import { readDemoIdentities } from '#adapters/oidc-local/demo-identities.ts'
import type { Database } from '#platform/db/context.ts'
import { createRenderer } from '#platform/documents/index.ts'
import type { FileStore } from '#platform/files/index.ts'
import { addTenant, inMain, readTenantFiles } from '#platform/tenants/provision.ts'
import type { NewTenant } from '#platform/tenants/provision.ts'
import { makeDemoFiles } from './demo-files/index.ts'
import { makeDemoActs, seedActs } from './seed-acts.ts'
import { seedContents } from './seed-content.ts'
import { seedOfficers, seedOffices } from './seed.ts'

/** Demo municipalities, loaded on the first run in development. */
const demoTenants = ['montelago', 'rivabella'] as const

interface Place {
  readonly database: Database
  readonly ownerUrl: string
  readonly store: FileStore
  readonly folders: { readonly tenants: string; readonly migrations: string }
}

/** Loads the demo municipalities where there is none. Their files are made while their tables are: nobody waits for them. */
export async function loadDemo({ database, ownerUrl, store, folders }: Place): Promise<void> {
  const [row] = await database.installation<{ count: number }>('select count(*)::int as count from portico.tenant')
  if ((row?.count ?? 0) > 0) return
  const identities = readDemoIdentities(folders.tenants)
  const tenants = readTenantFiles(folders.tenants, demoTenants)
  const making = makeAll(tenants, store, folders.tenants)
  making.catch(() => undefined) // told where it is waited for
  for (const [index, tenant] of tenants.entries()) {
    await addTenant(inMain(ownerUrl), tenant, folders.migrations)
    const added = { ...tenant, database: 'main' }
    await seedOffices(database, added)
    await seedOfficers(database, added, identities)
    const made = (await making)[index]
    await seedContents(database, added, folders.tenants, made?.files)
    await seedActs(database, added, made?.acts ?? [], store)
  }
}

/** What each demo municipality offers to be opened, in their order: files of contents, acts of the notice board. */
async function makeAll(tenants: readonly NewTenant[], store: FileStore, tenantsFolder: string) {
  const renderer = createRenderer()
  const parts = { store, renderer, tenantsFolder, now: new Date() }
  try {
    return await Promise.all(
      tenants.map(async (tenant) => {
        const [files, acts] = await Promise.all([
          makeDemoFiles({ ...parts, tenant }),
          makeDemoActs({ ...parts, tenant }),
        ])
        return { files, acts }
      }),
    )
  } finally {
    await renderer.close()
  }
}
