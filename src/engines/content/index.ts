export { checkBody, checkPublishable, type ContentFault } from './check.ts'
export {
  codeOf,
  contentPath,
  filesOf,
  kindOf,
  momentsOf,
  referencesOf,
  untranslated,
  wordsOf,
} from './describe-body.ts'
export {
  deskStates,
  findNames,
  inOffices,
  listForDesk,
  nameReferences,
  takenSlugs,
  unitOfOffice,
  type ContentName,
  type DeskContent,
  type DeskState,
  type EditedOffice,
} from './desk.ts'
export * as contentErrors from './errors.ts'
export { isLocalised, type ContentField, type ContentType } from './field.ts'
export {
  imageBytesMost,
  imageCuts,
  imageFormats,
  imageRefused,
  imageWidths,
  listImages,
  readImages,
  readImageSize,
  setFocalPoint,
  storeImage,
  type ImageCut,
  type ImageFormat,
  type ImageRecord,
  type ImageWidth,
  type LibraryImage,
} from './images.ts'
export {
  contentFileAccept,
  contentFileBytesMost,
  contentFileFormats,
  contentFileRefused,
  formatOf,
  isContentFile,
  isShownInline,
} from './file-types.ts'
export {
  contentFilesIn,
  foreignFiles,
  keepContentFile,
  listContentFiles,
  readContentFiles,
  readPublicFile,
  type ContentFile,
} from './files.ts'
export { contentReviewMail, contentReviewSweep } from './review-reminders.ts'
export { missingContents, publishMany } from './publish-many.ts'
export { asPublic, publicTimes, publishVersion, unschedule, withdrawContent, type Publishing } from './publish.ts'
export {
  addressesMost,
  listAddresses,
  headOf,
  listPublic,
  readBacklinks,
  readManyPublic,
  readPublic,
  type Backlinks,
  type ContentCursor,
  type ContentHead,
  type ContentQuery,
  type PublicContent,
} from './read.ts'
export { confirmContent, returnVersion, submitVersion } from './review.ts'
export { slugOf } from './slug.ts'
export {
  createContent,
  findContent,
  listSteps,
  loadContent,
  loadContentVersion,
  saveVersion,
  type ContentRecord,
  type ContentStep,
  type ContentVersion,
  type Saving,
} from './store.ts'
export { contentTypeIds, type ContentTypeId } from './type-ids.ts'
export { countTransparent, transparentTypes } from './transparency.ts'
export { contentTypes } from './types/index.ts'
export {
  FileUse,
  ImageUse,
  inLanguage,
  Moment,
  parseReference,
  Slug,
  valueShapes,
  Words,
  type ContentBody,
  type ContentValue,
} from './value.ts'
export { entryAt, entryOf, sayCode, vocabularies, type Entry, type VocabularyId } from './vocabularies/index.ts'
