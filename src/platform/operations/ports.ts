import type { Renderer } from '#platform/documents/index.ts'
import type { FileStore } from '#platform/files/index.ts'
import type { LinkPort } from '#platform/links/index.ts'
import type { MailPort } from '#platform/mail/index.ts'
import type { NationalRegistryPort } from '#platform/national-registry/index.ts'
import type { PaymentPort } from '#platform/payments/index.ts'
import type { SignaturePort } from '#platform/signature/index.ts'

/** What the program reaches outside the database; adapters stand behind each. */
export interface Ports {
  readonly files: FileStore
  readonly renderer: Renderer
  readonly signature: SignaturePort
  readonly mail: MailPort
  readonly payments: PaymentPort
  readonly registry: NationalRegistryPort
  readonly links: LinkPort
}
