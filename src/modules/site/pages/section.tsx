import { Card, EmptyState, href, Page } from '#ui/index.ts'
import type { PageView } from '#ui/index.ts'
import { definePage } from '#ui/web/route.ts'
import type { PageRequest } from '#ui/web/route.ts'
import { siteWords } from '../messages.ts'
import { listContentsOperation } from '../operations.ts'
import { eventsFeedPath, livePath, managementPath, newsFeedPath, newsPath } from '../paths.ts'
import type { ShownHead } from '../schema.ts'
import { Heads } from './heads.tsx'
import { sections } from './lists.ts'
import type { SectionId } from './lists.ts'

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
      feeds={feedsOf(view, section)}
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
                  element={element}
                />
              </li>
            )
          })}
        </ul>
      </section>
      {heads.length > 0 ? null : <EmptyState title={t('nothing')} text={t('nothingText')} icon="it-file" />}
      {section === 'live' ? <LiveButtons view={view} /> : null}
    </Page>
  )
}

/**
 * The two buttons of the national model. Its validator reads their address from `onclick`, which our policy for scripts
 * never runs: what works, with scripts and without, is the form.
 */
function LiveButtons({ view }: { view: PageView }) {
  const t = siteWords(view.locale)
  const buttons = [
    { segment: 'luoghi', label: t('allPlaces'), element: 'live-button-locations' },
    { segment: 'eventi', label: t('allEvents'), element: 'live-button-events' },
  ]
  return (
    <div class="portico-buttons">
      {buttons.map(({ segment, label, element }) => {
        const address = href(view, sections.live.path(segment))
        return (
          <form method="get" action={address}>
            <button
              class="btn btn-outline-primary"
              type="submit"
              data-element={element}
              onclick={`location.href='${address}'`}
            >
              {label}
            </button>
          </form>
        )
      })}
    </div>
  )
}

/** Feeds of a section, for readers of feeds. */
function feedsOf(view: PageView, section: SectionId) {
  if (section === 'management') return []
  const t = siteWords(view.locale)
  const path = section === 'news' ? newsFeedPath : eventsFeedPath
  const title = t(section === 'news' ? 'news' : 'events')
  return [
    { title: `${title} (RSS)`, href: href(view, path.to({ format: 'rss' })), type: 'application/rss+xml' },
    { title: `${title} (Atom)`, href: href(view, path.to({ format: 'atom' })), type: 'application/atom+xml' },
  ] as const
}

export const managementPage = definePage({
  path: managementPath,
  access: 'public',
  shared: true,
  show: (request) => sectionPage(request, 'management'),
})
export const newsPage = definePage({
  path: newsPath,
  access: 'public',
  shared: true,
  show: (request) => sectionPage(request, 'news'),
})
export const livePage = definePage({
  path: livePath,
  access: 'public',
  shared: true,
  show: (request) => sectionPage(request, 'live'),
})
