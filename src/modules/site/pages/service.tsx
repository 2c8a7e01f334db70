import type { Child } from 'hono/jsx'
import { caseErrors } from '#engines/cases/index.ts'
import { entryOf, Slug } from '#engines/content/index.ts'
import { notFound } from '#platform/operations/errors.ts'
import { BookingLink, servicePath, servicesPath, showService } from '#modules/services/index.ts'
import { Badge, href, JsonLd, LinkButton, Page } from '#ui/index.ts'
import type { Crumb, PageView } from '#ui/index.ts'
import { definePage } from '#ui/web/route.ts'
import { orRefusal } from '#ui/web/refusal.ts'
import type { TenantData } from '#platform/tenants/tenant.ts'
import { siteWords } from '../messages.ts'
import { getContentOperation } from '../operations.ts'
import { legalNotesPath, serviceCategoryPath, topicPath } from '../paths.ts'
import type { ShownContent, ShownField } from '../schema.ts'
import { ContentContacts } from './contacts.tsx'
import { FieldWords, Topics } from './fields.tsx'
import { Heads } from './heads.tsx'
import type { ContentPageProps } from './item.tsx'

/** The page of a service: of its pack where it can be asked for here, else of what is told of it. */
export const servicePage = definePage({
  path: servicePath,
  access: 'public',
  shared: true,
  async show(request) {
    const { done, refused } = await orRefusal(showService(request), [caseErrors.serviceNotFound, notFound])
    if (done !== undefined) return done
    const slug = Slug.safeParse(request.param('serviceId'))
    if (!slug.success) throw refused
    const content = await request.call(getContentOperation, { type: 'service', slug: slug.data })
    return <ToldService request={request} content={content} />
  },
})

interface Part {
  readonly id: string
  readonly label: string
  readonly content: Child
}

type ToldServiceProps = Omit<ContentPageProps, 'crumbs'> & { readonly crumbs?: readonly Crumb[] }

/** A service that is told and not asked for here, in the shape of the national model. */
export function ToldService({ request, content: service, crumbs, preview, fileAt }: ToldServiceProps) {
  const { view, tenant, origin } = request
  const t = siteWords(view.locale)
  const parts = partsOf(view, service, fileAt)
  const category = service.kind === null ? undefined : entryOf('service-categories', service.kind)
  const isActive = service.fields.some(
    (field) => field.id === 'status' && 'text' in field && field.text === t('active'),
  )
  const reason = textOf(service, 'statusReason')
  return (
    <Page
      view={view}
      title={service.title}
      description={service.summary}
      breadcrumb={
        crumbs ?? [
          { label: t('services'), path: servicesPath.to() },
          ...(category
            ? [
                {
                  label: category.label[view.locale],
                  path: serviceCategoryPath.to({ segment: category.segment ?? '' }),
                },
              ]
            : []),
          { label: service.title },
        ]
      }
      width="wide"
      noIndex={preview !== undefined}
    >
      {preview}
      <Metadata view={view} service={service} tenant={tenant.data} origin={origin} />
      <h1 data-element="service-title">{service.title}</h1>
      <p data-element="service-status">
        <Badge tone={isActive ? 'success' : 'neutral'} text={isActive ? t('active') : t('inactive')} />
      </p>
      {reason === undefined ? null : <p>{reason}</p>}
      <p class="lead" data-element="service-description">
        {service.summary}
      </p>
      <Topics view={view} topics={service.topics} path={(topic) => topicPath.to({ topic })} />
      <div class="row mt-4">
        <nav class="col-12 col-lg-3" aria-label={t('pageIndex')}>
          <h2 class="h5">{t('pageIndex')}</h2>
          <ul data-element="page-index">
            {parts.map(({ id, label }) => (
              <li>
                <a href={`#${id}`}>
                  <span>{label}</span>
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div class="col-12 col-lg-9 text-break">
          {parts.map(({ id, label, content }) => (
            <section id={id} class="mb-5">
              <h2>{label}</h2>
              {content}
            </section>
          ))}
        </div>
      </div>
    </Page>
  )
}

function textOf({ fields }: ShownContent, id: string): string | undefined {
  const field = fields.find((one) => one.id === id)
  return field && 'text' in field ? field.text : undefined
}

/** The sections of the national model, in its order; those that it does not ask for only where they say something. */
function partsOf(view: PageView, service: ShownContent, fileAt: ContentPageProps['fileAt']): Part[] {
  const t = siteWords(view.locale)
  const field = (id: string) => service.fields.find((one) => one.id === id)
  const words = (id: string): Child => {
    const one = field(id)
    return one ? <FieldWords view={view} field={one} fileAt={fileAt} /> : null
  }
  const element = (name: string, content: Child) => <div data-element={name}>{content}</div>
  const optional = (id: string, label: string): Part[] => (field(id) ? [{ id, label, content: words(id) }] : [])
  const deadlines = field('deadlines')
  return [
    { id: 'a-chi-e-rivolto', label: t('whoFor'), content: element('service-addressed', words('audience')) },
    ...optional('body', t('description')),
    { id: 'come-fare', label: t('howTo'), content: element('service-how-to', words('howTo')) },
    { id: 'cosa-serve', label: t('needed'), content: element('service-needed', words('needed')) },
    { id: 'cosa-si-ottiene', label: t('achieved'), content: element('service-achieved', words('achieved')) },
    {
      id: 'tempi-e-scadenze',
      label: t('times'),
      content: (
        <>
          {element('service-calendar-text', words('times'))}
          {element('service-calendar-list', deadlines ? words('deadlines') : <p>{t('noDeadlines')}</p>)}
        </>
      ),
    },
    ...optional('cost', t('cost')),
    { id: 'accedi-al-servizio', label: t('access'), content: <Access view={view} service={service} /> },
    ...optional('limits', field('limits')?.label ?? ''),
    ...optional('more', t('more')),
    {
      id: 'condizioni-di-servizio',
      label: t('conditions'),
      content: <Conditions view={view} field={field('conditions')} />,
    },
    {
      id: 'contatti',
      label: t('contacts'),
      content: (
        <>
          <Office view={view} field={field('unit')} />
          <ContentContacts view={view} contacts={service.contacts} />
        </>
      ),
    },
    ...optional('documents', t('documents')),
  ]
}

function Access({ view, service }: { view: PageView; service: ShownContent }) {
  const t = siteWords(view.locale)
  const access = service.fields.find(({ id }) => id === 'access')
  const online = textOf(service, 'onlineAt')
  const canBook = service.fields.some(({ id }) => id === 'booking')
  return (
    <>
      <div data-element={online === undefined && !canBook ? 'service-generic-access' : undefined}>
        {access ? <FieldWords view={view} field={access} /> : null}
      </div>
      {online === undefined ? null : (
        <p>
          <LinkButton href={online} element="service-online-access">
            {t('goOnline')}
          </LinkButton>
        </p>
      )}
      {canBook ? (
        <p>
          <BookingLink view={view} serviceId={service.slug} element="service-booking-access" />
        </p>
      ) : null}
    </>
  )
}

function Conditions({ view, field }: { view: PageView; field: ShownField | undefined }) {
  const t = siteWords(view.locale)
  if (field?.kind === 'relation') return <Heads view={view} heads={field.heads} element="service-file" />
  return (
    <p>
      <a href={href(view, legalNotesPath.to())} data-element="service-file">
        {t('noConditions')}
      </a>
    </p>
  )
}

function Office({ view, field }: { view: PageView; field: ShownField | undefined }) {
  if (field?.kind !== 'relation') return null
  return <Heads view={view} heads={field.heads} element="service-area" />
}

/** The service for machines: `GovernmentService` of schema.org, as the national model wants it. */
function Metadata({
  view,
  service,
  tenant,
  origin,
}: {
  view: PageView
  service: ShownContent
  tenant: TenantData
  origin: string
}) {
  const unit = service.fields.find(({ id }) => id === 'unit')
  const name = unit?.kind === 'relation' ? (unit.heads[0]?.title ?? tenant.name) : tenant.name
  return (
    <JsonLd
      element="metatag"
      data={{
        '@type': 'GovernmentService',
        name: service.title,
        description: service.summary,
        serviceType: service.kindName ?? service.title,
        serviceOperator: { '@type': 'GovernmentOrganization', name: tenant.name },
        areaServed: { '@type': 'AdministrativeArea', name: tenant.name },
        audience: { '@type': 'Audience', audienceType: textOf(service, 'audience') ?? '' },
        availableChannel: {
          '@type': 'ServiceChannel',
          name,
          serviceUrl: textOf(service, 'onlineAt') ?? `${origin}${href(view, view.path)}`,
          serviceLocation: {
            '@type': 'Place',
            name,
            address: { '@type': 'PostalAddress', streetAddress: tenant.contacts.address, addressCountry: 'IT' },
          },
        },
      }}
    />
  )
}
