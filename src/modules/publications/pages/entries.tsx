import { formatDate, plainDate } from '#kernel/dates.ts'
import { DataTable } from '#ui/index.ts'
import type { Column, PageView } from '#ui/index.ts'
import { publicationWords } from '../messages.ts'
import type { PublicEntry } from '../entry.ts'

/** Entries as a table, which is a list of cards on a narrow screen. */
export function Entries({ view, entries }: { view: PageView; entries: readonly PublicEntry[] }) {
  const { locale } = view
  const t = publicationWords(locale)
  const day = (date: string) => formatDate(plainDate(date), locale)
  const columns: readonly Column<PublicEntry>[] = [
    {
      header: t('act'),
      rowHeader: true,
      cell: ({ title, number, date }) => (
        <>
          {title} {number === null ? t('dated', { date: day(date) }) : t('numbered', { number, date: day(date) })}
        </>
      ),
    },
    { header: t('outcome'), cell: ({ outcome, kind }) => outcome ?? kind },
    {
      header: t('service'),
      cell: ({ service, askedBy, fields }) => (
        <>
          {service?.title ?? askedBy}
          {fields.map(({ label, value }) => (
            <>
              <br />
              {label}: <bdi>{value}</bdi>
            </>
          ))}
        </>
      ),
    },
    { header: t('office'), cell: ({ office }) => office },
    {
      header: t('period'),
      cell: ({ board, from, until, norm }) => (
        <>
          {t(board)}, {t('days', { from: day(from), until: day(until) })}
          <br />
          <span class="text-muted">{t('norm', { norm })}</span>
        </>
      ),
    },
  ]
  return <DataTable caption={t('caption')} hideCaption rows={entries} columns={columns} />
}
