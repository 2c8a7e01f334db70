import { z } from 'zod'
import { romeDate } from '#kernel/dates.ts'
import { decisionsNode } from '#kernel/lists/transparency.ts'
import { boards, casePublications, publish } from '#engines/publications/index.ts'
import type { Words } from '#engines/publications/index.ts'
import { registrationLabel } from '#engines/register/index.ts'
import type { Tx } from '#platform/db/transaction.ts'
import type { OperationScope } from '#platform/operations/scope.ts'
import { loadAnswers } from './amend.ts'
import type { Answers } from './answer-value.ts'
import type { Action } from './definition.ts'
import { packText } from './pack.ts'
import type { CaseRecord } from './store.ts'
import { answeredFields } from './view.ts'

/** Number and instant of the registration of a letter. */
async function registrationOf(tx: Tx, documentId: string) {
  return tx
    .selectFrom('document')
    .innerJoin('registration', 'registration.id', 'document.registration_id')
    .select(['registration.year', 'registration.number', 'registration.registered_at', 'document.sha256'])
    .where('document.id', '=', documentId)
    .executeTakeFirst()
}

/** The newest signed decision that was registered: what time or a payment releases was decided by it. */
async function decisionOf(tx: Tx, { id, version }: CaseRecord): Promise<string | undefined> {
  const decisions = version.pack.definition.actions.filter(
    ({ group, writes }) => group === 'decision' && writes?.signature,
  )
  if (decisions.length === 0) return undefined
  const row = await tx
    .selectFrom('document')
    .innerJoin('registration', 'registration.id', 'document.registration_id')
    .select('document.id')
    .where('document.case_id', '=', id)
    .where(
      'document.kind',
      'in',
      decisions.map((action) => action.id),
    )
    .orderBy('registration.registered_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.id
}

function wordsOf(
  { version }: CaseRecord,
  { id, writes, outcome }: Action,
  answers: Answers,
  published: readonly string[],
  locale: 'it' | 'en',
): Words {
  const { pack } = version
  const fields = pack.definition.pages.flatMap((page) => page.fields)
  return {
    title: packText(pack, locale, writes ? `actions.${id}.document` : `actions.${id}.done`),
    service: packText(pack, locale, 'service.title'),
    outcome: packText(pack, locale, `outcomes.${outcome}.name`),
    fields: answeredFields(
      { version },
      answers,
      locale,
      fields.filter(({ stableId }) => published.includes(stableId)),
    ).map(({ label, value }) => ({ label, value })),
  }
}

/**
 * Makes the outcome that an action gave public, where the service says so: without names, and of the answers only those
 * that the service names. `at` is when it took effect, `documentId` the letter that gave it.
 */
export async function publishOutcome(
  scope: Pick<OperationScope, 'tx' | 'now'>,
  record: CaseRecord,
  action: Action,
  at: Date,
  documentId?: string,
): Promise<void> {
  const { version, state } = record
  const rule = version.pack.definition.outcomes.find(({ id }) => id === action.outcome)?.publish
  if (!rule || state.outcome === null || state.outcome !== action.outcome) return
  const decidedBy = documentId ?? (action.by === 'system' ? await decisionOf(scope.tx, record) : undefined)
  const registration = decidedBy === undefined ? undefined : await registrationOf(scope.tx, decidedBy)
  const published = rule.fields ?? []
  const answers = published.length === 0 ? {} : (await loadAnswers(scope.tx, record.id)).current
  await publish(scope, {
    caseId: record.id,
    serviceId: record.serviceId,
    officeId: record.officeId,
    board: rule.where,
    node: rule.node ?? decisionsNode,
    outcome: state.outcome,
    words: {
      it: wordsOf(record, action, answers, published, 'it'),
      en: wordsOf(record, action, answers, published, 'en'),
    },
    actNumber: registration ? registrationLabel(registration) : null,
    actDate: romeDate(registration?.registered_at ?? at),
    norm: rule.norm,
    days: rule.days,
    sha256: registration?.sha256 ?? null,
    isKept: rule.afterDisposal === 'kept',
  })
}

/** What was made public of a case, as its readers see it. */
export const Published = z.object({
  board: z.enum(boards),
  title: z.string(),
  from: z.iso.date(),
  until: z.iso.date().describe('Last day on which it is public.'),
  norm: z.string(),
})

export async function publishedOf(
  scope: Pick<OperationScope, 'tx' | 'locale'>,
  { id, version }: Pick<CaseRecord, 'id' | 'version'>,
): Promise<z.output<typeof Published>[]> {
  // most services publish nothing: a trip spared to their pages
  if (version.pack.definition.outcomes.every(({ publish }) => publish === undefined)) return []
  const entries = await casePublications(scope, id)
  return entries.map(({ board, words, firstDay: from, lastDay: until, norm }) => ({
    board,
    title: words.title,
    from,
    until,
    norm,
  }))
}
