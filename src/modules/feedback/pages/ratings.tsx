import { formatInstant } from '#kernel/dates.ts'
import { DataTable, EmptyState, href, Page, ratingAnswerText } from '#ui/index.ts'
import { definePage } from '#ui/web/route.ts'
import { feedbackWords } from '../messages.ts'
import { listRatingsOperation, PagePath } from '../operations.ts'
import { ratingsPath } from '../paths.ts'

/** How the pages are rated, for the office. */
export const ratings = definePage({
  path: ratingsPath,
  access: 'officer',
  async show({ view, locale, call, query }) {
    const t = feedbackWords(locale)
    const page = PagePath.safeParse(query.get('pagina')).data
    const { pages, trend, words } = await call(listRatingsOperation, page === undefined ? {} : { page })
    const ofPage = (path: string) =>
      `${href(view, ratingsPath.to())}?${new URLSearchParams({ pagina: path }).toString()}`
    const mean = (value: number) => value.toLocaleString(locale, { maximumFractionDigits: 1 })
    const heading = page === undefined ? t('title') : t('ofPage', { page })
    return (
      <Page view={view} title={heading} breadcrumb={[{ label: t('title') }]} width="wide" noIndex>
        <h1>{heading}</h1>
        <p class="lead">{t('lead')}</p>
        {page === undefined ? null : (
          <p>
            <a href={href(view, ratingsPath.to())}>{t('allPages')}</a>
          </p>
        )}
        {pages.length === 0 ? (
          <EmptyState title={t('none')} text={t('noneText')} icon="it-star-outline" />
        ) : (
          <>
            {page !== undefined ? null : (
              <DataTable
                caption={t('pages')}
                rows={pages}
                columns={[
                  { header: t('page'), cell: (row) => <a href={ofPage(row.page)}>{row.page}</a> },
                  { header: t('count'), cell: (row) => String(row.count) },
                  { header: t('mean'), cell: (row) => mean(row.mean) },
                  { header: t('low'), cell: (row) => String(row.low) },
                ]}
              />
            )}
            <DataTable
              caption={t('trend')}
              rows={trend}
              columns={[
                { header: t('month'), cell: (row) => row.month },
                { header: t('count'), cell: (row) => String(row.count) },
                { header: t('mean'), cell: (row) => mean(row.mean) },
              ]}
            />
            {words.length === 0 ? null : (
              <DataTable
                caption={t('said')}
                rows={words}
                columns={[
                  { header: t('when'), cell: (row) => formatInstant(new Date(row.at), locale) },
                  { header: t('page'), cell: (row) => <a href={href(view, row.page)}>{row.page}</a> },
                  { header: t('mean'), cell: (row) => t('stars', { stars: row.stars }) },
                  { header: t('answer'), cell: (row) => ratingAnswerText(row.stars, row.answer, locale) },
                  { header: t('words'), cell: (row) => row.words ?? '' },
                ]}
              />
            )}
          </>
        )}
      </Page>
    )
  },
})
