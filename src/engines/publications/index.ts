export { boards, casePublications, listPublications, publish } from './publications.ts'
export type { Board, NewPublication, Publication, Words } from './publications.ts'
