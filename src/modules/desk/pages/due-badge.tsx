import { translator } from '#platform/i18n/index.ts'
import { Badge, type PageView } from '#ui/index.ts'
import { listMessages } from '../messages.ts'
import type { WorklistRow } from '../schema.ts'

/** Days within which a due date asks for attention: those of the worklist "due soon". */
const soonDays = 5

interface DueBadgeProps {
  readonly view: Pick<PageView, 'locale'>
  readonly row: Pick<WorklistRow, 'due' | 'daysLeft' | 'stateKind'>
}

/** How near the legal risk is, in words. */
export function DueBadge({ view, row: { due, daysLeft, stateKind } }: DueBadgeProps) {
  const t = translator(listMessages, view.locale)
  if (stateKind === 'end') return <Badge text={t('ended')} />
  const waiting = stateKind === 'citizen' || stateKind === 'third'
  if (due === null || daysLeft === null) return <Badge text={due !== null || waiting ? t('stopped') : t('noTerm')} />
  if (daysLeft < 0) return <Badge tone="danger" text={t('overdue', { days: -daysLeft })} />
  if (daysLeft === 0) return <Badge tone="danger" text={t('today')} />
  return <Badge tone={daysLeft <= soonDays ? 'warning' : 'progress'} text={t('daysLeft', { days: daysLeft })} />
}
