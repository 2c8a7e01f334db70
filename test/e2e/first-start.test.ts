import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { afterEach, expect, test } from 'vitest'
import { asRole } from '#platform/db/bootstrap.ts'
import { clusterRuns, stopCluster } from '#platform/db/cluster.ts'
import { embeddedCluster, provision } from '#platform/db/provision.ts'
import { startProgram } from '#test/load/program.ts'
import type { Program } from '#test/load/program.ts'
import { freePort } from '#test/support/wire.ts'

const ends: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

/** An empty folder for the data of one installation; whatever runs on it is stopped at the end. */
function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'portico-start-'))
  chmodSync(folder, 0o755) // the server may run as another user, who must be able to pass
  const data = join(folder, 'data')
  ends.push(async () => {
    if (clusterRuns(embeddedCluster(data))) stopCluster(embeddedCluster(data))
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
  })
  return data
}

async function begin(command: 'web' | 'worker', data: string): Promise<{ program: Program; port: number }> {
  const port = await freePort()
  const program = await startProgram(command, { PORTICO_DATA: data, PORT: String(port), LOG_LEVEL: 'warn' })
  ends.push(program.stop)
  return { program, port }
}

/** How many services a demo municipality says that it offers. */
function servicesOf(tenant: string): number {
  return (JSON.parse(readFileSync(`tenants/${tenant}/tenant.json`, 'utf8')) as { services: unknown[] }).services.length
}

/** The cluster is one, made once and whole, and so is what the first start puts into it. */
async function isSound(data: string): Promise<void> {
  expect(readdirSync(join(data, 'postgres')).filter((name) => name.startsWith('data'))).toEqual(['data'])
  const reached = await provision({ dataFolder: data, databaseUrl: undefined })
  const { superuser } = JSON.parse(readFileSync(join(data, 'keys', 'database.json'), 'utf8')) as { superuser: string }
  const client = new pg.Client({ connectionString: asRole(reached.ownerUrl, 'postgres', superuser) })
  await client.connect()
  try {
    const { rows } = await client.query<{ tenants: number; services: number; officers: number; broken: number }>(
      `select (select count(*)::int from portico.tenant) as tenants,
              (select count(*)::int from t_montelago.service) + (select count(*)::int from t_rivabella.service) as services,
              (select count(*)::int from t_montelago.officer) as officers,
              (select sum(checksum_failures)::int from pg_stat_database) as broken`,
    )
    const services = servicesOf('montelago') + servicesOf('rivabella')
    expect(rows).toEqual([{ tenants: 2, services, officers: expect.any(Number) as number, broken: 0 }])
    expect(rows[0]?.officers).toBeGreaterThan(2)
  } finally {
    await client.end()
  }
  const log = readFileSync(join(embeddedCluster(data).socketFolder, 'server.log'), 'utf8')
  expect(log.match(/ready to accept connections/g)).toHaveLength(1)
  const asked = /relation "worker.migrations" does not exist/ // how the queue finds out that it is new
  expect((log.match(/^.*(PANIC|FATAL|ERROR).*$/gm) ?? []).filter((line) => !asked.test(line))).toEqual([])
}

const two = ['two', ['web', 'worker']] as const
const four = ['four', ['web', 'web', 'worker', 'worker']] as const

// two are the easier case of four: left to the long proofs (`npm run prove`)
test.each(process.env['PORTICO_PROVE'] === undefined ? [four] : [two, four])(
  '%s processes that start at once on an empty folder come up on one cluster',
  async (_, commands) => {
    const data = emptyFolder()
    const begun = await Promise.all(commands.map((command) => begin(command, data)))
    for (const { program } of begun) expect(program.hasEnded(), program.said()).toBe(false)
    for (const { port } of begun.filter((_one, index) => commands[index] === 'web'))
      expect(await (await fetch(`http://127.0.0.1:${port}/health/ready`)).text()).toBe('ok')
    expect(begun.filter(({ program }) => /waiting for it/.test(program.said())).length).toBeGreaterThan(0)
    await isSound(data)
  },
)

/** Waits until something is there; its absence is told by the time limit of the test. */
async function appears(what: () => boolean): Promise<void> {
  while (!what()) await pause(2)
}

test('a start that is killed while the cluster is made does not stop the next, which clears away what was left', async () => {
  const data = emptyFolder()
  const child = spawn(process.execPath, ['bin/portico.mjs', 'worker'], {
    env: { PATH: process.env['PATH'], PORTICO_DATA: data, LOG_LEVEL: 'warn' },
    stdio: 'ignore',
    detached: true,
  })
  const parent = join(data, 'postgres')
  const made = () => existsSync(parent) && readdirSync(parent).some((name) => name.startsWith('data.new-'))
  await appears(made)
  process.kill(-(child.pid ?? 0), 'SIGKILL')
  await once(child, 'exit')
  expect(existsSync(join(parent, 'start.lock'))).toBe(true)
  expect(made()).toBe(true)
  await begin('worker', data)
  await isSound(data)
})

test('a program that is told to stop again and again, as a supervisor tells a whole group, still stops its server', async () => {
  const data = emptyFolder()
  const port = String(await freePort())
  const program = await startProgram('start', { PORTICO_DATA: data, PORT: port, LOG_LEVEL: 'warn' })
  expect(clusterRuns(embeddedCluster(data))).toBe(true)
  const stopped = program.stop()
  while (!program.hasEnded()) {
    program.tell('SIGTERM')
    await pause(1)
  }
  await stopped
  expect(clusterRuns(embeddedCluster(data)), program.said()).toBe(false)
})
