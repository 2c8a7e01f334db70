import type { ContentRecord, ContentTypeId, EditedOffice } from '#engines/content/index.ts'
import type { Membership } from '#platform/operations/scope.ts'

/** What an editor may be. */
export type EditorRole = 'writer' | 'reviewer'

const isEditor = ({ role }: Membership): boolean => role === 'writer' || role === 'reviewer'

/** Offices whose contents an officer sees at the desk, and of which types. */
export function editedOffices(memberships: readonly Membership[], role?: EditorRole): EditedOffice[] {
  return memberships
    .filter((one) => (role === undefined ? isEditor(one) : one.role === role))
    .map(({ officeId, contentTypes }) => ({ officeId, types: contentTypes }))
}

/** Whether an officer has a role, or any, over the contents of a type in an office. */
export function mayEdit(
  memberships: readonly Membership[],
  { officeId, type }: Pick<ContentRecord, 'officeId'> & { readonly type: ContentTypeId },
  role?: EditorRole,
): boolean {
  return editedOffices(memberships, role).some(
    (one) => one.officeId === officeId && (one.types === null || one.types.includes(type)),
  )
}

/** Four eyes: whether an officer may publish a version that this writer wrote. */
export function mayPublish(officerId: string, writerId: string | null, fourEyes: boolean): boolean {
  return !fourEyes || writerId !== officerId
}
