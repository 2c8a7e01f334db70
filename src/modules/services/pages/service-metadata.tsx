import type { Locale } from '#platform/i18n/index.ts'
import type { TenantData } from '#platform/tenants/tenant.ts'
import { JsonLd } from '#ui/index.ts'
import type { ServiceInWords } from './load-service.ts'

interface MetadataProps {
  readonly service: ServiceInWords
  readonly tenant: TenantData
  readonly url: string
  readonly locale: Locale
}

/** The service for machines: `GovernmentService` of schema.org, as the national model wants it. */
export function ServiceMetadata({ service, tenant, url, locale }: MetadataProps) {
  const { office } = service
  const data = {
    '@type': 'GovernmentService',
    name: service.say('service.title'),
    description: service.say('service.summary'),
    serviceType: service.definition.catalogue.topics[0] ?? service.say('service.title'),
    serviceOperator: { '@type': 'GovernmentOrganization', name: tenant.name },
    areaServed: { '@type': 'AdministrativeArea', name: tenant.name },
    audience: { '@type': 'Audience', audienceType: service.say('service.who') },
    availableChannel: {
      '@type': 'ServiceChannel',
      name: office?.name[locale] ?? tenant.name,
      serviceUrl: url,
      serviceLocation: {
        '@type': 'Place',
        name: office?.name[locale] ?? tenant.name,
        address: { '@type': 'PostalAddress', streetAddress: tenant.contacts.address, addressCountry: 'IT' },
      },
    },
  }
  return <JsonLd data={data} element="metatag" />
}
