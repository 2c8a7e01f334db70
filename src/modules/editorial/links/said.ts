import { formatDate, romeDate } from '#kernel/dates.ts'
import type { Locale } from '#platform/i18n/index.ts'
import { linkWords } from './messages.ts'
import type { BrokenLink } from './operations.ts'

/** Why a link is broken, in words. */
export function sayTrouble(
  { verdict, status, isOwn, isContent }: Pick<BrokenLink, 'verdict' | 'status' | 'isOwn' | 'isContent'>,
  locale: Locale,
): string {
  const t = linkWords(locale)
  if (isContent) return t('not-public')
  if (verdict === 'nowhere' || verdict === 'silent' || verdict === 'untrusted') return t(verdict)
  return t(isOwn ? 'own' : 'gone', { status: status ?? 404 })
}

/** From when it is so. */
export const saySince = (since: string | null, locale: Locale): string =>
  since === null ? '' : ` ${linkWords(locale)('since', { date: formatDate(romeDate(new Date(since)), locale) })}`
