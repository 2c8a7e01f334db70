import type { Child } from 'hono/jsx'
import type { Locale } from '#platform/i18n/index.ts'
import { words } from '../words.ts'
import { Badge, type BadgeTone } from './badge.tsx'

export type DueState = 'running' | 'warning' | 'expired' | 'suspended' | 'met'

export interface DueDateProps {
  readonly locale: Locale
  /** What is due: "Decisione sulla richiesta". */
  readonly label: string
  /** In words, and for machines (YYYY-MM-DD). */
  readonly date: string
  readonly isoDate: string
  /** Negative when it has passed; left out when the clock does not run. */
  readonly daysLeft?: number | undefined
  readonly state: DueState
  /** Explanation of how the date comes about, folded: `<DayByDay>` or words. */
  readonly children?: Child
}

const tones = {
  running: 'progress',
  warning: 'warning',
  expired: 'danger',
  suspended: 'neutral',
  met: 'success',
} as const satisfies Record<DueState, BadgeTone>

const stateWords = {
  running: 'running',
  warning: 'warningState',
  expired: 'expired',
  suspended: 'suspendedSince',
  met: 'metOn',
} as const satisfies Record<DueState, string>

export function DueDate({ locale, label, date, isoDate, daysLeft, state, children }: DueDateProps) {
  const t = words(locale)
  return (
    <div class="portico-due">
      <p class="portico-due-label">{label}</p>
      <p class="portico-due-date">
        <time datetime={isoDate}>{t('dueBy', { date })}</time>
      </p>
      <p class="portico-due-state">
        <Badge tone={tones[state]} text={t(stateWords[state])} />
        {daysLeft === undefined || state === 'met' || state === 'suspended' ? null : (
          <span>{daysLeft < 0 ? t('daysLate', { days: -daysLeft }) : t('daysLeft', { days: daysLeft })}</span>
        )}
      </p>
      {children === undefined || children === null ? null : (
        <details class="portico-details">
          <summary>{t('why')}</summary>
          {children}
        </details>
      )}
    </div>
  )
}
