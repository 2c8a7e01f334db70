import type { Locale } from '#platform/i18n/index.ts'
import type { OfficeRole } from '#platform/operations/access.ts'
import type { NavigationItem } from '#ui/index.ts'
import { importWords } from './messages.ts'
import { importsPath } from './paths.ts'

/** What the menu offers to those who review the site. */
export function importsMenu(roles: readonly OfficeRole[], locale: Locale): NavigationItem[] {
  return roles.includes('reviewer') ? [{ label: importWords(locale)('title'), path: importsPath.to() }] : []
}
