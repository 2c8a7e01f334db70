import { translator } from '#platform/i18n/index.ts'
import { Timeline, type PageView } from '#ui/index.ts'
import { caseMessages } from '../../messages.ts'
import type { OfficeCase } from '../../schema.ts'
import { sayInstant } from '../say.ts'

/** What happened, the latest first. */
export function Story({ view, entries }: { view: PageView; entries: OfficeCase['timeline'] }) {
  const { locale } = view
  const t = translator(caseMessages, locale)
  return (
    <Timeline
      entries={entries.toReversed().map(({ at, title, by, happenedAt }) => ({
        date: sayInstant(at, locale),
        dateTime: at,
        title,
        text: (
          <p>
            {by}
            {happenedAt === null ? null : (
              <>
                <br />
                {t('inLaw', { date: sayInstant(happenedAt, locale) })}
              </>
            )}
          </p>
        ),
      }))}
    />
  )
}
