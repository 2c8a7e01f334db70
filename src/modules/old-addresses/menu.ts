import type { Locale } from '#platform/i18n/index.ts'
import type { OfficeRole } from '#platform/operations/access.ts'
import type { NavigationItem } from '#ui/index.ts'
import { oldAddressWords } from './messages.ts'
import { oldAddressesPath } from './paths.ts'

/** What the menu offers to those who review the site. */
export function oldAddressesMenu(roles: readonly OfficeRole[], locale: Locale): NavigationItem[] {
  return roles.includes('reviewer') ? [{ label: oldAddressWords(locale)('title'), path: oldAddressesPath.to() }] : []
}
