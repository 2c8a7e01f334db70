import { translator } from '#platform/i18n/index.ts'
import type { PageView } from '#ui/index.ts'
import { caseMessages } from '../../messages.ts'
import type { OfficeCase } from '../../schema.ts'
import { sayDate } from '../say.ts'

/** What was made public of the outcome: it remains here when it has left the public page. */
export function PublishedOutcome({ view, office }: { view: PageView; office: OfficeCase }) {
  const { locale } = view
  const t = translator(caseMessages, locale)
  if (office.published.length === 0) return null
  return (
    <>
      <h2 class="h3 mt-5">{t('published')}</h2>
      {office.published.map(({ from, until, ...said }) => (
        <p>{t('publishedOn', { ...said, from: sayDate(from, locale), until: sayDate(until, locale) })}</p>
      ))}
    </>
  )
}
