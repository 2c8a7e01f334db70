import type { TenantData } from '#platform/tenants/tenant.ts'
import type { PageView } from '#ui/index.ts'
import type { ServiceInWords } from './load-service.ts'

/** What a section of the page of a service shows. */
export interface SectionProps {
  readonly view: PageView
  readonly service: ServiceInWords
  readonly tenant: TenantData
  /** As it would be: there is nothing to apply for yet. */
  readonly preview?: boolean | undefined
}
