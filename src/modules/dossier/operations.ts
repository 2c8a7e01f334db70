import { listCasesOperation, getCaseOperation, actOnCaseOperation } from './case-operations.ts'
import { listAccessDaysOperation } from './access-operation.ts'
import { eraseDataOperation, exportDataOperation, listDataOperation } from './data-operations.ts'
import { attachToCaseOperation, readDocumentOperation, readFileOperation } from './file-operations.ts'
import { listMessagesOperation, listAccessesOperation, listDraftsOperation } from './list-operations.ts'
import { payOperation } from './payment-operations.ts'
import { getProfileOperation, updateProfileOperation } from './profile-operations.ts'

export type { HoldingView } from './data-operations.ts'
export type { OwnCase } from './case-operations.ts'
export {
  listCasesOperation,
  getCaseOperation,
  actOnCaseOperation,
  attachToCaseOperation,
  readDocumentOperation,
  readFileOperation,
  listMessagesOperation,
  listAccessDaysOperation,
  listAccessesOperation,
  listDraftsOperation,
  getProfileOperation,
  updateProfileOperation,
  payOperation,
  listDataOperation,
  exportDataOperation,
  eraseDataOperation,
}

/** Everything that a person can do in their dossier. */
export const dossierOperations = [
  listCasesOperation,
  getCaseOperation,
  actOnCaseOperation,
  attachToCaseOperation,
  readDocumentOperation,
  readFileOperation,
  listMessagesOperation,
  getProfileOperation,
  updateProfileOperation,
  payOperation,
  listAccessesOperation,
  listAccessDaysOperation,
  listDraftsOperation,
  listDataOperation,
  exportDataOperation,
  eraseDataOperation,
]
