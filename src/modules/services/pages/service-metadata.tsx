import { raw } from 'hono/html'
import type { Locale } from '#platform/i18n/index.ts'
import type { TenantData } from '#platform/tenants/tenant.ts'
import type { ServiceInWords } from './load-service.ts'

interface MetadataProps {
  readonly service: ServiceInWords
  readonly tenant: TenantData
  readonly url: string
  readonly locale: Locale
}

/** JSON that no browser takes for markup: it is data inside a script element, which is never run. */
function safeJson(data: unknown): string {
  return JSON.stringify(data)
    .replaceAll('<', String.raw`\u003c`)
    .replaceAll('\u2028', String.raw`\u2028`)
    .replaceAll('\u2029', String.raw`\u2029`)
}

/** The service for machines: `GovernmentService` of schema.org, as the national model wants it. */
export function ServiceMetadata({ service, tenant, url, locale }: MetadataProps) {
  const { office } = service
  const data = {
    '@context': 'https://schema.org',
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
  return (
    <script type="application/ld+json" data-element="metatag">
      {raw(safeJson(data))}
    </script>
  )
}
