import { entryOf, vocabularies } from '#engines/content/index.ts'
import { notFound } from '#platform/operations/errors.ts'
import { EmptyState, href, Page } from '#ui/index.ts'
import { definePage } from '#ui/web/route.ts'
import { siteWords } from '../messages.ts'
import { Cursor, listByTopicOperation } from '../operations.ts'
import { topicPath, topicsPath } from '../paths.ts'
import { Heads } from './heads.tsx'

export const topicsPage = definePage({
  path: topicsPath,
  access: 'public',
  shared: true,
  show({ view, locale }) {
    const t = siteWords(locale)
    return (
      <Page
        view={view}
        title={t('topics')}
        description={t('topicsLead')}
        breadcrumb={[{ label: t('topics') }]}
        width="wide"
      >
        <h1>{t('topics')}</h1>
        <p class="lead">{t('topicsLead')}</p>
        <ul class="portico-columns">
          {vocabularies.topics.map(({ code, label }) => (
            <li>
              <a href={href(view, topicPath.to({ topic: code }))} data-element="topic-element">
                {label[locale]}
              </a>
            </li>
          ))}
        </ul>
      </Page>
    )
  },
})

export const topicPage = definePage({
  path: topicPath,
  access: 'public',
  shared: true,
  async show({ view, locale, call, param, query }) {
    const t = siteWords(locale)
    const entry = entryOf('topics', param('topic'))
    if (!entry) throw notFound.with()
    const after = Cursor.safeParse(query.get('dopo') ?? undefined).data
    const { contents, next } = await call(listByTopicOperation, { topic: entry.code, after })
    const title = entry.label[locale]
    return (
      <Page
        view={view}
        title={title}
        description={t('topicLead')}
        breadcrumb={[{ label: t('topics'), path: topicsPath.to() }, { label: title }]}
        width="wide"
      >
        <h1>{title}</h1>
        <p class="lead">{t('topicLead')}</p>
        {contents.length === 0 ? (
          <EmptyState
            title={t('nothing')}
            text={t('nothingText')}
            action={{ label: t('allTopics'), href: href(view, topicsPath.to()) }}
          />
        ) : (
          <Heads view={view} heads={contents} headingLevel={2} pictures />
        )}
        {next === null ? null : (
          <p>
            <a
              class="btn btn-outline-primary"
              href={`${href(view, view.path)}?${new URLSearchParams({ dopo: next }).toString()}`}
              data-element="load-other-cards"
            >
              {t('loadMore')}
            </a>
          </p>
        )}
      </Page>
    )
  },
})
