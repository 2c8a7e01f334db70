import { z } from 'zod'
import { servicesPath } from '#engines/cases/index.ts'
import { EmptyState, href, Pagination } from '#ui/index.ts'
import { definePage } from '#ui/web/route.ts'
import { dossierWords } from '../messages.ts'
import { listCasesOperation } from '../operations.ts'
import { casesPath } from '../paths.ts'
import { CaseCards } from './case-cards.tsx'
import { DossierPage } from './dossier-page.tsx'
import { beforeOf, pageHref } from './keyset.ts'

export const cases = definePage({
  path: casesPath,
  access: 'person',
  async show({ view, locale, call, query }) {
    const t = dossierWords(locale)
    const before = beforeOf(query, z.uuid())
    const { cases: found, next } = await call(listCasesOperation, before === undefined ? {} : { before })
    return (
      <DossierPage view={view} section="cases">
        <h1>{t('cases')}</h1>
        <p class="lead">{t('casesLead')}</p>
        {found.length === 0 ? (
          <EmptyState
            title={t('noCases')}
            text={t('noCasesText')}
            action={{ label: t('findService'), href: href(view, servicesPath.to()) }}
            icon="it-folder"
          />
        ) : (
          <div class="portico-wide-block">
            <CaseCards view={view} cases={found} />
          </div>
        )}
        {before === undefined ? null : (
          <p>
            <a href={href(view, casesPath.to())}>{t('newest')}</a>
          </p>
        )}
        <Pagination locale={locale} nextHref={next === null ? undefined : pageHref(view, casesPath.to(), next)} />
      </DossierPage>
    )
  },
})
