import type { TimelineEntry } from '#engines/cases/index.ts'
import { formatInstant } from '#kernel/dates.ts'
import { Timeline } from '#ui/index.ts'
import type { PageView } from '#ui/index.ts'
import { dossierWords } from '../messages.ts'

/** What happened, in order. When something counts from another moment than the one it was written, both are said. */
export function Story({ view, entries }: { view: PageView; entries: readonly TimelineEntry[] }) {
  const { locale } = view
  const t = dossierWords(locale)
  return (
    <Timeline
      entries={entries.map(({ title, at, happenedAt, by }) => ({
        title,
        date: formatInstant(new Date(at), locale),
        dateTime: at,
        text: (
          <p class="mb-0">
            {t('by', { who: by })}
            {happenedAt === null ? null : `. ${t('happenedOn', { date: formatInstant(new Date(happenedAt), locale) })}`}
          </p>
        ),
      }))}
    />
  )
}
