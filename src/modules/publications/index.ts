import { defineModule } from '#ui/web/module.ts'
import { certificateOperation, getNoticeOperation, listNoticesOperation } from './board/operations.ts'
import { noticeBoardPage, noticePage } from './board/pages.tsx'
import { noticeCertificatePage, noticeRegisterPage } from './board/register-page.tsx'
import { listPublicationsOperation } from './operations.ts'
import { publicationsPage } from './pages/publications.tsx'

export const publications = defineModule({
  name: 'publications',
  operations: [listPublicationsOperation, getNoticeOperation, listNoticesOperation, certificateOperation],
  routes: [publicationsPage, noticeBoardPage, noticePage, noticeRegisterPage, noticeCertificatePage],
})
export { PublicEntry, showEntry } from './entry.ts'
export { Entries } from './pages/entries.tsx'
export { noticeBoardPath, publicationsPath } from './paths.ts'
export { noticesMenu, publicationsMenu } from './menu.ts'
