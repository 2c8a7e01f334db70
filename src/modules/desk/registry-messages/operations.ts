import { z } from 'zod'
import { daysBetween, romeDate } from '#kernel/dates.ts'
import { Answers, caseErrors, officerNames, registryMessages } from '#engines/cases/index.ts'
import type { MessageRecord } from '#engines/cases/index.ts'
import { officer } from '#platform/operations/access.ts'
import { defineOperation } from '#platform/operations/operation.ts'
import type { OperationScope } from '#platform/operations/scope.ts'
import { onCase, purpose } from '../scope.ts'
import { describeMessage } from './describe.ts'
import { RegistryMessageRow, RegistryMessageView } from './schema.ts'

const { correctMessage, dueOf, listMessages, messageKinds, readMessage, serviceOpening, setMessageAside } =
  registryMessages

const MessageId = z.uuid()
const decisionErrors = [caseErrors.messageNotFound, caseErrors.messageDecided, caseErrors.ownCase]

async function rowOf(scope: OperationScope, message: MessageRecord): Promise<z.input<typeof RegistryMessageRow>> {
  const { locale, now } = scope
  const { applicant } = message.correction ?? message.content ?? {}
  const due = dueOf(scope, await serviceOpening(scope.tx, message.kind), message.declaredAt) ?? null
  return {
    id: message.id,
    kindName: messageKinds.get(message.kind)?.name[locale] ?? message.kind,
    applicant: applicant === undefined ? null : `${applicant.familyName} ${applicant.givenName}`.trim(),
    state: message.state,
    declaredAt: message.declaredAt.toISOString(),
    due,
    daysLeft: due === null ? null : daysBetween(romeDate(now), due),
    caseId: message.caseId,
  }
}

export const listRegistryMessagesOperation = defineOperation({
  id: 'desk.registry-messages',
  method: 'GET',
  path: '/office/registry-messages',
  summary: 'List the messages of the national registry to one’s offices',
  access: officer('self'),
  purpose,
  input: z.object({
    list: z.enum(['waiting', 'done']).default('waiting'),
    after: z.uuid().optional().describe('Last message of the page before.'),
  }),
  output: z.object({ rows: z.array(RegistryMessageRow), next: z.uuid().nullable() }),
  errors: [],
  async run({ list, after }, scope) {
    const { messages, next } = await listMessages(scope, { waiting: list === 'waiting', after })
    const rows = []
    for (const message of messages) rows.push(await rowOf(scope, message))
    return { rows, next }
  },
})

export const getRegistryMessageOperation = defineOperation({
  id: 'desk.registry-message',
  method: 'GET',
  path: '/office/registry-messages/{messageId}',
  summary: 'Get a message of the national registry: what it says, and why it opened no case by itself',
  access: onCase,
  purpose,
  readsPersonalData: true,
  input: z.object({ messageId: MessageId }),
  output: RegistryMessageView,
  errors: [caseErrors.messageNotFound, caseErrors.ownCase],
  async run({ messageId }, scope) {
    const message = await readMessage(scope, messageId)
    const names = await officerNames(scope.tx, [message.decidedBy])
    return {
      ...(await rowOf(scope, message)),
      ...(await describeMessage(scope, message)),
      decidedBy: (message.decidedBy !== null && names.get(message.decidedBy)) || null,
    }
  },
})

export const correctRegistryMessageOperation = defineOperation({
  id: 'desk.registry-message.correct',
  method: 'POST',
  path: '/office/registry-messages/{messageId}/correction',
  summary: 'Put a message right, so that its case is opened',
  access: onCase,
  purpose,
  readsPersonalData: true,
  input: z.object({
    messageId: MessageId,
    revision: z.int().min(1),
    applicant: Answers.describe('Whom it is about, by the fields of `fields` whose names begin with `message-`.'),
    answers: Answers.describe('The application, by the fields of the service.'),
  }),
  output: z.object({ messageId: z.uuid() }),
  errors: decisionErrors,
  async run({ messageId, revision, applicant, answers }, scope) {
    await correctMessage(scope, {
      id: messageId,
      revision,
      applicant: registryMessages.applicantOf(applicant),
      answers,
    })
    return { messageId }
  },
})

export const setRegistryMessageAsideOperation = defineOperation({
  id: 'desk.registry-message.set-aside',
  method: 'POST',
  path: '/office/registry-messages/{messageId}/setting-aside',
  summary: 'Set a message aside, for a reason: no case comes of it',
  access: onCase,
  purpose,
  readsPersonalData: true,
  input: z.object({
    messageId: MessageId,
    revision: z.int().min(1),
    reason: z.string().trim().min(1).max(2_000),
  }),
  output: z.object({ messageId: z.uuid() }),
  errors: decisionErrors,
  async run({ messageId, revision, reason }, scope) {
    await setMessageAside(scope, { id: messageId, revision, reason })
    return { messageId }
  },
})
