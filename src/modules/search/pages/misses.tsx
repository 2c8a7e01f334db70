import { formatDate, plainDate } from '#kernel/dates.ts'
import { DataTable, EmptyState, href, Page } from '#ui/index.ts'
import { definePage } from '#ui/web/route.ts'
import { searchWords } from '../messages.ts'
import { listMissesOperation } from '../operations.ts'
import { missesPath, searchPath } from '../paths.ts'

/** What was looked for in vain, for those who write the site. */
export const misses = definePage({
  path: missesPath,
  access: 'officer',
  async show({ view, locale, call }) {
    const t = searchWords(locale)
    const { misses: found } = await call(listMissesOperation, {})
    return (
      <Page view={view} title={t('misses')} breadcrumb={[{ label: t('misses') }]} width="wide" noIndex>
        <h1>{t('misses')}</h1>
        <p class="lead">{t('missesLead')}</p>
        {found.length === 0 ? (
          <EmptyState title={t('noMisses')} text={t('noMissesText')} icon="it-search" />
        ) : (
          <DataTable
            caption={t('misses')}
            hideCaption
            rows={found}
            columns={[
              {
                header: t('words'),
                rowHeader: true,
                cell: ({ words }) => (
                  <a href={`${href(view, searchPath.to())}?${new URLSearchParams({ q: words }).toString()}`}>{words}</a>
                ),
              },
              { header: t('count'), numeric: true, cell: ({ count }) => String(count) },
              { header: t('language'), cell: ({ locale: of }) => of },
              { header: t('last'), cell: ({ last }) => formatDate(plainDate(last), locale) },
            ]}
          />
        )}
      </Page>
    )
  },
})
