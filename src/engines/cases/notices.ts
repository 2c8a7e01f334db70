import { v7 as uuid } from 'uuid'
import type { OperationScope } from '#platform/operations/scope.ts'
import type { ServicePack } from './definition.ts'
import { packText } from './pack.ts'

/** Whom a notice is for: the applicant, by person; a third party, by address alone. */
export type Recipient =
  | { readonly kind: 'person'; readonly personId: string; readonly email: string | null; readonly locale: 'it' | 'en' }
  | { readonly kind: 'address'; readonly email: string; readonly locale: 'it' | 'en' }

/** A notice to make. */
export interface NewNotice {
  readonly caseId: string
  readonly documentId?: string
  /** Texts `notices.<kind>.subject` and `.body` of the pack. */
  readonly kind: string
  readonly recipient: Recipient
  readonly parameters: Readonly<Record<string, string | number>>
  /** What is told: the same thing is never told twice. */
  readonly onceKey: string
}

/** Name of the job that sends a notice by mail. */
export const sendNoticeJob = 'send-notice'

/** Writes a notice into the dossier and, where there is an address, puts its mail into the outbox. Once for each key. */
export async function createNotice(
  { tx, enqueue, now }: Pick<OperationScope, 'tx' | 'enqueue' | 'now'>,
  pack: ServicePack,
  notice: NewNotice,
): Promise<void> {
  const { recipient } = notice
  const id = uuid()
  const written = await tx
    .insertInto('notice')
    .values({
      id,
      case_id: notice.caseId,
      person_id: recipient.kind === 'person' ? recipient.personId : null,
      document_id: notice.documentId ?? null,
      kind: notice.kind,
      locale: recipient.locale,
      email: recipient.email,
      subject: packText(pack, recipient.locale, `notices.${notice.kind}.subject`, notice.parameters),
      body: packText(pack, recipient.locale, `notices.${notice.kind}.body`, notice.parameters),
      status: recipient.email === null ? 'dossier' : 'queued',
      once_key: notice.onceKey,
      created_at: now,
    })
    .onConflict((conflict) => conflict.column('once_key').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (written && recipient.email !== null) await enqueue(sendNoticeJob, { noticeId: id }, `${sendNoticeJob}:${id}`)
}
