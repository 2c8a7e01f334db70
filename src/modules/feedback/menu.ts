import type { Locale } from '#platform/i18n/index.ts'
import type { OfficeRole } from '#platform/operations/access.ts'
import type { NavigationItem } from '#ui/index.ts'
import { feedbackWords } from './messages.ts'
import { ratingsPath } from './paths.ts'

/** What the menu offers to those who look after pages. */
export function feedbackMenu(roles: readonly OfficeRole[], locale: Locale): NavigationItem[] {
  return roles.includes('head') || roles.includes('publisher')
    ? [{ label: feedbackWords(locale)('title'), path: ratingsPath.to() }]
    : []
}
