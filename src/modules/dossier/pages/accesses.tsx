import { z } from 'zod'
import { formatDate, plainDate } from '#kernel/dates.ts'
import { DataTable, EmptyState, href, Pagination } from '#ui/index.ts'
import { definePage } from '#ui/web/route.ts'
import { dossierWords } from '../messages.ts'
import { listAccessDaysOperation } from '../operations.ts'
import { accessesPath, casePath } from '../paths.ts'
import { howOften, purposeInWords, readingsInWords } from './access-words.ts'
import { DossierPage } from './dossier-page.tsx'
import { beforeOf, pageHref } from './keyset.ts'

export const accesses = definePage({
  path: accessesPath,
  access: 'person',
  async show({ view, locale, call, query, tenant }) {
    const t = dossierWords(locale)
    const before = beforeOf(query, z.uuid())
    const { groups, next } = await call(listAccessDaysOperation, before === undefined ? {} : { before })
    return (
      <DossierPage view={view} section="accesses">
        <h1>{t('accesses')}</h1>
        <p class="lead">{t('accessesLead')}</p>
        {groups.length === 0 ? (
          <EmptyState title={t('noAccesses')} text={t('noAccessesText')} icon="it-password-visible" />
        ) : (
          <div class="portico-wide-block">
            <DataTable
              caption={t('accesses')}
              hideCaption
              rows={groups}
              columns={[
                {
                  header: t('onDay'),
                  cell: ({ day }) => <time datetime={day}>{formatDate(plainDate(day), locale)}</time>,
                },
                {
                  header: t('who'),
                  cell: ({ officer, operations }) => (
                    <>
                      {officer}
                      <span class="fw-normal d-block">{readingsInWords(operations, locale)}</span>
                    </>
                  ),
                  rowHeader: true,
                },
                { header: t('purpose'), cell: ({ purpose }) => purposeInWords(purpose, locale) },
                { header: t('howOften'), cell: (group) => howOften(group, locale) },
                {
                  header: t('ofCase'),
                  cell: ({ cases }) =>
                    cases.length === 0
                      ? t('noCase')
                      : cases.map(({ id, number }) => (
                          <a class="d-block" href={href(view, casePath.to({ caseId: id }))}>
                            {number}
                          </a>
                        )),
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
