export { act, checkForm, inboxSlot, situationOf } from './act.ts'
export { allowedActions, mayDo } from './allowed.ts'
export { Answers, checkApplication, checkFields, isRequired, isVisible } from './answers.ts'
export { DocumentSlot, Field, ServiceDefinition } from './definition.ts'
export type { Action, Page, ServicePack, State } from './definition.ts'
export {
  casesToSign,
  deliverDocument,
  discardDocument,
  issueDocument,
  listDocuments,
  loadDocument,
  markSigned,
  rewriteDocument,
} from './documents.ts'
export type { CaseDocument, StoredFile } from './documents.ts'
export { mustAllow } from './document-states.ts'
export { detachFile, discardDraft, listServices, loadDraft, loadService, openDraft, saveDraftPage } from './drafts.ts'
export type { DraftRecord } from './drafts.ts'
export { holdCase, releaseCase } from './disposal.ts'
export * as caseErrors from './errors.ts'
export { FileView, listFiles, loadFile, receiveFiles, UploadResult } from './files.ts'
export { fold } from './fold.ts'
export type { CaseFact, CaseState, RecordedAction } from './fold.ts'
export { calendarOf, readLegal } from './legal.ts'
export { canonicalPack, optionalText, packText } from './pack.ts'
export type { ServiceVersion } from './pack.ts'
export { fullName, loadPerson, officerNames } from './people.ts'
export type { PersonRecord } from './people.ts'
export { casePrivacy } from './privacy.ts'
export { settle } from './settle.ts'
export { appendAction, listActions, loadCase, loadCases } from './store.ts'
export type { CaseRecord } from './store.ts'
export { produceDocument, storeDocument } from './render.ts'
export { caseJobs, caseSweeps } from './jobs.ts'
export { submit } from './submit.ts'
export { AnsweredField, answeredFields, caseHead, CaseView, ClockView, describeCase, TimelineEntry } from './view.ts'
export { publishPack, publishShipped, withdrawService } from './publish.ts'
export { checkPack } from './check.ts'
export { loadPackFolder } from './load-pack.ts'
export { FieldControls, type FieldControlsProps } from './form/fields.tsx'
export { readAnswers, shownName, type FormValues } from './form/read-form.ts'
export { textIfAny, textOf, type ServiceTexts } from './form/words.ts'
export { sayAnswer } from './form/say-answer.ts'
export { formatsForBrowser, formatsInWords } from './form/media-types.ts'
export { labelled } from './form/labelled.ts'
export { applyPath, servicesPath } from './paths.ts'
