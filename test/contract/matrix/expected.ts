import type { OfficeRole } from '#platform/operations/access.ts'
import type { Operation } from '#platform/operations/operation.ts'

/** Everybody who might call an operation. */
export const roles = [
  'nobody',
  'owner',
  'other-citizen',
  'weak-identity',
  'handler',
  'head',
  'other-office',
  'registrar',
  'publisher',
  'writer',
  'reviewer',
  'other-tenant-citizen',
  'other-tenant-officer',
] as const

export type Role = (typeof roles)[number]

/** What must come of a call: through the door, or the status of the refusal. */
export type Outcome = 'yes' | '401' | '403' | '404'

const officeRoles: Readonly<Partial<Record<Role, readonly OfficeRole[]>>> = {
  handler: ['handler'],
  head: ['head', 'handler'],
  'other-office': ['head', 'handler'],
  registrar: ['registrar'],
  publisher: ['publisher'],
  writer: ['writer'],
  reviewer: ['reviewer'],
}

/** What an operation owes each role, from its access rule alone. */
export function expectedOutcome({ access }: Pick<Operation, 'access'>, role: Role): Outcome {
  if (access.kind === 'public') return 'yes'
  if (role === 'nobody' || role === 'other-tenant-citizen' || role === 'other-tenant-officer') return '401'
  if (access.kind === 'person') {
    if (role === 'weak-identity' && access.level > 1) return '403'
    return access.scope === 'self' || role === 'owner' ? 'yes' : '404'
  }
  const held = officeRoles[role]
  if (!held?.some((one) => access.roles.includes(one))) return '403'
  return access.scope === 'self' || role !== 'other-office' ? 'yes' : '404'
}
