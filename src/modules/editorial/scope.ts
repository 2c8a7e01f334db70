import { defineError } from '#kernel/errors.ts'
import { contentErrors, loadContent } from '#engines/content/index.ts'
import type { ContentRecord } from '#engines/content/index.ts'
import { officer } from '#platform/operations/access.ts'
import { notAllowed } from '#platform/operations/errors.ts'
import type { OperationScope } from '#platform/operations/scope.ts'
import { mayEdit } from './policy.ts'
import type { EditorRole } from './policy.ts'

export const purpose = 'public-information'
export const editors = officer('self', 'writer', 'reviewer')
export const writers = officer('self', 'writer')
export const reviewers = officer('self', 'reviewer')

export const ownVersion = defineError({
  code: 'content-own-version',
  status: 409,
  sentence: {
    it: 'Hai scritto tu questa versione: deve pubblicarla un’altra persona.',
    en: 'You wrote this version yourself: somebody else must publish it.',
  },
})

export const momentWrong = defineError({
  code: 'content-moment-wrong',
  status: 422,
  sentence: {
    it: 'Il giorno in cui ricontrollare il contenuto deve venire dopo oggi.',
    en: 'The day on which to look at the content again must come after today.',
  },
})

/** The officer who calls. */
export function self({ actor }: Pick<OperationScope, 'actor'>): string {
  if (actor.kind !== 'officer') throw notAllowed.with()
  return actor.officerId
}

/** A content of the offices of who calls; for anybody else it does not exist. With a role: whoever lacks it is refused. */
export async function loadOwn(
  scope: OperationScope,
  contentId: string,
  role?: EditorRole,
  lock = role !== undefined,
): Promise<ContentRecord> {
  const record = await loadContent(scope.tx, contentId, lock)
  if (!mayEdit(scope.memberships, record)) throw contentErrors.contentNotFound.with()
  if (role !== undefined && !mayEdit(scope.memberships, record, role)) throw notAllowed.with()
  return record
}
