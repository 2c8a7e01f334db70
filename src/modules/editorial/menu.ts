import type { Locale } from '#platform/i18n/index.ts'
import type { OfficeRole } from '#platform/operations/access.ts'
import type { NavigationItem } from '#ui/index.ts'
import { editorialWords } from './messages.ts'
import { linkWords } from './links/messages.ts'
import { editorialPath, linksPath } from './paths.ts'

/** What the menu offers to those who write and review the site. */
export function editorialMenu(roles: readonly OfficeRole[], locale: Locale): NavigationItem[] {
  return roles.includes('writer') || roles.includes('reviewer')
    ? [
        { label: editorialWords(locale)('title'), path: editorialPath.to() },
        { label: linkWords(locale)('title'), path: linksPath.to() },
      ]
    : []
}
