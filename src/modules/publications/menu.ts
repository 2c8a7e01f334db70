import type { Locale } from '#platform/i18n/index.ts'
import type { NavigationItem } from '#ui/index.ts'
import { publicationWords } from './messages.ts'
import { publicationsPath } from './paths.ts'

/** What everybody's menu offers. */
export const publicationsMenu = (locale: Locale): NavigationItem => ({
  label: publicationWords(locale)('heading'),
  path: publicationsPath.to(),
})
