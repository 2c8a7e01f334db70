import { entryAt, vocabularies } from '#engines/content/index.ts'
import { notFound } from '#platform/operations/errors.ts'
import { BookingLink, findServices, servicesPath } from '#modules/services/index.ts'
import { Button, Card, EmptyState, href, Page, TextField } from '#ui/index.ts'
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
    const asked = (query.get('q') ?? '').slice(0, wordsAtMost).trim()
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
            <Part view={view} title={t('onlineServices')} heads={online} />
            <Categories view={view} />
            <Part view={view} title={t('otherServices')} heads={told} />
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

function Part({ view, title, heads }: { view: PageView; title: string; heads: readonly ShownHead[] }) {
  if (heads.length === 0) return null
  return (
    <section class="mt-5">
      <h2>{title}</h2>
      <Heads view={view} heads={heads} element="service-link" />
    </section>
  )
}

function Categories({ view }: { view: PageView }) {
  const { locale } = view
  const t = siteWords(locale)
  return (
    <section class="mt-5">
      <h2>{t('serviceCategories')}</h2>
      <ul class="portico-cards">
        {vocabularies['service-categories'].map(({ label, segment = '' }) => (
          <li>
            <Card
              title={label[locale]}
              href={href(view, serviceCategoryPath.to({ segment }))}
              element="service-category-link"
            />
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
