export {
  boards,
  casePublications,
  countByNode,
  listNotices,
  listPublications,
  publish,
  readPublication,
} from './publications.ts'
export type { Board, NewPublication, Publication, Words } from './publications.ts'
export { actKind, actKindIds, actKinds, type ActKindId } from './act-kinds.ts'
export {
  actFiles,
  actFilesMost,
  ActTitle,
  addActFile,
  annulAct,
  changeAct,
  discardAct,
  loadAct,
  postAct,
  prepareAct,
  preparedActs,
  removeActFile,
} from './acts.ts'
export type { ActData, ActFile, BoardAct } from './acts.ts'
export { findNotice, type Notice } from './notices.ts'
