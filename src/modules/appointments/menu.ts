import type { Locale } from '#platform/i18n/index.ts'
import type { OfficeRole } from '#platform/operations/access.ts'
import type { NavigationItem } from '#ui/index.ts'
import { counterDayOperation } from './counter-operations.ts'
import { officeWords } from './office-messages.ts'
import { appointmentsDeskPath } from './paths.ts'

/** What the menu of an officer offers: only what opens. */
export function appointmentsMenu(roles: readonly OfficeRole[], locale: Locale): NavigationItem[] {
  const { access } = counterDayOperation
  const opens = access.kind === 'officer' && access.roles.some((role) => roles.includes(role))
  return opens ? [{ label: officeWords(locale)('menu'), path: appointmentsDeskPath.to() }] : []
}
