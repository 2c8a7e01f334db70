import {
  assignOperation,
  getOfficeCaseOperation,
  noteOperation,
  officeActOperation,
  readOfficeFileOperation,
} from './case-operations.ts'
import {
  discardDocumentOperation,
  previewDocumentOperation,
  recordDeliveryOperation,
  rewriteDocumentOperation,
  sendDocumentOperation,
  signDocumentOperation,
} from './document-operations.ts'
import { registerOperation } from './register-operation.ts'
import {
  correctRegistryMessageOperation,
  getRegistryMessageOperation,
  listRegistryMessagesOperation,
  setRegistryMessageAsideOperation,
} from './registry-messages/operations.ts'
import { worklistOperation } from './worklist-operation.ts'

export * from './case-operations.ts'
export * from './document-operations.ts'
export * from './register-operation.ts'
export * from './worklist-operation.ts'

/** Everything that an officer can do at the desk. */
export const deskOperations = [
  worklistOperation,
  getOfficeCaseOperation,
  officeActOperation,
  assignOperation,
  noteOperation,
  previewDocumentOperation,
  rewriteDocumentOperation,
  discardDocumentOperation,
  signDocumentOperation,
  sendDocumentOperation,
  recordDeliveryOperation,
  readOfficeFileOperation,
  registerOperation,
  listRegistryMessagesOperation,
  getRegistryMessageOperation,
  correctRegistryMessageOperation,
  setRegistryMessageAsideOperation,
]
