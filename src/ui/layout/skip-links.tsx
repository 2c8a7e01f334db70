import type { Locale } from '#platform/i18n/index.ts'
import { layoutWords } from '../words.ts'

export function SkipLinks({ locale }: { locale: Locale }) {
  const t = layoutWords(locale)
  return (
    <nav class="skiplinks" aria-label={t('skipLinks')}>
      <ul>
        <li>
          <a class="visually-hidden-focusable" href="#main">
            {t('skipToContent')}
          </a>
        </li>
        <li>
          <a class="visually-hidden-focusable" href="#footer">
            {t('skipToFooter')}
          </a>
        </li>
      </ul>
    </nav>
  )
}
