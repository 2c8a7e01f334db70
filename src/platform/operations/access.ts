/** What an officer may be in an office. */
export const officeRoles = ['handler', 'head', 'registrar', 'publisher', 'writer', 'reviewer'] as const
export type OfficeRole = (typeof officeRoles)[number]

type OfficerScope = 'self' | 'office-record' | 'office-work'

/** Who may call an operation: the first thing it states. */
export type Access =
  | { readonly kind: 'public' }
  | { readonly kind: 'person'; readonly level: 1 | 2 | 3; readonly scope: 'self' | 'own-record' }
  | { readonly kind: 'officer'; readonly roles: readonly OfficeRole[]; readonly scope: OfficerScope }

/** Anybody, signed in or not. */
export const everyone: Access = { kind: 'public' }

/**
 * A signed-in person, at least at this level of identity (as in SPID). `own-record`: the input names a record that must
 * be theirs; for anybody else it does not exist.
 */
export function person(scope: 'self' | 'own-record', level: 1 | 2 | 3 = 2): Access {
  return { kind: 'person', level, scope }
}

/**
 * An officer with one of these roles. `office-record`: the input names a case of one of their offices. `office-work`: it
 * names something else of one of their offices, such as an act that they prepare.
 */
export function officer(scope: OfficerScope, ...roles: OfficeRole[]): Access {
  return { kind: 'officer', scope, roles: roles.length === 0 ? ['handler', 'head'] : roles }
}
