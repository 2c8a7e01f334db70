import { run, runMigrations, runOnce } from 'graphile-worker'
import { EventEmitter } from 'node:events'
import { Logger } from 'graphile-worker'
import type pg from 'pg'
import { z } from 'zod'
import type { Database } from '../db/context.ts'
import { createPool } from '../db/pool.ts'
import type { Log } from '../log/log.ts'
import { enqueue } from '../operations/executor.ts'
import type { Ports } from '../operations/ports.ts'
import type { TenantDirectory } from '../tenants/directory.ts'
import type { Tenant } from '../tenants/tenant.ts'
import type { Job, JobFlow, Sweep } from './job.ts'

/** Schema of the queue. */
export const queueSchema = 'worker'

/** What a worker process is made of. */
export interface WorkerParts {
  readonly queueUrl: string
  readonly concurrency: number
  readonly jobs: readonly Job[]
  readonly sweeps: readonly Sweep[]
  readonly databaseOf: (tenant: Tenant) => Database
  readonly directory: TenantDirectory
  readonly ports: Ports
  readonly log: Log
  readonly onJob?: (name: string, outcome: 'done' | 'failed') => void
}

/** Makes or updates the tables of the queue, under the role that owns them. */
export async function migrateQueue(queueUrl: string): Promise<void> {
  await runMigrations({ connectionString: queueUrl, schema: queueSchema, logger: quiet })
}

const quiet = new Logger(() => () => {})

const envelope = z.object({ tenant: z.string(), data: z.unknown() })

function flowOf(parts: WorkerParts, tenant: Tenant, name: string): JobFlow {
  const actor = { kind: 'system', name } as const
  return {
    tenant,
    ports: parts.ports,
    transaction: (work) =>
      parts
        .databaseOf(tenant)
        .withContext({ tenant: tenant.id, actor, purpose: 'job' }, ({ tx, now }) =>
          work({ tx, now, tenant, actor, enqueue: (job, data, key) => enqueue(tx, job, data, key) }),
        ),
  }
}

async function runJob(parts: WorkerParts, job: Job, payload: unknown): Promise<void> {
  const { tenant: tenantId, data } = envelope.parse(payload)
  const tenant = await parts.directory.byId(tenantId)
  if (!tenant) throw new Error(`job ${job.name}: no tenant ${tenantId}`)
  try {
    await job.run(data, flowOf(parts, tenant, job.name))
    parts.onJob?.(job.name, 'done')
  } catch (error) {
    parts.onJob?.(job.name, 'failed')
    parts.log.warn({ job: job.name, tenant: tenantId, err: error }, 'job failed, will be tried again')
    throw error
  }
}

/**
 * A worker that is killed leaves its jobs locked for hours. Each worker therefore holds an advisory lock on its own
 * name; a name in the queue whose lock is free belongs to the dead, and its jobs are freed.
 */
async function freeJobsOfTheDead(client: pg.PoolClient): Promise<void> {
  await client.query(`
    with holders as (
      select locked_by from ${queueSchema}._private_jobs where locked_by is not null
      union select locked_by from ${queueSchema}._private_job_queues where locked_by is not null
    ), dead as (
      select locked_by, pg_try_advisory_lock(7301, hashtext(locked_by)) as free from holders
      where not exists (
        select from pg_locks where locktype = 'advisory' and classid = 7301 and objid = hashtext(locked_by)::bigint & 4294967295 and granted)
    ), freed as (
      select ${queueSchema}.force_unlock_workers(array_agg(locked_by)) from dead where free having count(*) > 0
    )
    select (select count(*) from freed), pg_advisory_unlock(7301, hashtext(locked_by)) from dead where free`)
}

function tasksOf(parts: WorkerParts) {
  return Object.fromEntries(parts.jobs.map((job) => [job.name, (payload: unknown) => runJob(parts, job, payload)]))
}

/** Sweeps once, then runs what waits in the outbox until nothing is left that can run now. */
export async function workOnce(parts: WorkerParts): Promise<void> {
  for (const sweep of parts.sweeps) await sweepTenants(parts, sweep)
  const pool = createPool(parts.queueUrl, parts.concurrency + 2)
  try {
    await runOnce({
      pgPool: pool,
      schema: queueSchema,
      concurrency: parts.concurrency,
      noHandleSignals: true,
      logger: quiet,
      taskList: tasksOf(parts),
    })
  } finally {
    await pool.end()
  }
}

/** Starts a worker: jobs of the outbox, and the sweeps. */
export async function startWorker(parts: WorkerParts): Promise<{ stop: () => Promise<void> }> {
  const pool = createPool(parts.queueUrl, parts.concurrency + 3)
  const guard = await pool.connect()
  const events = new EventEmitter()
  let named: Promise<unknown> = Promise.resolve()
  events.on('worker:create', ({ worker }: { worker: { workerId: string } }) => {
    // one connection holds the locks of all workers of this process, taken one after the other
    named = named
      .then(() => guard.query('select pg_advisory_lock(7301, hashtext($1))', [worker.workerId]))
      .catch(() => {})
  })
  await freeJobsOfTheDead(guard)
  const runner = await run({
    pgPool: pool,
    schema: queueSchema,
    concurrency: parts.concurrency,
    noHandleSignals: true,
    pollInterval: 500,
    logger: quiet,
    events,
    taskList: tasksOf(parts),
  })
  await named
  const sweeps = parts.sweeps.map((sweep) => repeat(sweep.everySeconds, () => sweepTenants(parts, sweep)))
  const liberation = repeat(10, () =>
    freeJobsOfTheDead(guard).catch((error: unknown) =>
      parts.log.warn({ err: error }, 'could not free the jobs of dead workers'),
    ),
  )
  return {
    async stop() {
      await Promise.all([...sweeps, liberation].map((end) => end()))
      await runner.stop()
      guard.release()
      await pool.end()
    },
  }
}

async function sweepTenants(parts: WorkerParts, sweep: Sweep): Promise<void> {
  for (const tenant of await parts.directory.all()) {
    try {
      await sweep.run(flowOf(parts, tenant, sweep.name))
    } catch (error) {
      parts.log.warn({ sweep: sweep.name, tenant: tenant.id, err: error }, 'sweep failed, will be tried again')
    }
  }
}

/** Does something again and again, one at a time, until it is ended. */
function repeat(seconds: number, work: () => Promise<void>): () => Promise<void> {
  let ended = false
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()
  const next = () => {
    if (ended) return
    timer = setTimeout(() => {
      running = work()
        .catch(() => {})
        .finally(next)
    }, seconds * 1_000)
  }
  running = work()
    .catch(() => {})
    .finally(next)
  return async () => {
    ended = true
    clearTimeout(timer)
    await running
  }
}
