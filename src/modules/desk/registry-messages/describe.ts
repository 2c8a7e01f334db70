import { romeDate } from '#kernel/dates.ts'
import { registryMessages } from '#engines/cases/index.ts'
import type { MessageRecord } from '#engines/cases/index.ts'
import type { OperationScope } from '#platform/operations/scope.ts'
import { translator } from '#platform/i18n/index.ts'
import { registryMessageWords } from './messages.ts'
import type { RegistryMessageView } from './schema.ts'

const { answersOfApplicant, applicantFields, proposedBy, rawFacts, serviceOpening } = registryMessages

type Described = Omit<RegistryMessageView, 'kindName' | 'applicant' | 'due' | 'daysLeft' | 'decidedBy'>

/** What a message says and what stops it, in words; the form by which it is put right. */
export async function describeMessage(scope: OperationScope, message: MessageRecord): Promise<Described> {
  const { locale, tx } = scope
  const t = translator(registryMessageWords, locale)
  const service = await serviceOpening(tx, message.kind)
  const proposed = service && proposedBy(message, service)
  const fields = service?.version.pack.definition.pages.flatMap((page) => page.fields) ?? []
  const texts = {
    ...service?.version.pack.texts[locale],
    'fields.message-given-name.label': t('givenName'),
    'fields.message-family-name.label': t('familyName'),
    'fields.message-fiscal-code.label': t('fiscalCode'),
    'fields.message-born.label': t('birthDate'),
    'fields.message-birthplace.label': t('birthPlace'),
    'fields.message-email.label': t('email'),
    'fields.message-email.hint': t('emailHint'),
  }
  const words = { kind: message.kind, opening: service?.opening, fields, texts, locale }
  const { applicant, facts = {}, sender } = message.content ?? {}
  return {
    id: message.id,
    state: message.state,
    declaredAt: message.declaredAt.toISOString(),
    caseId: message.caseId,
    messageId: message.messageId,
    receivedAt: message.receivedAt.toISOString(),
    sender: sender?.kind === 'administration' ? sender.name : null,
    issues: message.issues.map((issue) => ({ path: issue.path, message: issue.message[locale] })),
    facts: [
      ...(applicant
        ? [
            { label: t('name'), value: `${applicant.givenName} ${applicant.familyName}`.trim() },
            { label: t('fiscalCode'), value: applicant.fiscalCode },
            { label: t('born'), value: [applicant.birthDate, applicant.birthPlace].filter(Boolean).join(', ') },
          ]
        : []),
      ...rawFacts(words, facts),
    ],
    // what the profile of a person with a draft answers need not be known of one without
    fields: proposed
      ? [...applicantFields, ...fields.map((one) => (one.source === 'profile' ? { ...one, required: false } : one))]
      : [],
    answers: proposed ? { ...answersOfApplicant(proposed.applicant), ...proposed.answers } : {},
    texts: Object.fromEntries(
      Object.entries(texts).filter(([key]) => key.startsWith('fields.') || /^documents\.[\w-]+\.label$/.test(key)),
    ),
    today: romeDate(message.declaredAt),
    decidedAt: message.decidedAt?.toISOString() ?? null,
    reason: message.reason,
    revision: message.revision,
  }
}
