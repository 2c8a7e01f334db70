import { translator } from '#platform/i18n/index.ts'
import type { Locale } from '#platform/i18n/index.ts'
import type { Access, OfficeRole } from '#platform/operations/access.ts'
import type { NavigationItem } from '#ui/index.ts'
import { listMessages } from './messages.ts'
import { registerOperation, worklistOperation } from './operations.ts'
import { deskPath, deskRegisterPath } from './paths.ts'

function mayOpen({ access }: { readonly access: Access }, roles: readonly OfficeRole[]): boolean {
  return access.kind === 'officer' && access.roles.some((role) => roles.includes(role))
}

/** Whether somebody with these roles has worklists. */
export function hasDesk(roles: readonly OfficeRole[]): boolean {
  return mayOpen(worklistOperation, roles)
}

/** Whether somebody with these roles reads the protocol register. */
export function hasRegister(roles: readonly OfficeRole[]): boolean {
  return mayOpen(registerOperation, roles)
}

/** What the officer's menu offers: only what opens. */
export function deskMenu(roles: readonly OfficeRole[], locale: Locale): NavigationItem[] {
  const t = translator(listMessages, locale)
  return [
    ...(hasDesk(roles) ? [{ label: t('desk'), path: deskPath.to() }] : []),
    ...(hasRegister(roles) ? [{ label: t('registerShort'), path: deskRegisterPath.to() }] : []),
  ]
}
