import { runMigrations, runOnce } from 'graphile-worker'
import { z } from 'zod'
import type { Database } from '../db/context.ts'
import { createPool } from '../db/pool.ts'
import type { Log } from '../log/log.ts'
import type { Ports } from '../operations/ports.ts'
import type { TenantDirectory } from '../tenants/directory.ts'
import type { Tenant } from '../tenants/tenant.ts'
import type { Job, JobFlow, Sweep } from './job.ts'
import { queueSchema, quiet, runQueue } from './queue-runner.ts'
import { repeat } from './repeat.ts'

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

const envelope = z.object({ tenant: z.string(), data: z.unknown() })

function flowOf(parts: WorkerParts, tenant: Tenant, name: string): JobFlow {
  const actor = { kind: 'system', name } as const
  return {
    tenant,
    ports: parts.ports,
    transaction: (work) =>
      parts
        .databaseOf(tenant)
        .withContext({ tenant: tenant.id, actor, purpose: 'job' }, ({ tx, now, enqueue }) =>
          work({ tx, now, tenant, actor, enqueue }),
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

/** Starts a worker: jobs of the outbox, and the sweeps. It outlives its database server. */
export async function startWorker(parts: WorkerParts): Promise<{ stop: () => Promise<void> }> {
  const { concurrency, log } = parts
  const pool = createPool(parts.queueUrl, concurrency + 3)
  const queue = await runQueue({ pool, concurrency, taskList: tasksOf(parts), log })
  const sweeps = parts.sweeps.map((sweep) => repeat(sweep.everySeconds, () => sweepTenants(parts, sweep)))
  return {
    async stop() {
      await Promise.all(sweeps.map((end) => end()))
      await queue.stop()
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
