import { formatDate, plainDate } from '#kernel/dates.ts'
import type { PageView } from '#ui/index.ts'
import { dossierWords } from '../messages.ts'
import type { OwnCase } from '../operations.ts'

/** Where and until when the outcome is public: the person should not learn it from others. */
export function PublishedOutcome({ view, own }: { view: PageView; own: OwnCase }) {
  const t = dossierWords(view.locale)
  if (own.published.length === 0) return null
  const day = (date: string) => formatDate(plainDate(date), view.locale)
  return (
    <>
      <h2>{t('published')}</h2>
      {own.published.map(({ from, until, ...said }) => (
        <p>{t('publishedOn', { ...said, from: day(from), until: day(until) })}</p>
      ))}
    </>
  )
}
