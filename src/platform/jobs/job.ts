import type { z } from 'zod'
import type { Actor } from '../db/context.ts'
import type { Tx } from '../db/transaction.ts'
import type { Ports } from '../operations/ports.ts'
import type { Tenant } from '../tenants/tenant.ts'

/** What a job gets for one transaction. */
export interface JobScope {
  readonly tx: Tx
  readonly now: Date
  readonly tenant: Tenant
  readonly actor: Actor
  enqueue: (job: string, data: Readonly<Record<string, unknown>>, key: string) => Promise<void>
}

/** What a job gets: its tenant, the ports, and transactions; nothing slow happens inside one. */
export interface JobFlow {
  readonly tenant: Tenant
  readonly ports: Ports
  transaction: <T>(work: (scope: JobScope) => Promise<T>) => Promise<T>
}

/** Work that leaves through the outbox. It may run more than once: its effect must be the same. */
export interface Job<Data extends z.ZodType = z.ZodType> {
  readonly name: string
  readonly data: Data
  readonly run: (data: z.output<Data>, flow: JobFlow) => Promise<void>
}

/** Defines a job; what it is given is checked against its schema before it runs. */
export function defineJob<Data extends z.ZodType>(job: Job<Data>): Job {
  return { ...job, run: (data, flow) => job.run(job.data.parse(data), flow) }
}

/** Something that is looked at again and again, in every tenant: what time has done, sessions that ended. */
export interface Sweep {
  readonly name: string
  readonly everySeconds: number
  readonly run: (flow: JobFlow) => Promise<void>
}
