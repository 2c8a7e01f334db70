import type { Child } from 'hono/jsx'
import type { Locale } from '#platform/i18n/index.ts'
import { words } from '../words.ts'

export interface SummaryRow {
  readonly label: string
  /** Empty or undefined is shown as "not given", never as a hole. */
  readonly value?: Child
  readonly changeHref?: string | undefined
}

export interface SummaryListProps {
  readonly locale: Locale
  readonly rows: readonly SummaryRow[]
}

/** Answers in words, each with the link to change it. */
export function SummaryList({ locale, rows }: SummaryListProps) {
  const t = words(locale)
  return (
    <dl class="portico-summary">
      {rows.map(({ label, value, changeHref }) => (
        <div class="portico-summary-row">
          <dt>{label}</dt>
          <dd>{value === undefined || value === '' ? <span class="text-muted">{t('missing')}</span> : value}</dd>
          {changeHref === undefined ? null : (
            <dd class="portico-summary-action">
              <a href={changeHref} aria-label={t('changeThing', { label })}>
                {t('change')}
              </a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  )
}
