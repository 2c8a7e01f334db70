import type { Child } from 'hono/jsx'
import { entryAt, vocabularies } from '#engines/content/index.ts'
import { notFound } from '#platform/operations/errors.ts'
import { BookingLink, findServices, servicesPath } from '#modules/services/index.ts'
import { Button, EmptyState, href, Page, TextField } from '#ui/index.ts'
import type { PageView } from '#ui/index.ts'
import { definePage } from '#ui/web/route.ts'
import type { PageRequest } from '#ui/web/route.ts'
import { siteWords } from '../messages.ts'
import { listContentsOperation, listPacksOperation } from '../operations.ts'
import { serviceCategoryPath } from '../paths.ts'
import type { ShownHead } from '../schema.ts'
import { Heads } from './heads.tsx'

const wordsAtMost = 200
const servicesAtMost = 100
/** Services told of that are shown at once: all of the demo city were a page of 14,500 pixels on a telephone. */
const shownAtOnce = 12
const names = { words: 'q', shown: 'mostra' } as const

/** Every service: those asked for here first, then those told of, by title. */
async function allServices({ call }: PageRequest): Promise<{ online: ShownHead[]; told: ShownHead[] }> {
  const { services } = await call(listPacksOperation, {})
  const { contents } = await call(listContentsOperation, { type: 'service', order: 'title', most: servicesAtMost })
  return { online: services.toSorted((one, other) => one.title.localeCompare(other.title)), told: contents }
}

export const catalogue = definePage({
  path: servicesPath,
  access: 'public',
  shared: true,
  async show(request) {
    const { view, locale, query, tenant } = request
    const t = siteWords(locale)
    const { online, told } = await allServices(request)
    const shown = Math.max(
      shownAtOnce,
      Math.min(servicesAtMost, Number.parseInt(query.get(names.shown) ?? '', 10) || 0),
    )
    const asked = (query.get(names.words) ?? '').slice(0, wordsAtMost).trim()
    const { phone } = tenant.data.contacts
    return (
      <Page
        view={view}
        title={t('services')}
        description={t('servicesLead')}
        breadcrumb={[{ label: t('services') }]}
        width="wide"
      >
        <h1>{t('services')}</h1>
        <p class="lead">{t('servicesLead')}</p>
        <SearchForm view={view} asked={asked} />
        <p>
          <BookingLink view={view} element="appointment-booking" />
        </p>
        {asked === '' ? (
          <>
            <Categories view={view} />
            <Part view={view} title={t('onlineServices')} heads={online} />
            <Part view={view} title={t('otherServices')} heads={told.slice(0, shown)} id={others}>
              {told.length > shown ? <MoreServices view={view} shown={shown} left={told.length - shown} /> : null}
            </Part>
            {online.length + told.length > 0 ? null : (
              <EmptyState title={t('nothing')} text={t('nothingText')} icon="it-file" />
            )}
          </>
        ) : (
          <Found view={view} asked={asked} found={findServices([...online, ...told], asked)} phone={phone} />
        )}
      </Page>
    )
  },
})

/** Where the page goes on after more services were asked for. */
const others = 'altri-servizi'

interface PartProps {
  readonly view: PageView
  readonly title: string
  readonly heads: readonly ShownHead[]
  readonly id?: string | undefined
  readonly children?: Child
}

function Part({ view, title, heads, id, children }: PartProps) {
  if (heads.length === 0) return null
  return (
    <section class="mt-5" id={id}>
      <h2>{title}</h2>
      <Heads view={view} heads={heads} element="service-link" />
      {children}
    </section>
  )
}

/** A link and no script: the address says how many are shown, and the page goes on where it ended. */
function MoreServices({ view, shown, left }: { view: PageView; shown: number; left: number }) {
  const t = siteWords(view.locale)
  const address = `${href(view, servicesPath.to())}?${names.shown}=${shown + shownAtOnce}#${others}`
  return (
    <p>
      <a class="btn btn-outline-primary" href={address} data-element="pager-link">
        {t('moreServices', { count: Math.min(left, shownAtOnce) })}
      </a>
    </p>
  )
}

function Categories({ view }: { view: PageView }) {
  const { locale } = view
  const t = siteWords(locale)
  return (
    <section class="mt-5">
      <h2>{t('serviceCategories')}</h2>
      <ul class="portico-chips">
        {vocabularies['service-categories'].map(({ label, segment = '' }) => (
          <li>
            <a
              class="chip chip-simple"
              href={href(view, serviceCategoryPath.to({ segment }))}
              data-element="service-category-link"
            >
              <span class="chip-label">{label[locale]}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function SearchForm({ view, asked }: { view: PageView; asked: string }) {
  const t = siteWords(view.locale)
  return (
    <form class="portico-search" method="get" action={href(view, servicesPath.to())} role="search">
      <TextField
        locale={view.locale}
        name="q"
        type="search"
        label={t('searchServices')}
        hint={t('searchServicesHint')}
        value={asked}
        required
        maxlength={wordsAtMost}
      />
      <p>
        <Button icon="it-search">{t('searchButton')}</Button>
      </p>
    </form>
  )
}

function Found({
  view,
  asked,
  found,
  phone,
}: {
  view: PageView
  asked: string
  found: readonly ShownHead[]
  phone: string
}) {
  const t = siteWords(view.locale)
  if (found.length === 0)
    return (
      <EmptyState
        title={t('nothingFound', { words: asked })}
        text={t('nothingFoundText', { phone })}
        action={{ label: t('allOfServices'), href: href(view, servicesPath.to()) }}
        icon="it-search"
      />
    )
  return (
    <>
      <p role="status">
        {t('foundServices', { count: found.length, words: asked })}.{' '}
        <a href={href(view, servicesPath.to())}>{t('allOfServices')}</a>
      </p>
      <Heads view={view} heads={found} headingLevel={2} element="service-link" />
    </>
  )
}

export const serviceCategory = definePage({
  path: serviceCategoryPath,
  access: 'public',
  shared: true,
  async show(request) {
    const { view, locale, param } = request
    const t = siteWords(locale)
    const entry = entryAt('service-categories', param('segment'))
    if (!entry) throw notFound.with()
    const { online, told } = await allServices(request)
    const heads = [...online, ...told].filter(({ kind }) => kind === entry.code)
    const title = entry.label[locale]
    return (
      <Page
        view={view}
        title={title}
        description={t('servicesLead')}
        breadcrumb={[{ label: t('services'), path: servicesPath.to() }, { label: title }]}
        width="wide"
      >
        <h1>{title}</h1>
        {heads.length > 0 ? (
          <Heads view={view} heads={heads} headingLevel={2} element="service-link" />
        ) : (
          <EmptyState
            title={t('nothing')}
            text={t('nothingText')}
            action={{ label: t('allOfServices'), href: href(view, servicesPath.to()) }}
            icon="it-file"
          />
        )}
      </Page>
    )
  },
})
