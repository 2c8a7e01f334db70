import { formatDate, plainDate } from '#kernel/dates.ts'
import { Badge, Callout, href, LinkButton, Page } from '#ui/index.ts'
import type { PageView } from '#ui/index.ts'
import type { PageRequest } from '#ui/web/route.ts'
import { serviceWords } from '../messages.ts'
import { applyPath, servicePath, servicesPath, simulatePath } from '../paths.ts'
import { loadService } from './load-service.ts'
import type { ServiceInWords } from './load-service.ts'
import type { SectionProps } from './section-props.ts'
import { ServiceMetadata } from './service-metadata.tsx'
import { ServiceSections } from './service-sections.tsx'

/** The page of a service that is a pack. Throws where there is none of this id. */
export async function showService(request: PageRequest) {
  const { view, locale, tenant, origin } = request
  const t = serviceWords(locale)
  const found = await loadService(request)
  const title = found.say('service.title')
  return (
    <Page
      view={view}
      title={title}
      description={found.say('service.summary')}
      breadcrumb={[{ label: t('services'), path: servicesPath.to() }, { label: title }]}
    >
      <ServiceMetadata
        service={found}
        tenant={tenant.data}
        url={`${origin}${href(view, servicePath.to({ serviceId: found.id }))}`}
        locale={locale}
      />
      <ServiceBody view={view} service={found} tenant={tenant.data} />
    </Page>
  )
}

/** What the page of a service says. */
export function ServiceBody({ view, service, tenant, preview = false }: SectionProps) {
  const t = serviceWords(view.locale)
  return (
    <>
      <h1 data-element="service-title">{service.say('service.title')}</h1>
      <p data-element="service-status">
        {service.withdrawn ? <Badge text={t('withdrawnBadge')} /> : <Badge tone="success" text={t('active')} />}
      </p>
      <p class="lead" data-element="service-description">
        {service.say('service.summary')}
      </p>
      {service.withdrawn ? (
        <Callout kind="warning" title={t('withdrawnTitle')}>
          <p>{t('withdrawnText')}</p>
        </Callout>
      ) : preview ? null : (
        <ApplyOnline view={view} service={service} />
      )}
      <ServiceSections view={view} service={service} tenant={tenant} preview={preview} />
    </>
  )
}

/** The way into the application, with the date that it promises. Sign-in comes by itself. */
function ApplyOnline({ view, service }: { view: PageView; service: ServiceInWords }) {
  const t = serviceWords(view.locale)
  const { id, dueIfSentNow } = service
  return (
    <>
      {dueIfSentNow === null ? null : (
        <p>{t('ifSentNow', { date: formatDate(plainDate(dueIfSentNow), view.locale) })}</p>
      )}
      <p>
        <LinkButton href={href(view, applyPath.to({ serviceId: id }))}>{t('applyOnline')}</LinkButton>{' '}
        <LinkButton href={href(view, simulatePath.to({ serviceId: id }))} kind="secondary">
          {t('simulationTry')}
        </LinkButton>
      </p>
    </>
  )
}
