import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runMigrations } from 'graphile-worker'
import pg from 'pg'
import { asRole, createDatabase, ensureRoles, roles } from '#platform/db/bootstrap.ts'
import { clusterPort, startCluster, stopCluster } from '#platform/db/cluster.ts'
import { migrate, readMigrations } from '#platform/db/migrate.ts'
import { addTenant, inMain, readTenantFiles } from '#platform/tenants/provision.ts'

/** The databases of a test run: URLs of a template that every test file clones. */
export interface TestCluster {
  /** URL of a superuser: the tests look behind row-level security. */
  readonly adminUrl: string
  readonly passwords: { readonly owner: string; readonly app: string; readonly worker: string }
}

/** Tenants of every test database. */
export const testTenants = ['montelago', 'rivabella'] as const

/** Name of the migrated template. */
export const templateName = 'portico_template'

const passwords = { owner: 'owner-of-the-tests', app: 'app-of-the-tests', worker: 'worker-of-the-tests' }

/** Role and database put into the URL of a server. */
export function urlOf(adminUrl: string, role: string, password: string, database: string): string {
  const url = new URL(asRole(adminUrl, role, password))
  url.pathname = `/${database}`
  return url.href
}

/** An embedded server in memory when it can be (a clone takes 32-65 ms there, 75-1,900 ms on disk), or DATABASE_URL. */
export async function startTestCluster(): Promise<{ cluster: TestCluster; stop: () => Promise<void> }> {
  const given = process.env['DATABASE_URL']
  const server = given ? { adminUrl: given, stop: () => dropTemplate(given) } : startEmbedded()
  try {
    if (given) await dropTemplate(given) // of a run that was killed, perhaps with other migrations
    await createDatabase(server.adminUrl, templateName, passwords.owner)
    const ownerUrl = urlOf(server.adminUrl, roles.owner, passwords.owner, templateName)
    await ensureRoles(ownerUrl, passwords)
    await runMigrations({
      connectionString: urlOf(server.adminUrl, roles.worker, passwords.worker, templateName),
      schema: 'worker',
    })
    await migrate(ownerUrl, readMigrations('migrations'))
    for (const tenant of readTenantFiles('tenants', testTenants))
      await addTenant(inMain(ownerUrl), tenant, 'migrations')
    return { cluster: { adminUrl: server.adminUrl, passwords }, stop: server.stop }
  } catch (error) {
    await server.stop()
    throw error
  }
}

async function dropTemplate(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    await client.query(`drop database if exists ${templateName} with (force)`)
  } finally {
    await client.end()
  }
}

function startEmbedded(): { adminUrl: string; stop: () => Promise<void> } {
  const root = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'portico-test-'))
  chmodSync(root, 0o755)
  const cluster = {
    dataFolder: join(root, 'data'),
    socketFolder: join(root, 'socket'),
    options: {
      max_connections: '200',
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      max_wal_size: '2GB',
      autovacuum: 'off',
      jit: 'off',
    },
  }
  startCluster(cluster, 'superuser-of-the-tests')
  return {
    adminUrl: `postgres://postgres:superuser-of-the-tests@localhost:${clusterPort}/postgres?host=${encodeURIComponent(cluster.socketFolder)}`,
    stop: () => {
      stopCluster(cluster)
      rmSync(root, { recursive: true, force: true })
      return Promise.resolve()
    },
  }
}
