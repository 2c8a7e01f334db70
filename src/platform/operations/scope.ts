import type { Actor } from '../db/context.ts'
import type { Tx } from '../db/transaction.ts'
import type { Tenant } from '../tenants/tenant.ts'
import type { OfficeRole } from './access.ts'

/** An officer's role in an office, as it is at this instant. */
export interface Membership {
  readonly officeId: string
  readonly role: OfficeRole
  /** Types of contents of a writer or a reviewer; null for all. */
  readonly contentTypes: readonly string[] | null
}

/** What the code of an operation gets for one transaction. */
export interface OperationScope {
  readonly tx: Tx
  readonly now: Date
  readonly tenant: Tenant
  readonly actor: Actor
  readonly memberships: readonly Membership[]
  readonly locale: 'it' | 'en'
  /** Address and browser of who calls: hashed by whoever needs it, and kept nowhere. */
  readonly client: string
  /** Puts a job into the outbox: it exists if, and only if, the transaction commits. A key makes it one. */
  enqueue: (job: string, data: Readonly<Record<string, unknown>>, key: string) => Promise<void>
  /**
   * Writes who reads the data of these people, in which cases; of persons, that they took or erased their own. Whoever a
   * message of the national registry is about may not be known yet: the message then stands for them.
   */
  recordAccess: (
    reads: readonly (
      | { personId: string; caseId: string | null; messageId?: string }
      | { personId: null; caseId: null; messageId: string }
    )[],
  ) => Promise<void>
}
