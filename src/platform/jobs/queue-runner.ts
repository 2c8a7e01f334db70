import { EventEmitter } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { Logger, run } from 'graphile-worker'
import type { TaskList } from 'graphile-worker'
import type pg from 'pg'
import type { Log } from '../log/log.ts'
import { repeat } from './repeat.ts'

/** Schema of the queue. */
export const queueSchema = 'worker'

/** The queue's own log says nothing that ours does not. */
export const quiet = new Logger(() => () => {})

interface Given {
  readonly pool: pg.Pool
  readonly concurrency: number
  readonly taskList: TaskList
  readonly log: Log
}

/** One run of the queue: it ends when it loses its connection, or gives up. */
interface Life {
  readonly ended: Promise<void>
  /** Waits for the jobs under way: at most so long, where a time is given. */
  stop: (patienceMs?: number) => Promise<void>
}

const againSeconds = 1

/**
 * How long a run that has lost its database waits for its jobs: one of them may wait for an answer that never comes, and
 * the queue must begin anew. Its jobs are freed with its lock, and doing one twice is what every job is made for.
 */
const lostPatienceMs = 10_000

/**
 * Runs the queue until it is stopped. When the database server goes away the library gives up for good, or throws where
 * nobody listens (a killed server ended the worker process in the first fault test): then it is begun anew.
 */
export async function runQueue(given: Given): Promise<{ stop: () => Promise<void> }> {
  const told = Promise.withResolvers<void>()
  let ending = false
  const live = async (first: Life) => {
    let life: Life | undefined = first
    for (;;) {
      if (life) {
        await Promise.race([life.ended, told.promise])
        await life.stop(ending ? undefined : lostPatienceMs)
      }
      if (ending) return
      if (life) given.log.warn('the queue was lost, beginning anew')
      await Promise.race([pause(againSeconds * 1_000), told.promise])
      life = ending ? undefined : await begin(given).catch(() => undefined)
    }
  }
  const lives = live(await begin(given))
  return {
    async stop() {
      ending = true
      told.resolve()
      await lives
    },
  }
}

async function begin({ pool, concurrency, taskList, log }: Given): Promise<Life> {
  const guard = await pool.connect()
  const ended = Promise.withResolvers<void>()
  guard.once('end', () => ended.resolve())
  const events = new EventEmitter()
  let named: Promise<unknown> = Promise.resolve()
  events.on('pool:create', ({ workerPool }: { workerPool: { id: string } }) => {
    named = guard.query('select pg_advisory_lock(7301, hashtext($1))', [workerPool.id])
    named.catch(() => ended.resolve())
  })
  try {
    await freeJobsOfTheDead(guard)
    const runner = await run({
      pgPool: pool,
      schema: queueSchema,
      concurrency,
      noHandleSignals: true,
      pollInterval: 500,
      logger: quiet,
      events,
      taskList,
      // batched, a job that cannot be marked as done ends the run; unbatched, it ends the process
      preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    })
    const give = () => ended.resolve()
    void runner.promise.then(give, give)
    const liberation = repeat(10, async () => {
      await named
      await freeJobsOfTheDead(guard).catch((error: unknown) => {
        log.warn({ err: error }, 'could not free the jobs of dead workers')
        give()
      })
    })
    return {
      ended: ended.promise,
      async stop(patienceMs) {
        const stopping = liberation()
          .then(() => runner.stop())
          .catch(() => {}) // it may have stopped by itself
        await (patienceMs === undefined
          ? stopping
          : Promise.race([stopping, pause(patienceMs, undefined, { ref: false })]))
        guard.release(true)
      },
    }
  } catch (error) {
    guard.release(true)
    throw error
  }
}

/**
 * A worker that is killed leaves its jobs locked for hours. Each run therefore holds an advisory lock on the name under
 * which it locks jobs (the pool's, not the single worker's); a name in the queue whose lock is free belongs to the
 * dead, and its jobs are freed.
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
