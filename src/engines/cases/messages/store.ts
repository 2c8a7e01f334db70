import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { InputIssue } from '#kernel/errors.ts'
import type { RegistryMessage } from '#platform/national-registry/index.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { messageNotFound } from '../errors.ts'
import { MessageContent, MessageCorrection, MessageIssues } from './content.ts'
import type { MessageState } from './states.ts'

/** A message as it stands. */
export interface MessageRecord {
  readonly id: string
  readonly messageId: string
  readonly kind: string
  readonly declaredAt: Date
  readonly receivedAt: Date
  readonly officeId: string
  readonly personId: string | null
  readonly content: MessageContent | null
  readonly correction: MessageCorrection | null
  readonly issues: readonly InputIssue[]
  readonly state: MessageState
  readonly caseId: string | null
  readonly decidedBy: string | null
  readonly decidedAt: Date | null
  readonly reason: string | null
  readonly revision: number
}

/** PostgreSQL keeps no NUL in JSON: one in a message would stop all that come after it. */
const jsonOf = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) => (typeof part === 'string' ? part.replaceAll('\0', '') : part))

interface NewMessage {
  readonly message: RegistryMessage
  readonly officeId: string
  readonly declaredAt: Date
  readonly now: Date
}

/** Keeps a message, once; gives its id where it was not here yet. */
export async function insertMessage(tx: Tx, given: NewMessage): Promise<string | undefined> {
  const { message, officeId, declaredAt, now } = given
  const { sender, applicant, facts } = message
  const row = await tx
    .insertInto('registry_message')
    .values({
      id: uuid(),
      message_id: message.id,
      kind: message.kind,
      declared_at: declaredAt,
      received_at: now,
      office_id: officeId,
      content: jsonOf({ sender, applicant, facts }),
      state: 'received',
    })
    .onConflict((conflict) => conflict.column('message_id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

/** Messages that the context may see. */
export const selectMessages = (tx: Tx) => tx.selectFrom('registry_message').selectAll()

type MessageRow = Awaited<ReturnType<ReturnType<typeof selectMessages>['executeTakeFirstOrThrow']>>

export const messageOf = (row: MessageRow): MessageRecord => ({
  id: row.id,
  messageId: row.message_id,
  kind: row.kind,
  declaredAt: row.declared_at,
  receivedAt: row.received_at,
  officeId: row.office_id,
  personId: row.person_id,
  content: row.content === null ? null : MessageContent.parse(row.content),
  correction: row.correction === null ? null : MessageCorrection.parse(row.correction),
  issues: MessageIssues.parse(row.issues),
  state: row.state as MessageState,
  caseId: row.case_id,
  decidedBy: row.decided_by,
  decidedAt: row.decided_at,
  reason: row.reason,
  revision: row.revision,
})

/** A message that the context may see; `lock` keeps others from changing it until the transaction ends. */
export async function loadMessage(tx: Tx, id: string, lock = false): Promise<MessageRecord> {
  const query = selectMessages(tx).where('id', '=', id)
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst()
  if (!row) throw messageNotFound.with()
  return messageOf(row)
}

/** What changes of a message: each change has a revision of its own. */
type Change =
  | { readonly state: 'by-hand'; readonly issues: readonly InputIssue[]; readonly personId?: string }
  | { readonly state: 'opened'; readonly caseId: string; readonly personId: string }
  | {
      readonly state: 'corrected'
      readonly correction: MessageCorrection
      readonly decidedBy: string
      readonly decidedAt: Date
    }
  | { readonly state: 'set-aside'; readonly reason: string; readonly decidedBy: string; readonly decidedAt: Date }

function columnsOf(change: Change) {
  switch (change.state) {
    case 'by-hand':
      return {
        issues: jsonOf(change.issues),
        ...(change.personId === undefined ? {} : { person_id: change.personId }),
      }
    case 'opened':
      // its case has all of it from now on, and is disposed of with its case
      return { case_id: change.caseId, person_id: change.personId, content: null, correction: null, issues: '[]' }
    case 'corrected':
      return { correction: jsonOf(change.correction), decided_by: change.decidedBy, decided_at: change.decidedAt }
    case 'set-aside':
      return { reason: change.reason, decided_by: change.decidedBy, decided_at: change.decidedAt }
  }
}

/** Changes a locked message. */
export async function changeMessage(tx: Tx, { id, revision }: MessageRecord, change: Change): Promise<void> {
  await tx
    .updateTable('registry_message')
    .set({ ...columnsOf(change), state: change.state, revision: revision + 1 })
    .where('id', '=', id)
    .execute()
}

/** Erases what messages say that were set aside so many years ago. */
export async function forgetMessages(tx: Tx, years: number): Promise<void> {
  await tx
    .updateTable('registry_message')
    .set({ content: null, correction: null, issues: '[]' })
    .where('state', '=', 'set-aside')
    .where('content', 'is not', null)
    .where(sql<boolean>`decided_at < portico.now() - make_interval(years => ${years})`)
    .execute()
}
