import { mkdirSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { asRole, createDatabase, ensureRoles, roles } from './bootstrap.ts'
import type { RolePasswords } from './bootstrap.ts'
import { clusterPort, clusterRuns, startCluster, stopCluster } from './cluster.ts'
import type { Cluster } from './cluster.ts'
import { secretFile } from './keys.ts'

/** Where the three roles reach the database, and how to stop a server that this process started. */
export interface Provision {
  readonly ownerUrl: string
  readonly appUrl: string
  readonly workerUrl: string
  readonly embedded: boolean
  stop: () => void
}

interface Wanted {
  readonly dataFolder: string
  readonly databaseUrl: string | undefined
}

/** The embedded cluster of a data folder. The path of a unix socket has a limit of 107 characters. */
export function embeddedCluster(dataFolder: string): Cluster {
  const folder = resolve(dataFolder, 'postgres')
  const near = join(folder, 'socket')
  const far = join(tmpdir(), `portico-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`)
  return {
    dataFolder: join(folder, 'data'),
    socketFolder: near.length < 90 ? near : far,
    options: { max_connections: '100', jit: 'off', wal_compression: 'on' },
  }
}

function socketUrl(cluster: Cluster, role: string, password: string, database: string): string {
  return `postgres://${role}:${password}@localhost:${clusterPort}/${database}?host=${encodeURIComponent(cluster.socketFolder)}`
}

/** Starts the embedded server, or takes the one named; makes the roles. Safe to repeat at every start. */
export async function provision(wanted: Wanted): Promise<Provision> {
  const passwords = secretFile<RolePasswords & { superuser: string }>(
    join(resolve(wanted.dataFolder), 'keys'),
    'database.json',
    (random) => ({
      superuser: random(),
      owner: random(),
      app: random(),
      worker: random(),
    }),
  )
  if (wanted.databaseUrl !== undefined) {
    await ensureRoles(wanted.databaseUrl, passwords)
    return urls(wanted.databaseUrl, passwords, false, () => {})
  }
  mkdirSync(wanted.dataFolder, { recursive: true })
  const cluster = embeddedCluster(wanted.dataFolder)
  const stop = () => {
    if (clusterRuns(cluster)) stopCluster(cluster)
  }
  const adopted = !(await start(cluster, passwords.superuser))
  try {
    await createDatabase(socketUrl(cluster, 'postgres', passwords.superuser, 'postgres'), 'portico', passwords.owner)
    const ownerUrl = socketUrl(cluster, roles.owner, passwords.owner, 'portico')
    await ensureRoles(ownerUrl, passwords)
    return urls(ownerUrl, passwords, true, stop)
  } catch (error) {
    if (!adopted) stop()
    throw error
  }
}

const startWithinMs = 10_000

/**
 * Starts the server unless it runs; says whether it did. Another process may be starting it at the same moment, and the
 * orphans of a server that was killed hold its memory until they notice: either is tried again.
 */
async function start(cluster: Cluster, password: string): Promise<boolean> {
  const until = Date.now() + startWithinMs
  for (;;) {
    if (clusterRuns(cluster)) return false
    try {
      startCluster(cluster, password)
      return true
    } catch (error) {
      if (Date.now() > until || !String(error).includes('could not start server')) throw error
      await pause(200)
    }
  }
}

function urls(ownerUrl: string, passwords: RolePasswords, embedded: boolean, stop: () => void): Provision {
  return {
    ownerUrl,
    appUrl: asRole(ownerUrl, roles.app, passwords.app),
    workerUrl: asRole(ownerUrl, roles.worker, passwords.worker),
    embedded,
    stop,
  }
}
