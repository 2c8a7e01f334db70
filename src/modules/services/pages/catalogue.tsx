import { Button, CardList, EmptyState, href, Page, TextField } from '#ui/index.ts'
import type { PageView } from '#ui/index.ts'
import { definePage } from '#ui/web/route.ts'
import { serviceWords } from '../messages.ts'
import { listServicesOperation } from '../operations.ts'
import { servicePath, servicesPath } from '../paths.ts'
import { BookingLink } from './booking-link.tsx'
import { findServices } from './find-services.ts'

const wordsAtMost = 200

export const catalogue = definePage({
  path: servicesPath,
  access: 'public',
  async show({ view, locale, call, query, tenant }) {
    const t = serviceWords(locale)
    const { services } = await call(listServicesOperation, {})
    const asked = (query.get('q') ?? '').slice(0, wordsAtMost).trim()
    const found = findServices(services, asked)
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
        {asked === '' ? null : <Found view={view} asked={asked} count={found.length} />}
        <CardList
          cards={found.map(({ id, title, summary }) => ({
            title,
            text: summary,
            href: href(view, servicePath.to({ serviceId: id })),
            element: 'service-link',
            headingLevel: 2,
          }))}
        />
        {found.length > 0 ? null : asked === '' ? (
          <EmptyState title={t('noServices')} text={t('noServicesText', { phone })} />
        ) : (
          <EmptyState
            title={t('nothingFound', { words: asked })}
            text={t('nothingFoundText', { phone })}
            action={{ label: t('clearSearch'), href: href(view, servicesPath.to()) }}
            icon="it-search"
          />
        )}
        <p class="mt-4">
          <BookingLink view={view} element="appointment-booking" />
        </p>
      </Page>
    )
  },
})

function SearchForm({ view, asked }: { view: PageView; asked: string }) {
  const t = serviceWords(view.locale)
  return (
    <form class="portico-search" method="get" action={href(view, servicesPath.to())} role="search">
      <TextField
        locale={view.locale}
        name="q"
        type="search"
        label={t('search')}
        hint={t('searchHint')}
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

function Found({ view, asked, count }: { view: PageView; asked: string; count: number }) {
  if (count === 0) return null
  const t = serviceWords(view.locale)
  return (
    <p role="status">
      {t('found', { count, words: asked })}. <a href={href(view, servicesPath.to())}>{t('clearSearch')}</a>
    </p>
  )
}
