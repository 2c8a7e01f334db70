import type { OperationScope } from '#platform/operations/scope.ts'

/** Why the dossier is read: the person looks at what is theirs. */
export const purpose = 'own-dossier'

/** Entries of a list read at a time. */
export const pageSize = 25

/** The person of a scope that only a person can enter. */
export function self(scope: Pick<OperationScope, 'actor'>): string {
  if (scope.actor.kind !== 'person') throw new Error('only a person has a dossier')
  return scope.actor.personId
}
