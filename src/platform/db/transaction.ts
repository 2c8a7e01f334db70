import type { Transaction } from 'kysely'
import type { DB } from './schema.gen.ts'

/** A transaction of one tenant. */
export type Tx = Transaction<DB>
