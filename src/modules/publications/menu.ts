import type { Locale } from '#platform/i18n/index.ts'
import type { OfficeRole } from '#platform/operations/access.ts'
import type { NavigationItem } from '#ui/index.ts'
import { boardWords } from './board/messages.ts'
import { publicationWords } from './messages.ts'
import { noticeRegisterPath, publicationsPath } from './paths.ts'

/** What everybody's menu offers. */
export const publicationsMenu = (locale: Locale): NavigationItem => ({
  label: publicationWords(locale)('heading'),
  path: publicationsPath.to(),
})

/** What the menu offers to those whose acts go on the notice board. */
export function noticesMenu(roles: readonly OfficeRole[], locale: Locale): NavigationItem[] {
  return roles.includes('handler') || roles.includes('head')
    ? [{ label: boardWords(locale)('title'), path: noticeRegisterPath.to() }]
    : []
}
