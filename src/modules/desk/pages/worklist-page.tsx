import { translator } from '#platform/i18n/index.ts'
import { EmptyState, href, LinkButton, Page, SubNav } from '#ui/index.ts'
import { definePage } from '#ui/web/route.ts'
import { listMessages } from '../messages.ts'
import { worklistOperation } from '../operations.ts'
import { deskPath } from '../paths.ts'
import { worklists } from '../schema.ts'
import { emptyWords, worklistOf, worklistQuery } from './worklist/lists.ts'
import { WorklistTable } from './worklist/table.tsx'

/** The worklists of an officer: one page, one address for each list. */
export const worklistPage = definePage({
  path: deskPath,
  access: 'officer',
  async show({ view, query, call }) {
    const t = translator(listMessages, view.locale)
    const list = worklistOf(query)
    const after = query.get('dopo') ?? undefined
    const { rows, next } = await call(worklistOperation, { list, ...(after === undefined ? {} : { after }) })
    const address = (of: typeof list, from?: string) => `${href(view, deskPath.to())}${worklistQuery(of, from)}`
    const [emptyTitle, emptyText] = emptyWords[list]
    return (
      <Page view={view} title={`${t('desk')}: ${t(list)}`} breadcrumb={[{ label: t('desk') }]} width="wide" noIndex>
        <h1>{t('desk')}</h1>
        <p class="lead">{t('lead')}</p>
        <SubNav
          label={t('lists')}
          items={worklists.map((one) => ({ label: t(one), href: address(one), current: one === list }))}
        />
        {rows.length === 0 ? (
          <EmptyState
            title={t(emptyTitle)}
            text={t(emptyText)}
            action={list === 'all' ? undefined : { label: t('seeAll'), href: address('all') }}
          />
        ) : (
          <WorklistTable view={view} caption={t('caption', { list: t(list) })} rows={rows} />
        )}
        <div class="portico-buttons">
          {next === null ? null : <LinkButton href={address(list, next)}>{t('more')}</LinkButton>}
          {after === undefined ? null : (
            <LinkButton kind="secondary" href={address(list)}>
              {t('fromTheTop')}
            </LinkButton>
          )}
        </div>
      </Page>
    )
  },
})
