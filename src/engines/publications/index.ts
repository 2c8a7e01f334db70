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
export { findNotice, type Notice } from './notices.ts'
