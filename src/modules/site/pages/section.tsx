import { Card, EmptyState, href, LinkButton, Page } from '#ui/index.ts'
import { definePage } from '#ui/web/route.ts'
import type { PageRequest } from '#ui/web/route.ts'
import { siteWords } from '../messages.ts'
import { listContentsOperation } from '../operations.ts'
import { livePath, managementPath, newsPath } from '../paths.ts'
import type { ShownHead } from '../schema.ts'
import { Heads } from './heads.tsx'
import { sections } from './lists.ts'
import type { SectionId } from './lists.ts'

const elements: Readonly<Record<string, string>> = {
  luoghi: 'live-button-locations',
  eventi: 'live-button-events',
}

const featuredMost = 6

/** What a section puts in front: the newest, and for the places and events what comes next. */
async function featured({ call }: PageRequest, section: SectionId): Promise<readonly ShownHead[]> {
  const asked = {
    management: { type: 'unit', kind: 'governing-body', order: 'title' },
    news: { type: 'news', order: 'newest' },
    live: { type: 'event', time: 'coming', order: 'soonest' },
  } as const
  const { contents } = await call(listContentsOperation, { ...asked[section], most: featuredMost })
  return contents
}

async function sectionPage(request: PageRequest, section: SectionId) {
  const { view, locale } = request
  const t = siteWords(locale)
  const { segments, list, path, element } = sections[section]
  const heads = await featured(request, section)
  return (
    <Page
      view={view}
      title={t(section)}
      description={t(`${section}Lead`)}
      breadcrumb={[{ label: t(section) }]}
      width="wide"
    >
      <h1>{t(section)}</h1>
      <p class="lead">{t(`${section}Lead`)}</p>
      {heads.length === 0 ? null : (
        <section class="mt-5">
          <h2>{t('latest')}</h2>
          <Heads view={view} heads={heads} pictures={section !== 'management'} />
        </section>
      )}
      <section class="mt-5">
        <h2>{t('explore')}</h2>
        <ul class="portico-cards">
          {segments.map((segment) => {
            const one = list(segment)
            if (!one) return null
            return (
              <li>
                <Card
                  title={one.title(locale, t)}
                  href={href(view, path(segment))}
                  text={one.lead === `${section}Lead` ? undefined : t(one.lead)}
                  element={element ?? elements[segment]}
                />
              </li>
            )
          })}
        </ul>
      </section>
      {heads.length > 0 ? null : <EmptyState title={t('nothing')} text={t('nothingText')} icon="it-file" />}
      {section === 'live' ? (
        <p>
          <LinkButton href={href(view, path('eventi'))} kind="secondary">
            {t('allEvents')}
          </LinkButton>
        </p>
      ) : null}
    </Page>
  )
}

export const managementPage = definePage({
  path: managementPath,
  access: 'public',
  show: (request) => sectionPage(request, 'management'),
})
export const newsPage = definePage({
  path: newsPath,
  access: 'public',
  show: (request) => sectionPage(request, 'news'),
})
export const livePage = definePage({
  path: livePath,
  access: 'public',
  show: (request) => sectionPage(request, 'live'),
})
