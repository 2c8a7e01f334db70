import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { startLocalMailServer } from '#adapters/mail-local/index.ts'
import { openCity } from '#app/city.ts'
import type { City } from '#app/city.ts'
import { readSettings } from '#platform/config/settings.ts'
import { asRole } from '#platform/db/bootstrap.ts'
import { clusterRuns, startCluster } from '#platform/db/cluster.ts'
import { embeddedCluster } from '#platform/db/provision.ts'
import { startProgram } from '#test/load/program.ts'
import type { Program } from '#test/load/program.ts'

type MailServer = Awaited<ReturnType<typeof startLocalMailServer>>

/** What can be killed. */
export type Part = 'web' | 'worker' | 'database'

/** The program as a city runs it: a database server, a web process and a worker process, and a mail receiver. */
export interface StandingCity {
  readonly city: City
  readonly mail: MailServer
  readonly folder: string
  readonly port: number
  /** For looking behind the scenes. */
  readonly superuserUrl: string
  kill: (part: Part) => Promise<void>
  /** Starts what is not running; of a process that ended by itself it keeps the last words. */
  revive: (part: Part) => Promise<void>
  /** Processes that ended without having been killed. */
  readonly deaths: string[]
  stop: () => Promise<void>
}

const databaseBackWithinMs = 20_000

/** Starts everything under a folder of its own. */
export async function standingCity(port: number): Promise<StandingCity> {
  const folder = mkdtempSync(join(tmpdir(), 'portico-fault-'))
  chmodSync(folder, 0o755) // the server may run as another user, who must be able to pass
  const mail = await startLocalMailServer({ folder: join(folder, 'mail') })
  const environment = {
    PORTICO_DATA: join(folder, 'data'),
    PORT: String(port),
    SMTP_URL: mail.url,
    LOG_LEVEL: 'warn',
    REQUESTS_PER_MINUTE: '1000000',
  }
  const city = await openCity(readSettings(environment), true)
  const cluster = embeddedCluster(environment.PORTICO_DATA)
  const programs: Partial<Record<'web' | 'worker', Program>> = {}
  const deaths: string[] = []

  async function kill(part: Part): Promise<void> {
    if (part === 'database') {
      if (clusterRuns(cluster)) await killAndWait(postmaster(cluster.dataFolder))
      return
    }
    await alive(part)?.kill()
    delete programs[part]
  }

  function alive(part: 'web' | 'worker'): Program | undefined {
    const program = programs[part]
    if (program?.hasEnded()) {
      deaths.push(`${part}: ${program.said()}`)
      delete programs[part]
    }
    return programs[part]
  }

  async function revive(part: Part): Promise<void> {
    if (part === 'database') return reviveDatabase()
    if (alive(part)) return
    programs[part] = await startProgram(part, environment)
  }

  /** The orphans of a killed server hold its memory for a moment, and until then no other starts. */
  async function reviveDatabase(): Promise<void> {
    const until = Date.now() + databaseBackWithinMs
    for (;;) {
      try {
        if (!clusterRuns(cluster)) startCluster(cluster, '')
        return
      } catch (error) {
        if (Date.now() > until) throw error
        await pause(200)
      }
    }
  }

  async function stop(): Promise<void> {
    for (const part of ['web', 'worker'] as const) await programs[part]?.kill()
    await city.close()
    city.provision.stop()
    await mail.stop()
    rmSync(folder, { recursive: true, force: true })
  }

  try {
    await revive('web')
    await revive('worker')
  } catch (error) {
    await stop()
    throw error
  }
  const superuserUrl = asRole(city.provision.ownerUrl, 'postgres', superuserPassword(environment.PORTICO_DATA))
  return { city, mail, folder, port, superuserUrl, kill, revive, deaths, stop }
}

async function killAndWait(pid: number): Promise<void> {
  process.kill(pid, 'SIGKILL')
  for (let wait = 0; wait < 250 && isThere(pid); wait += 1) await pause(20)
}

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

function superuserPassword(dataFolder: string): string {
  const { superuser } = JSON.parse(readFileSync(join(dataFolder, 'keys', 'database.json'), 'utf8')) as {
    superuser: string
  }
  return superuser
}

function postmaster(dataFolder: string): number {
  return Number(readFileSync(join(dataFolder, 'postmaster.pid'), 'utf8').split('\n')[0])
}
