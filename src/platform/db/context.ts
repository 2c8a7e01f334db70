import { AsyncLocalStorage } from 'node:async_hooks'
import { CompiledQuery, Kysely, PostgresDialect, PostgresDriver } from 'kysely'
import type { DatabaseConnection, PostgresDialectConfig, TransactionSettings } from 'kysely'
import pg from 'pg'
import { tenantSchema } from './migrate.ts'
import { createOutbox } from './outbox.ts'
import type { Outbox } from './outbox.ts'
import { createPool, lastResultOf, named } from './pool.ts'
import type { DB } from './schema.gen.ts'
import type { Tx } from './transaction.ts'

/** Who acts: a person for themselves, an officer, nobody yet, or the program itself. */
export type Actor =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'person'; readonly personId: string }
  | { readonly kind: 'officer'; readonly officerId: string; readonly personId: string }
  | { readonly kind: 'system'; readonly name: string }

/** What every transaction must say: whose data, who acts, what for. */
export interface Context {
  readonly tenant: string
  readonly actor: Actor
  readonly purpose: string
}

/** A transaction with the instant it happens at, by the one clock. */
export interface Scope {
  readonly tx: Tx
  readonly now: Date
  /** Puts a job into the outbox: it exists if, and only if, the transaction commits. A key makes it one. */
  readonly enqueue: Outbox['enqueue']
}

interface Running {
  readonly context: Context
  now?: Date
}

const running = new AsyncLocalStorage<Running>()

function settings({ tenant, actor, purpose }: Context): string {
  const values = {
    search_path: `${tenantSchema(tenant)}, portico, public`,
    'app.tenant': tenant,
    'app.actor': actorName(actor),
    'app.purpose': purpose,
    'app.person': actor.kind === 'person' ? actor.personId : '',
    'app.officer': actor.kind === 'officer' ? actor.officerId : '',
  }
  return Object.entries(values)
    .map(([name, value]) => `set_config('${name}', ${pg.escapeLiteral(value)}, true)`)
    .join(', ')
}

/** Name of an actor in settings and logs: an id, never personal data. */
export function actorName(actor: Actor): string {
  switch (actor.kind) {
    case 'anonymous':
      return 'anonymous'
    case 'person':
      return `person:${actor.personId}`
    case 'officer':
      return `officer:${actor.officerId}`
    case 'system':
      return `system:${actor.name}`
  }
}

/** No transaction begins without a context: BEGIN, the settings and the clock travel in one round trip. */
class ContextDriver extends PostgresDriver {
  override async beginTransaction(connection: DatabaseConnection, transaction: TransactionSettings): Promise<void> {
    const state = running.getStore()
    if (!state) throw new Error('no context: use withContext()')
    const begin = `start transaction isolation level read committed ${transaction.accessMode ?? 'read write'}`
    const { rows } = await connection.executeQuery<{ now: Date }>(
      CompiledQuery.raw(`${begin}; select ${settings(state.context)}, portico.now() as now`),
    )
    const [row] = rows
    if (!row) throw new Error('the database did not tell the time')
    state.now = row.now
  }
}

class ContextDialect extends PostgresDialect {
  readonly #config: PostgresDialectConfig
  constructor(config: PostgresDialectConfig) {
    super(config)
    this.#config = config
  }
  override createDriver(): PostgresDriver {
    return new ContextDriver(this.#config)
  }
}

/** What modules and engines get: the only door to the data of a tenant. */
export interface Database {
  withContext: <T>(context: Context, work: (scope: Scope) => Promise<T>, options?: { readonly?: boolean }) => Promise<T>
  /** One statement outside any tenant: the session_* functions and the list of tenants. */
  installation: <Row extends pg.QueryResultRow>(text: string, values?: readonly unknown[]) => Promise<Row[]>
  close: () => Promise<void>
}

/** Opens the pool of one database under the role of the application. */
export function openDatabase(url: string, size: number): Database {
  const pool = createPool(url, size)
  const kysely = new Kysely<DB>({ dialect: new ContextDialect({ pool: lastResultOf(pool) }) })
  return {
    async withContext(context, work, options = {}) {
      if (context.purpose === '') throw new Error('no purpose: nothing is read or written without one')
      if (running.getStore()) throw new Error('withContext may not be nested: hand the transaction on') // a second connection could deadlock the pool
      const state: Running = { context }
      return running.run(state, () =>
        kysely
          .transaction()
          .setAccessMode(options.readonly ? 'read only' : 'read write')
          .execute(async (tx) => {
            if (!state.now) throw new Error('the transaction has no time')
            const outbox = createOutbox()
            const result = await work({ tx, now: state.now, enqueue: outbox.enqueue })
            await outbox.flush(tx)
            return result
          }),
      )
    },
    async installation(text, values = []) {
      const { rows } = await pool.query(named(text, [...values]))
      return rows
    },
    close: () => kysely.destroy(),
  }
}
