import type { Locale } from '#platform/i18n/index.ts'
import { words } from '../words.ts'
import { LinkButton } from './button.tsx'

export interface RefreshNoticeProps {
  readonly locale: Locale
  /** What is being prepared: "La ricevuta in PDF". */
  readonly title: string
  /** How long it takes, and that the page can be left. */
  readonly text: string
  /** This page. */
  readonly href: string
  readonly seconds?: number | undefined
}

/**
 * Something is being prepared. Without scripts a link looks again: a page that reloads by itself (`meta refresh`)
 * fails WCAG 2.2.1 (F41), since nobody can stop it and it loses a screen reader's place. With scripts the page asks
 * every few seconds whether it still contains this notice, and says when it does not.
 */
export function RefreshNotice({ locale, title, text, href, seconds = 4 }: RefreshNoticeProps) {
  const t = words(locale)
  return (
    <portico-refresh data-href={href} data-seconds={String(seconds)} data-ready={t('ready')} data-open={t('openIt')}>
      <div class="portico-panel" role="status">
        <p class="fw-semibold mb-1">
          {t('preparing')}: {title}
        </p>
        <p>{text}</p>
        <LinkButton href={href} kind="secondary" icon="it-refresh">
          {t('checkNow')}
        </LinkButton>
      </div>
    </portico-refresh>
  )
}
