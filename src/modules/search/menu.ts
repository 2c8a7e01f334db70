import type { Locale } from '#platform/i18n/index.ts'
import type { OfficeRole } from '#platform/operations/access.ts'
import type { NavigationItem } from '#ui/index.ts'
import { searchWords } from './messages.ts'
import { missesPath } from './paths.ts'

/** What the menu offers to those who look after pages. */
export function searchMenu(roles: readonly OfficeRole[], locale: Locale): NavigationItem[] {
  return roles.includes('head') || roles.includes('publisher')
    ? [{ label: searchWords(locale)('misses'), path: missesPath.to() }]
    : []
}
