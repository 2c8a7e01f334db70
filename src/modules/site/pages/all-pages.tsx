import { contentTypeIds, contentTypes } from '#engines/content/index.ts'
import type { ContentTypeId } from '#engines/content/index.ts'
import { EmptyState, href, Page, SubNav } from '#ui/index.ts'
import { definePage } from '#ui/web/route.ts'
import { siteWords } from '../messages.ts'
import { Cursor, listContentsOperation, listPacksOperation } from '../operations.ts'
import { allPagesPath, siteMapPath } from '../paths.ts'

const names = { type: 'tipo', after: 'dopo' } as const
const most = 100

/** Types whose contents have pages of their own. */
const withPages = contentTypeIds.filter((id) => contentTypes[id].base !== null)

const isType = (text: string | null): text is ContentTypeId => withPages.some((id) => id === text)

/** The list of all pages: each type by title, a hundred at a time. */
export const allPages = definePage({
  path: allPagesPath,
  access: 'public',
  shared: true,
  async show({ view, locale, call, query }) {
    const t = siteWords(locale)
    const asked = query.get(names.type)
    const type = isType(asked) ? asked : 'service'
    const after = Cursor.safeParse(query.get(names.after) ?? undefined).data
    const { contents, next } = await call(listContentsOperation, { type, order: 'title', after, most })
    // services asked for here are packs: they stand before those told of
    const { services } =
      type === 'service' && after === undefined ? await call(listPacksOperation, {}) : { services: [] }
    const heads = [...services.toSorted((one, other) => one.title.localeCompare(other.title)), ...contents]
    const address = (parameters: Readonly<Record<string, string>>) =>
      `${href(view, allPagesPath.to())}?${new URLSearchParams(parameters).toString()}`
    return (
      <Page
        view={view}
        title={`${t('allPages')}: ${contentTypes[type].many[locale]}`}
        description={t('allPagesLead')}
        breadcrumb={[{ label: t('siteMap'), path: siteMapPath.to() }, { label: t('allPages') }]}
      >
        <h1>{t('allPages')}</h1>
        <p class="lead">{t('allPagesLead')}</p>
        <SubNav
          label={t('pagesOf')}
          items={withPages.map((id) => ({
            label: contentTypes[id].many[locale],
            href: address({ [names.type]: id }),
            current: id === type,
          }))}
        />
        <h2>{contentTypes[type].many[locale]}</h2>
        {heads.length === 0 ? (
          <EmptyState title={t('nothing')} text={t('nothingText')} icon="it-file" />
        ) : (
          <ul>
            {heads.map(({ path, title }) =>
              path === null ? null : (
                <li>
                  <a href={href(view, path)}>{title}</a>
                </li>
              ),
            )}
          </ul>
        )}
        {next === null ? null : (
          <p>
            <a class="btn btn-outline-primary" href={address({ [names.type]: type, [names.after]: next })}>
              {t('loadMore')}
            </a>
          </p>
        )}
      </Page>
    )
  },
})
