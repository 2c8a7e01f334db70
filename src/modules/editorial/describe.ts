import { officerNames } from '#engines/cases/index.ts'
import {
  checkPublishable,
  contentPath,
  contentTypes,
  isLocalised,
  kindOf,
  listSteps,
  loadContentVersion,
  nameReferences,
  publicTimes,
  referencesOf,
  sayCode,
  untranslated,
  wordsOf,
} from '#engines/content/index.ts'
import type { ContentBody, ContentFault, ContentField, ContentRecord, ContentType } from '#engines/content/index.ts'
import { romeDate } from '#kernel/dates.ts'
import { diffLines } from '#kernel/line-diff.ts'
import type { OperationScope } from '#platform/operations/scope.ts'
import { filesInBody } from './files.ts'
import { mayEdit } from './policy.ts'
import type { DeskContent, Difference } from './schema.ts'
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
  const references = type.fields.flatMap(({ id, kind }) => (kind === 'relation' ? referencesOf(body, id) : []))
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
    names: await nameReferences(tx, references),
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

/** A value in lines of words, for comparing; in one language where the words of the field differ by it. */
function linesOf(field: ContentField, body: ContentBody, locale: Locale): string[] {
  const value = body[field.id]
  if (value === undefined) return []
  if (isLocalised(field)) {
    const words = (value as Readonly<Record<Locale, string | string[] | undefined>>)[locale]
    return typeof words === 'string' ? words.split('\n') : (words ?? [])
  }
  if (field.kind === 'code') return [sayCode(field.list, value as string, locale)]
  if (field.kind === 'codes') return (value as string[]).map((code) => sayCode(field.list, code, locale))
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.map((one) => (typeof one === 'string' ? one : JSON.stringify(one)))
  if (typeof value === 'object') return JSON.stringify(value, null, 1).split('\n').slice(1, -1)
  return [String(value)]
}

/** What changed between two bodies, field by field and language by language; fields that did not are left out. */
export function differencesOf(
  type: ContentType,
  older: ContentBody,
  newer: ContentBody,
  language: Locale,
): Difference[] {
  return type.fields.flatMap((field) =>
    (isLocalised(field) ? (['it', 'en'] as const) : [null]).flatMap((locale) => {
      const lines = diffLines(linesOf(field, older, locale ?? language), linesOf(field, newer, locale ?? language))
      return lines.some(({ kind }) => kind !== 'same')
        ? [{ field: field.id, label: field.label[language], locale, lines }]
        : []
    }),
  )
}
