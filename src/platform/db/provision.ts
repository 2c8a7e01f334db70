import { mkdirSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { asRole, createDatabase, ensureRoles, roles } from './bootstrap.ts'
import type { RolePasswords } from './bootstrap.ts'
import { clusterIsReady, clusterPort, clusterRuns, startCluster, stopCluster } from './cluster.ts'
import type { Cluster } from './cluster.ts'
import { alone } from './folder-lock.ts'
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
  /** Told when another process starts the embedded server of this folder at the same moment, and is waited for. */
  readonly onWait?: () => void
}

const waitsMs = 120_000 // making a cluster takes 1.6 s, and its server may take 60 to start

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
  const cluster = embeddedCluster(wanted.dataFolder)
  const folder = dirname(cluster.dataFolder)
  mkdirSync(folder, { recursive: true })
  const superuserUrl = socketUrl(cluster, 'postgres', passwords.superuser, 'postgres')
  const ownerUrl = socketUrl(cluster, roles.owner, passwords.owner, 'portico')
  const stop = () => {
    if (clusterRuns(cluster)) stopCluster(cluster)
  }
  await alone(join(folder, 'start.lock'), { forMs: waitsMs, onWait: wanted.onWait ?? (() => {}) }, async () => {
    const started = await start(cluster, passwords.superuser)
    try {
      await createDatabase(superuserUrl, 'portico', passwords.owner)
      await ensureRoles(ownerUrl, passwords)
    } catch (error) {
      if (started) stop()
      throw error
    }
  })
  return urls(ownerUrl, passwords, true, stop)
}

const startWithinMs = 10_000

/**
 * Starts the server unless it runs; says whether it did. One that is still starting or stopping, and the orphans of one
 * that was killed, which hold its memory until they notice, are given time. Long recoveries are waited for by whoever
 * connects.
 */
async function start(cluster: Cluster, password: string): Promise<boolean> {
  const until = Date.now() + startWithinMs
  for (;;) {
    const late = Date.now() > until
    if (clusterRuns(cluster)) {
      if (late || clusterIsReady(cluster)) return false
    } else
      try {
        startCluster(cluster, password)
        return true
      } catch (error) {
        if (late || !String(error).includes('could not start server')) throw error
      }
    await pause(200)
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
