import { caseErrors } from '#engines/cases/index.ts'
import type { PageRequest } from '#ui/web/route.ts'
import { getOfficeCaseOperation } from '../../operations.ts'
import type { OfficeCase, OfficeDocument } from '../../schema.ts'

/** The case and the document of an address; no document where it was deleted. */
export async function openDocument({ param, call }: PageRequest): Promise<{
  readonly office: OfficeCase
  readonly document: OfficeDocument | undefined
}> {
  const office = await call(getOfficeCaseOperation, { caseId: param('caseId') })
  return { office, document: office.documents.find(({ id }) => id === param('documentId')) }
}

/** The same, where there must be a document. */
export async function openKnownDocument(request: PageRequest) {
  const { office, document } = await openDocument(request)
  if (document === undefined) throw caseErrors.documentNotFound.with()
  return { office, document }
}
