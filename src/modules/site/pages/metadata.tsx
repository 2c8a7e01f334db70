import type { TenantData } from '#platform/tenants/tenant.ts'
import { JsonLd } from '#ui/index.ts'
import type { ShownContent, ShownField } from '../schema.ts'
import { pictureOf } from './picture.tsx'

interface MetadataProps {
  readonly content: ShownContent
  readonly tenant: TenantData
  readonly url: string
  readonly origin: string
}

/** What a content is in schema.org, by its type. */
const schemaTypes: Readonly<Record<string, string>> = {
  unit: 'GovernmentOrganization',
  person: 'Person',
  place: 'Place',
  news: 'NewsArticle',
  event: 'Event',
  service: 'GovernmentService',
  document: 'DigitalDocument',
  dataset: 'Dataset',
  page: 'WebPage',
}

function textOf(fields: readonly ShownField[], id: string): string | undefined {
  const field = fields.find((one) => one.id === id)
  return field && 'text' in field ? field.text : undefined
}

function pointOf(fields: readonly ShownField[]) {
  const field = fields.find((one) => one.kind === 'point')
  return field?.kind === 'point'
    ? { '@type': 'GeoCoordinates', latitude: field.latitude, longitude: field.longitude }
    : undefined
}

/** Files that a content offers. */
function filesIn(fields: readonly ShownField[], type: string, origin: string) {
  return fields
    .flatMap((field) => (field.kind === 'files' ? field.files : []))
    .map(({ title, mediaType, bytes, path }) => ({
      '@type': type,
      name: title,
      encodingFormat: mediaType,
      contentSize: `${bytes} B`,
      contentUrl: `${origin}${path}`,
    }))
}

/** The content for machines, in the words of schema.org. What a content does not say is left out. */
export function Metadata({ content, tenant, url, origin }: MetadataProps) {
  const { type, fields, image, title, summary, at, until, publishedAt, firstAt } = content
  const publisher = { '@type': 'GovernmentOrganization', name: tenant.name, url: origin }
  const address = textOf(fields, 'address')
  const place = fields.find(({ id }) => id === 'place' || id === 'seat')
  const [where] = place?.kind === 'relation' ? place.heads : []
  const data: Record<string, unknown> = {
    '@type': schemaTypes[type] ?? 'WebPage',
    name: title,
    description: summary,
    url,
    image: image ? pictureOf(origin, image) : undefined,
    address: address && { '@type': 'PostalAddress', streetAddress: address, addressCountry: 'IT' },
    geo: pointOf(fields),
    openingHours: textOf(fields, 'hours'),
    ...(type === 'event'
      ? {
          startDate: at,
          endDate: until ?? at,
          organizer: publisher,
          location: { '@type': 'Place', name: where?.title ?? tenant.name },
        }
      : {}),
    ...(type === 'news' ? { headline: title, datePublished: firstAt, dateModified: publishedAt, publisher } : {}),
    ...(type === 'unit' ? { parentOrganization: publisher } : {}),
    ...(type === 'document'
      ? { publisher, datePublished: firstAt, encoding: filesIn(fields, 'MediaObject', origin) }
      : {}),
    ...(type === 'dataset'
      ? { publisher, datePublished: firstAt, distribution: filesIn(fields, 'DataDownload', origin) }
      : {}),
  }
  return <JsonLd data={data} />
}
