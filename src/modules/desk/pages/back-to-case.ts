import { definePage } from '#ui/web/route.ts'
import type { Path } from '#platform/http/paths.ts'
import { deskCasePath, deskDocumentPath } from '../paths.ts'

/** Whoever opens the address of a form of the case (a reload, another language) gets the case. */
export function leadsToCase(path: Path) {
  return definePage({
    path,
    access: 'officer',
    show: ({ param, redirect }) => redirect(deskCasePath.to({ caseId: param('caseId') })),
  })
}

/** The same, for the forms of a document. */
export function leadsToDocument(path: Path) {
  return definePage({
    path,
    access: 'officer',
    show: ({ param, redirect }) =>
      redirect(deskDocumentPath.to({ caseId: param('caseId'), documentId: param('documentId') })),
  })
}
