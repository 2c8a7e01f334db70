import { Feed } from 'feed'
import { notFound } from '#platform/operations/errors.ts'
import { localPath } from '#platform/i18n/index.ts'
import { definePage } from '#ui/web/route.ts'
import type { PageRequest } from '#ui/web/route.ts'
import { siteWords } from '../messages.ts'
import { listContentsOperation } from '../operations.ts'
import { eventsFeedPath, liveListPath, newsFeedPath, newsPath } from '../paths.ts'

const entriesMost = 30

const formats = {
  rss: { type: 'application/rss+xml; charset=utf-8', write: (feed: Feed) => feed.rss2() },
  atom: { type: 'application/atom+xml; charset=utf-8', write: (feed: Feed) => feed.atom1() },
} as const

async function feedOf(request: PageRequest, of: 'news' | 'events'): Promise<Response> {
  const { call, locale, origin, tenant, param } = request
  const format = Object.entries(formats).find(([name]) => name === param('format'))?.[1]
  if (!format) throw notFound.with()
  const t = siteWords(locale)
  const { contents } = await call(
    listContentsOperation,
    of === 'news'
      ? { type: 'news', order: 'newest', most: entriesMost }
      : { type: 'event', time: 'coming', order: 'soonest', most: entriesMost },
  )
  const page = origin + localPath(locale, of === 'news' ? newsPath.to() : liveListPath.to({ segment: 'eventi' }))
  const self = of === 'news' ? newsFeedPath : eventsFeedPath
  const feed = new Feed({
    id: page,
    link: page,
    title: `${t(of)} – ${tenant.data.name}`,
    description: t(of === 'news' ? 'newsLead' : 'eventsLead'),
    language: locale,
    copyright: 'CC BY 4.0',
    updated: new Date(
      contents
        .map(({ at }) => at)
        .toSorted()
        .at(-1) ?? 0,
    ),
    feedLinks: { [param('format')]: origin + localPath(locale, self.to({ format: param('format') })) },
  })
  for (const { title, summary, path, at, kindName } of contents) {
    const link = origin + localPath(locale, path ?? '/')
    feed.addItem({
      id: link,
      link,
      title,
      description: summary,
      date: new Date(at),
      ...(kindName === null ? {} : { category: [{ name: kindName }] }),
    })
  }
  return new Response(format.write(feed), { headers: { 'content-type': format.type } })
}

export const newsFeed = definePage({
  path: newsFeedPath,
  access: 'public',
  shared: true,
  show: (request) => feedOf(request, 'news'),
})
export const eventsFeed = definePage({
  path: eventsFeedPath,
  access: 'public',
  shared: true,
  show: (request) => feedOf(request, 'events'),
})
