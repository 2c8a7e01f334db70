import { officerNames } from '#engines/cases/index.ts'
import {
  checkPublishable,
  contentPath,
  contentTypes,
  kindOf,
  listSteps,
  loadContentVersion,
  publicTimes,
  untranslated,
  wordsOf,
} from '#engines/content/index.ts'
import type { ContentFault, ContentRecord } from '#engines/content/index.ts'
import { romeDate } from '#kernel/dates.ts'
import type { OperationScope } from '#platform/operations/scope.ts'
import { referencesIn } from './differences.ts'
import { filesInBody } from './files.ts'
import { namesOf } from './names.ts'
import { mayEdit } from './policy.ts'
import type { DeskContent } from './schema.ts'
import { self } from './scope.ts'

type Locale = 'it' | 'en'

export const sayFault = ({ field, locale, sentence }: ContentFault, language: Locale) => ({
  field,
  locale: locale ?? null,
  message: sentence[language],
})

/** A content with all that its editors need to go on. */
export async function describeContent(scope: OperationScope, record: ContentRecord): Promise<DeskContent> {
  const { tx, now, locale, memberships } = scope
  const type = contentTypes[record.type]
  const { body, stale } = await loadContentVersion(tx, record.id, record.latest)
  const reviewed = record.inReview === null ? null : await loadContentVersion(tx, record.id, record.inReview)
  const times = await publicTimes(tx, record.id, now)
  const current = times.find(({ from }) => from <= now)
  const next = times.find(({ from }) => from > now)
  const steps = await listSteps(tx, record.id)
  const names = await officerNames(
    tx,
    steps.map(({ officerId }) => officerId),
  )
  return {
    id: record.id,
    type: record.type,
    slug: record.slug,
    officeId: record.officeId,
    title: wordsOf(body, 'title', locale) || record.slug,
    latest: record.latest,
    inReview: record.inReview,
    isOwnReview: reviewed !== null && reviewed.officerId === self(scope) && scope.tenant.data.fourEyes,
    publicVersion: current?.version ?? null,
    scheduled: next ? { version: next.version, at: next.from.toISOString() } : null,
    nextReview: record.nextReview,
    isReviewDue: current !== undefined && record.nextReview !== null && record.nextReview <= romeDate(now),
    path: contentPath(record.type, record.slug, kindOf(type, body)),
    may: { write: mayEdit(memberships, record, 'writer'), review: mayEdit(memberships, record, 'reviewer') },
    body: { ...body },
    stale: [...stale],
    untranslated: [...untranslated(type, body)],
    files: await filesInBody(scope, type, body),
    faults: checkPublishable(type, body).map((fault) => sayFault(fault, locale)),
    names: await namesOf(scope, referencesIn(type, body)),
    steps: steps.map(({ kind, version, officerId, at, effectiveAt, note }) => ({
      kind,
      version,
      by: officerId === null ? null : (names.get(officerId) ?? null),
      at: at.toISOString(),
      effectiveAt: effectiveAt?.toISOString() ?? null,
      note: note ?? null,
    })),
  }
}
