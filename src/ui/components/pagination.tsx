import type { Locale } from '#platform/i18n/index.ts'
import { words } from '../words.ts'
import { Icon } from './icon.tsx'

export interface PaginationProps {
  readonly locale: Locale
  readonly previousHref?: string | undefined
  readonly nextHref?: string | undefined
}

/** Backwards and forwards through a list read by keyset: no page numbers, as nobody counts the whole list. */
export function Pagination({ locale, previousHref, nextHref }: PaginationProps) {
  if (previousHref === undefined && nextHref === undefined) return null
  const t = words(locale)
  return (
    <nav class="portico-pagination" aria-label={t('pages')}>
      {previousHref === undefined ? null : (
        <a class="btn btn-outline-primary btn-icon" href={previousHref} rel="prev">
          <Icon name="it-chevron-left" colour="primary" />
          <span>{t('previous')}</span>
        </a>
      )}
      {nextHref === undefined ? null : (
        <a class="btn btn-outline-primary btn-icon portico-pagination-next" href={nextHref} rel="next">
          <span>{t('next')}</span>
          <Icon name="it-chevron-right" colour="primary" />
        </a>
      )}
    </nav>
  )
}
