import { defineModule } from '#ui/web/module.ts'
import { changeAct, editActPage, newActPage, prepareAct } from './acts/act-form.tsx'
import {
  addActFile,
  annulAct,
  discardAct,
  discardActPage,
  postAct,
  readActFile,
  removeActFile,
  showAct,
} from './acts/act-page.tsx'
import { addActFileOperation, readActFileOperation, removeActFileOperation } from './acts/file-operations.ts'
import {
  annulActOperation,
  changeActOperation,
  discardActOperation,
  getActOperation,
  listActsOperation,
  postActOperation,
  prepareActOperation,
} from './acts/operations.ts'
import {
  actCertificateOperation,
  certificateOperation,
  getNoticeOperation,
  listNoticesOperation,
  readNoticeFileOperation,
} from './board/operations.ts'
import { noticeBoardPage, noticeFilePage, noticePage } from './board/pages.tsx'
import { actCertificatePage, noticeCertificatePage, noticeRegisterPage } from './board/register-page.tsx'
import { listPublicationsOperation } from './operations.ts'
import { publicationsPage } from './pages/publications.tsx'

export const publications = defineModule({
  name: 'publications',
  operations: [
    listPublicationsOperation,
    getNoticeOperation,
    readNoticeFileOperation,
    listNoticesOperation,
    certificateOperation,
    actCertificateOperation,
    listActsOperation,
    getActOperation,
    prepareActOperation,
    changeActOperation,
    discardActOperation,
    postActOperation,
    annulActOperation,
    addActFileOperation,
    readActFileOperation,
    removeActFileOperation,
  ],
  routes: [
    publicationsPage,
    noticeBoardPage,
    noticePage,
    noticeFilePage,
    noticeRegisterPage,
    noticeCertificatePage,
    newActPage,
    prepareAct,
    showAct,
    editActPage,
    changeAct,
    addActFile,
    readActFile,
    removeActFile,
    postAct,
    annulAct,
    discardActPage,
    discardAct,
    actCertificatePage,
  ],
})
export { PublicEntry, showEntry } from './entry.ts'
export { Entries } from './pages/entries.tsx'
export { noticeBoardPath, publicationsPath } from './paths.ts'
export { noticesMenu, publicationsMenu } from './menu.ts'
