import { CaseId, DocumentId, FileId } from '#kernel/ids.ts'
import { isFromElsewhere } from '#platform/http/guards.ts'
import { notFound } from '#platform/operations/errors.ts'
import { definePage } from '#ui/web/route.ts'
import { readDocumentOperation, readFileOperation } from '../operations.ts'
import { casePath, documentPath, filePath } from '../paths.ts'

/** Opens a document; opening it proves its delivery. A link on another site leads to the case, and delivers nothing. */
export const openDocument = definePage({
  path: documentPath,
  access: 'person',
  async show({ context, file, param, redirect }) {
    const caseId = CaseId.safeParse(param('caseId'))
    const documentId = DocumentId.safeParse(param('documentId'))
    if (!caseId.success || !documentId.success) throw notFound.with()
    if (isFromElsewhere(context)) return redirect(casePath.to({ caseId: caseId.data }))
    return file(readDocumentOperation, { caseId: caseId.data, documentId: documentId.data }, true)
  },
})

/** Gives back a file that the person attached. */
export const openFile = definePage({
  path: filePath,
  access: 'person',
  async show({ file, param }) {
    const caseId = CaseId.safeParse(param('caseId'))
    const fileId = FileId.safeParse(param('fileId'))
    if (!caseId.success || !fileId.success) throw notFound.with()
    return file(readFileOperation, { caseId: caseId.data, fileId: fileId.data })
  },
})
