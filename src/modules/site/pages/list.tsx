import { notFound } from '#platform/operations/errors.ts'
import { vocabularies } from '#engines/content/index.ts'
import { EmptyState, href, Page, SubNav } from '#ui/index.ts'
import type { PageView } from '#ui/index.ts'
import { definePage } from '#ui/web/route.ts'
import type { PageRequest } from '#ui/web/route.ts'
import { siteWords } from '../messages.ts'
import { Cursor, listContentsOperation } from '../operations.ts'
import { liveListPath, livePath, managementListPath, managementPath, newsListPath, newsPath } from '../paths.ts'
import { Heads } from './heads.tsx'
import { sections } from './lists.ts'
import type { SectionId, SiteList } from './lists.ts'

const parameters = { kind: 'tipo', time: 'quando', after: 'dopo' } as const
const homes = { management: managementPath, news: newsPath, live: livePath } as const

/** What a list is asked for by the address. What is no choice of the list is as if it were not there. */
function readAsked(query: URLSearchParams, list: SiteList) {
  const kinds = list.choices === undefined ? [] : vocabularies[list.choices].map(({ code }) => code)
  const kind = query.get(parameters.kind) ?? undefined
  const past = list.type === 'event' && query.get(parameters.time) === 'passati'
  return {
    kind: list.kind ?? (kind !== undefined && kinds.some((code) => code === kind) ? kind : undefined),
    time: list.type === 'event' ? (past ? ('past' as const) : ('coming' as const)) : undefined,
    after: Cursor.safeParse(query.get(parameters.after) ?? undefined).data,
  }
}

type Asked = ReturnType<typeof readAsked>

function addressOf(view: PageView, { kind, time, after }: Asked, list: SiteList): string {
  const query = new URLSearchParams()
  if (kind !== undefined && list.kind === undefined) query.set(parameters.kind, kind)
  if (time === 'past') query.set(parameters.time, 'passati')
  if (after !== undefined) query.set(parameters.after, after)
  return href(view, view.path) + (query.size === 0 ? '' : `?${query.toString()}`)
}

async function listPage({ view, locale, call, query, param }: PageRequest, section: SectionId) {
  const t = siteWords(locale)
  const list = sections[section].list(param('segment'))
  if (!list) throw notFound.with()
  const asked = readAsked(query, list)
  const order = asked.time === 'past' ? 'newest' : list.order
  const { contents, next } = await call(listContentsOperation, { type: list.type, order, ...asked })
  const title = list.title(locale, t)
  const link = (change: Partial<Asked>) => addressOf(view, { ...asked, after: undefined, ...change }, list)
  return (
    <Page
      view={view}
      title={title}
      description={t(list.lead)}
      breadcrumb={[{ label: t(section), path: homes[section].to() }, { label: title }]}
      width="wide"
    >
      <h1>{title}</h1>
      <p class="lead">{t(list.lead)}</p>
      {asked.time === undefined ? null : (
        <SubNav
          label={t('when')}
          items={[
            { label: t('coming'), href: link({ time: 'coming' }), current: asked.time === 'coming' },
            { label: t('past'), href: link({ time: 'past' }), current: asked.time === 'past' },
          ]}
        />
      )}
      {list.choices === undefined ? null : (
        <details class="portico-choices" open={asked.kind !== undefined}>
          <summary>{t('kind')}</summary>
          <ul>
            <li>
              <a href={link({ kind: undefined })} aria-current={asked.kind === undefined ? 'true' : undefined}>
                {t('all')}
              </a>
            </li>
            {vocabularies[list.choices].map(({ code, label }) => (
              <li>
                <a href={link({ kind: code })} aria-current={asked.kind === code ? 'true' : undefined}>
                  {label[locale]}
                </a>
              </li>
            ))}
          </ul>
        </details>
      )}
      {contents.length > 0 ? (
        <Heads
          view={view}
          heads={contents}
          headingLevel={2}
          pictures={list.type !== 'document'}
          element={list.type === 'event' ? 'event-link' : undefined}
        />
      ) : asked.kind !== undefined && list.kind === undefined ? (
        <EmptyState
          title={t('nothingOfKind')}
          text={t('nothingText')}
          action={{ label: t('removeChoice'), href: link({ kind: undefined }) }}
          icon="it-search"
        />
      ) : (
        <EmptyState title={t('nothing')} text={t('nothingText')} icon="it-file" />
      )}
      <More view={view} asked={asked} next={next} list={list} />
    </Page>
  )
}

interface MoreProps {
  readonly view: PageView
  readonly asked: Asked
  readonly next: string | null
  readonly list: SiteList
}

/** Where the list goes on. A list of events always goes on: after the last that come are those that were, and back. */
function More({ view, asked, next, list }: MoreProps) {
  const t = siteWords(view.locale)
  const other = asked.time === 'past' ? 'coming' : 'past'
  if (next === null && asked.time === undefined) return null
  const on = next === null ? { ...asked, time: other, after: undefined } : { ...asked, after: next }
  const query = [...new URL(addressOf(view, on as Asked, list), 'http://site').searchParams]
  return (
    <form method="get" action={href(view, view.path)}>
      {query.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <button class="btn btn-outline-primary" type="submit" data-element="load-other-cards">
        {next !== null ? t('loadMore') : t(other === 'past' ? 'showPast' : 'showComing')}
      </button>
    </form>
  )
}

export const managementList = definePage({
  path: managementListPath,
  access: 'public',
  shared: true,
  show: (request) => listPage(request, 'management'),
})
export const newsList = definePage({
  path: newsListPath,
  access: 'public',
  shared: true,
  show: (request) => listPage(request, 'news'),
})
export const liveList = definePage({
  path: liveListPath,
  access: 'public',
  shared: true,
  show: (request) => listPage(request, 'live'),
})
