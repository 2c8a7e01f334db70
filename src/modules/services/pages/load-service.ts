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

/** The service in the address. */
export async function loadService({ call, locale, tenant, param }: PageRequest): Promise<ServiceInWords> {
  const id = ServiceId.safeParse(param('serviceId'))
  if (!id.success) throw notFound.with()
  const { definition, texts, office, withdrawn, version, dueIfSentNow } = await call(getServiceOperation, {
    serviceId: id.data,
  })
  return {
    id: id.data,
    definition: definitionOf(version, definition),
    texts,
    office: tenant.data.offices.find((one) => one.id === office),
    withdrawn,
    dueIfSentNow,
    say: (key) => textOf(texts, locale, key),
    sayIfAny: (key) => textIfAny(texts, locale, key),
  }
}
