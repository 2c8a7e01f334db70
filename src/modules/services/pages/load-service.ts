import { ServiceId } from '#kernel/ids.ts'
import { ServiceDefinition, textIfAny, textOf } from '#engines/cases/index.ts'
import type { ServiceTexts } from '#engines/cases/index.ts'
import { notFound } from '#platform/operations/errors.ts'
import type { TenantData } from '#platform/tenants/tenant.ts'
import type { PageRequest } from '#ui/web/route.ts'
import { getServiceOperation } from '../operations.ts'

/** A service with its words, as its pages need it. */
export interface ServiceInWords {
  readonly id: string
  readonly definition: ServiceDefinition
  readonly texts: ServiceTexts
  readonly office: TenantData['offices'][number] | undefined
  readonly withdrawn: boolean
  readonly dueIfSentNow: string | null
  /** Whether an appointment about it can be booked. */
  readonly canBook: boolean
  readonly say: (key: string) => string
  readonly sayIfAny: (key: string) => string | undefined
}

/** Versions never change: each is parsed once a process. */
const definitions = new Map<string, ServiceDefinition>()

function definitionOf(version: string, given: unknown): ServiceDefinition {
  const known = definitions.get(version) ?? ServiceDefinition.parse(given)
  definitions.set(version, known)
  return known
}

/** A service with its words in one language. */
export function wordsOfService(
  {
    officeId,
    ...service
  }: Pick<ServiceInWords, 'id' | 'definition' | 'texts' | 'withdrawn' | 'dueIfSentNow' | 'canBook'> & {
    officeId: string
  },
  tenant: TenantData,
  locale: 'it' | 'en',
): ServiceInWords {
  return {
    ...service,
    office: tenant.offices.find((one) => one.id === officeId),
    say: (key) => textOf(service.texts, locale, key),
    sayIfAny: (key) => textIfAny(service.texts, locale, key),
  }
}

/** The service in the address. */
export async function loadService({ call, locale, tenant, param }: PageRequest): Promise<ServiceInWords> {
  const id = ServiceId.safeParse(param('serviceId'))
  if (!id.success) throw notFound.with()
  const { definition, texts, office, withdrawn, version, ...now } = await call(getServiceOperation, {
    serviceId: id.data,
  })
  return wordsOfService(
    { id: id.data, definition: definitionOf(version, definition), texts, officeId: office, withdrawn, ...now },
    tenant.data,
    locale,
  )
}
