import { z } from 'zod'
import { formatInstant } from '#kernel/dates.ts'
import { DataTable, EmptyState, href, Pagination } from '#ui/index.ts'
import { definePage } from '#ui/web/route.ts'
import { dossierWords } from '../messages.ts'
import { listAccessesOperation } from '../operations.ts'
import { accessesPath, casePath } from '../paths.ts'
import { purposeInWords, readingInWords } from './access-words.ts'
import { DossierPage } from './dossier-page.tsx'
import { beforeOf, pageHref } from './keyset.ts'

export const accesses = definePage({
  path: accessesPath,
  access: 'person',
  async show({ view, locale, call, query, tenant }) {
    const t = dossierWords(locale)
    const before = beforeOf(query, z.uuid())
    const { accesses: found, next } = await call(listAccessesOperation, before === undefined ? {} : { before })
    return (
      <DossierPage view={view} section="accesses">
        <h1>{t('accesses')}</h1>
        <p class="lead">{t('accessesLead')}</p>
        {found.length === 0 ? (
          <EmptyState title={t('noAccesses')} text={t('noAccessesText')} icon="it-password-visible" />
        ) : (
          <div class="portico-wide-block">
            <DataTable
              caption={t('accesses')}
              hideCaption
              rows={found}
              columns={[
                {
                  header: t('readAt'),
                  cell: ({ at }) => <time datetime={at}>{formatInstant(new Date(at), locale)}</time>,
                },
                {
                  header: t('who'),
                  cell: ({ officer, operation }) => `${officer}, ${readingInWords(operation, locale)}`,
                  rowHeader: true,
                },
                { header: t('purpose'), cell: ({ purpose }) => purposeInWords(purpose, locale) },
                {
                  header: t('ofCase'),
                  cell: ({ caseId, caseNumber }) =>
                    caseId === null ? t('noCase') : <a href={href(view, casePath.to({ caseId }))}>{caseNumber}</a>,
                },
              ]}
            />
          </div>
        )}
        <p>{t('accessesHelp', { email: tenant.data.contacts.email })}</p>
        {before === undefined ? null : (
          <p>
            <a href={href(view, accessesPath.to())}>{t('newest')}</a>
          </p>
        )}
        <Pagination locale={locale} nextHref={next === null ? undefined : pageHref(view, accessesPath.to(), next)} />
      </DossierPage>
    )
  },
})
