import type { Child } from 'hono/jsx'
import { formatDate, romeDate } from '#kernel/dates.ts'
import { Slug } from '#engines/content/index.ts'
import type { ContentTypeId } from '#engines/content/index.ts'
import { notFound } from '#platform/operations/errors.ts'
import { href, Page } from '#ui/index.ts'
import type { Crumb, PageView } from '#ui/index.ts'
import { definePage } from '#ui/web/route.ts'
import type { PageRequest } from '#ui/web/route.ts'
import { siteWords } from '../messages.ts'
import { getContentOperation } from '../operations.ts'
import {
  liveItemPath,
  livePath,
  managementItemPath,
  managementPath,
  newsItemPath,
  newsPath,
  pagePath,
  topicPath,
} from '../paths.ts'
import type { ShownContent, ShownFile } from '../schema.ts'
import { ContentContacts } from './contacts.tsx'
import { FieldWords, Topics } from './fields.tsx'
import { categoryOf, Heads } from './heads.tsx'
import { sections } from './lists.ts'
import type { SectionId } from './lists.ts'
import { Metadata } from './metadata.tsx'
import { Picture, pictureOf } from './picture.tsx'

const homes = { management: managementPath, news: newsPath, live: livePath } as const

/** Fields that stand in the head of a page, or that its list says. */
const inHead = new Set(['kind', 'date'])

/** The content of an address: only under the address that is its own, so that it has one. */
async function load({ call, param, view }: PageRequest, type: ContentTypeId): Promise<ShownContent> {
  const slug = Slug.safeParse(param('slug'))
  if (!slug.success) throw notFound.with()
  const content = await call(getContentOperation, { type, slug: slug.data })
  if (content.path !== view.path) throw notFound.with()
  return content
}

async function itemPage(request: PageRequest, section: SectionId) {
  const { locale, param } = request
  const t = siteWords(locale)
  const list = sections[section].list(param('segment'))
  if (!list) throw notFound.with()
  const content = await load(request, list.type)
  return (
    <ContentPage
      request={request}
      content={content}
      crumbs={[
        { label: t(section), path: homes[section].to() },
        { label: list.title(locale, t), path: sections[section].path(param('segment')) },
        { label: content.title },
      ]}
    />
  )
}

export interface ContentPageProps {
  readonly request: PageRequest
  readonly content: ShownContent
  readonly crumbs: readonly Crumb[]
  /** Above the page of a version that is not public by being seen: what it is, and the way back. */
  readonly preview?: Child
  /** Where its files are opened before they are public. */
  readonly fileAt?: (file: ShownFile) => string
}

/** The page of a content: its head, an index, a section for each field that says something, what links to it. */
export function ContentPage({ request: { view, tenant, origin }, content, crumbs, preview, fileAt }: ContentPageProps) {
  const t = siteWords(view.locale)
  const fields = content.fields.filter(({ id }) => !inHead.has(id))
  const parts = [
    ...fields.map((field) => ({ id: field.id, label: field.label })),
    ...(content.contacts.length > 0 ? [{ id: 'contacts', label: t('contacts') }] : []),
    ...content.links.map(({ type, field, label }) => ({ id: `${type}-${field}`, label })),
  ]
  const category = categoryOf(content, view.locale)
  return (
    <Page
      view={view}
      title={content.title}
      description={content.summary}
      breadcrumb={crumbs}
      width="wide"
      picture={content.image ? pictureOf(origin, content.image) : undefined}
      noIndex={preview !== undefined}
    >
      {preview}
      <Metadata content={content} tenant={tenant.data} url={`${origin}${href(view, view.path)}`} origin={origin} />
      <div class="row">
        <div class="col-12 col-lg-8">
          {category === undefined ? null : <p class="portico-card-category">{category}</p>}
          <h1>{content.title}</h1>
          <p class="lead">{content.summary}</p>
          <Untranslated view={view} content={content} />
          <Topics view={view} topics={content.topics} path={(topic) => topicPath.to({ topic })} />
        </div>
        {content.image === null ? null : (
          <div class="col-12 col-lg-4">
            <Picture view={view} image={content.image} cut="wide" sizes="(min-width: 992px) 25rem, 100vw" eager />
          </div>
        )}
      </div>
      <div class="row mt-4">
        {parts.length < 2 ? null : (
          <nav class="col-12 col-lg-3" aria-label={t('pageIndex')}>
            <h2 class="h5">{t('pageIndex')}</h2>
            <ul>
              {parts.map(({ id, label }) => (
                <li>
                  <a href={`#${id}`}>{label}</a>
                </li>
              ))}
            </ul>
          </nav>
        )}
        <div class={parts.length < 2 ? 'col-12 col-lg-9' : 'col-12 col-lg-9 text-break'}>
          {fields.map((field) => (
            <section id={field.id} class="mb-5">
              <h2>{field.label}</h2>
              <FieldWords view={view} field={field} fileAt={fileAt} />
            </section>
          ))}
          {content.contacts.length === 0 ? null : (
            <section id="contacts" class="mb-5">
              <h2>{t('contacts')}</h2>
              <ContentContacts view={view} contacts={content.contacts} />
            </section>
          )}
          {content.links.map(({ type, field, label, heads }) => (
            <section id={`${type}-${field}`} class="mb-5">
              <h2>{label}</h2>
              <Heads view={view} heads={heads} />
            </section>
          ))}
          <p class="text-secondary">
            {t('updated', { date: formatDate(romeDate(new Date(content.publishedAt)), view.locale) })}
          </p>
        </div>
      </div>
    </Page>
  )
}

/** A word to those who read in English where something is there in Italian alone. */
function Untranslated({ view, content }: { view: PageView; content: ShownContent }) {
  if (view.locale === 'it') return null
  const isPartly = content.fields.some((field) => 'locale' in field && field.kind !== 'words' && field.locale === 'it')
  return isPartly ? <p>{siteWords(view.locale)('notTranslated')}</p> : null
}

export const managementItem = definePage({
  path: managementItemPath,
  access: 'public',
  shared: true,
  show: (request) => itemPage(request, 'management'),
})
export const newsItem = definePage({
  path: newsItemPath,
  access: 'public',
  shared: true,
  show: (request) => itemPage(request, 'news'),
})
export const liveItem = definePage({
  path: liveItemPath,
  access: 'public',
  shared: true,
  show: (request) => itemPage(request, 'live'),
})
export const plainPage = definePage({
  path: pagePath,
  access: 'public',
  shared: true,
  async show(request) {
    const content = await load(request, 'page')
    return <ContentPage request={request} content={content} crumbs={[{ label: content.title }]} />
  },
})
