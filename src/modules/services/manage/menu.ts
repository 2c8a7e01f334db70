import type { Locale } from '#platform/i18n/index.ts'
import type { OfficeRole } from '#platform/operations/access.ts'
import type { NavigationItem } from '#ui/index.ts'
import { managePath } from '../paths.ts'
import { manageWords } from './messages.ts'

/** What the menu offers to officers who publish services. */
export function publishingMenu(roles: readonly OfficeRole[], locale: Locale): NavigationItem[] {
  return roles.includes('publisher') ? [{ label: manageWords(locale)('title'), path: managePath.to() }] : []
}
