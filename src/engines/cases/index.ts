export { act, checkForm, inboxSlot, situationOf } from './act.ts'
export { allowedActions, mayDo } from './allowed.ts'
export { Answers } from './answer-value.ts'
export { checkApplication, checkFields } from './answers.ts'
export { advise } from './advise.ts'
export { answersOf } from './amend.ts'
export { GroundTaken, groundTaken } from './ground.ts'
export { GroundTakenNote } from './form/ground-taken.tsx'
export { serviceDurations } from './durations.ts'
export { assess, Assessment } from './assess.ts'
export { factsOf, factsOfForm } from './facts.ts'
export { isRequired, isVisible } from './fields/check-field.ts'
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
export {
  detachFile,
  discardDraft,
  listServices,
  loadDraft,
  loadService,
  openDraft,
  saveDraftPage,
  servicesInForce,
} from './drafts.ts'
export type { DraftRecord } from './drafts.ts'
export { paymentsOf } from './charges.ts'
export { holdCase, releaseCase } from './disposal.ts'
export * as caseErrors from './errors.ts'
export { FileView, listFiles, loadFile, receiveFiles, takesOf, UploadResult } from './files.ts'
export { fileFields, slotAt, withoutFiles } from './fields/files.ts'
export { fold } from './fold.ts'
export type { CaseFact, CaseState, RecordedAction } from './fold.ts'
export { Published, publishedOf } from './publish-outcome.ts'
export { LinkedCase, linkedCases, offeredServices, openedServices } from './links.ts'
export { answeringClock, calendarOf, dueIfReceived } from './legal.ts'
export { canonicalPack, loadVersion, readPack, findPack, optionalText, packText, ruleText } from './pack.ts'
export { owedBy } from './opinions.ts'
export type { ServiceVersion } from './pack.ts'
export { fullName, loadPerson, officerNames } from './people.ts'
export type { PersonRecord } from './people.ts'
export { casePrivacy } from './privacy.ts'
export { settle } from './settle.ts'
export { appendAction, listActions, loadCase, loadCases } from './store.ts'
export type { CaseRecord } from './store.ts'
export { produceDocument, storeDocument } from './render.ts'
export { caseJobs, caseSweeps } from './jobs.ts'
export * as registryMessages from './messages/index.ts'
export { registryMessagesPrivacy } from './messages/privacy.ts'
export type { MessageRecord } from './messages/store.ts'
export { submit } from './submit.ts'
export { AnsweredField, answeredFields, caseHead, CaseView, ClockView, describeCase, TimelineEntry } from './view.ts'
export { publishPack, publishShipped, withdrawService } from './publish.ts'
export { listProposals, loadProposal, proposalStates, type Proposal } from './proposal.ts'
export { decideProposal, propose } from './proposals.ts'
export { cancelScheduled, waitingProposal } from './scheduled.ts'
export { changesOf, knownEdits, type EditChange } from './edit/changes.ts'
export { editPack, PackEdits, type Edition } from './edit/edit-pack.ts'
export { compareCosts, CostsCompared } from './edit/costs.ts'
export { sayProblem } from './edit/say-problem.ts'
export { dropEdits, editsOf, keepEdits } from './edit/store.ts'
export { checkPack } from './check/index.ts'
export { checkLinks, linkNotes } from './check/links.ts'
export { diffPacks, groupName } from './diff/index.ts'
export type { ServiceDiff } from './diff/index.ts'
export { simulate } from './simulate/index.ts'
export type { OutcomeFigures, Simulation } from './simulate/index.ts'
export { loadPackFolder } from './load-pack.ts'
export { FieldControls, type FieldControlsProps } from './form/fields.tsx'
export { shownName, type FormValues } from '#kernel/form/read-form.ts'
export type { StreetChoices } from './form/asking.ts'
export { cityAddresses } from './fields/city-addresses.ts'
export { readAnswers } from './form/read-form.ts'
export { textIfAny, textOf, type ServiceTexts } from './form/words.ts'
export { sayAnswer, sayUnderLabels } from './form/say-answer.ts'
export { doName, editRows, readRowEdit, type RowEdit } from './form/row-edit.ts'
export { editFiles, readFileEdit, type FileEdit } from './form/file-edit.ts'
export { labelOfPath, summaryOf } from './form/summary.ts'
export { formatsForBrowser, formatsInWords } from './form/media-types.ts'
export { labelled } from './form/labelled.ts'
export { applyPath, servicesPath } from './paths.ts'
