import { defineModule } from '#ui/web/module.ts'
import {
  compareContentOperation,
  confirmContentOperation,
  createContentOperation,
  findNamesOperation,
  getDeskContentOperation,
  listDeskOperation,
  publishContentOperation,
  restoreContentOperation,
  returnContentOperation,
  saveContentOperation,
  submitContentOperation,
  unscheduleContentOperation,
  withdrawContentOperation,
} from './operations.ts'
import { getImageInfoOperation, listImagesOperation, setFocalPointOperation, uploadImageOperation } from './images.ts'
import { checkLinkOperation, contentLinksOperation, listLinksOperation } from './links/operations.ts'
import { checkLink, showLinks } from './links/pages.tsx'
import { listFilesOperation, openFileOperation, uploadFilesOperation } from './files.ts'
import { editContent, saveContent } from './pages/edit.tsx'
import { actOnContent, showDeskContent } from './pages/flow.tsx'
import { addFiles, chooseFiles, openDeskFile, uploadFiles } from './pages/files.tsx'
import { chooseImage, showImage, uploadImage, useImage } from './pages/image.tsx'
import { deskList } from './pages/list.tsx'
import { createContent, newContent } from './pages/new.tsx'
import { previewVersion } from './pages/version.tsx'
import { previewContentOperation } from './preview.ts'

/** The desk of those who write and review the site. */
export const editorial = defineModule({
  name: 'editorial',
  operations: [
    listDeskOperation,
    createContentOperation,
    findNamesOperation,
    getDeskContentOperation,
    saveContentOperation,
    restoreContentOperation,
    compareContentOperation,
    previewContentOperation,
    submitContentOperation,
    returnContentOperation,
    publishContentOperation,
    withdrawContentOperation,
    unscheduleContentOperation,
    confirmContentOperation,
    listImagesOperation,
    uploadImageOperation,
    getImageInfoOperation,
    setFocalPointOperation,
    listFilesOperation,
    uploadFilesOperation,
    openFileOperation,
    listLinksOperation,
    checkLinkOperation,
    contentLinksOperation,
  ],
  routes: [
    deskList,
    newContent,
    createContent,
    editContent,
    saveContent,
    showDeskContent,
    actOnContent,
    previewVersion,
    chooseImage,
    uploadImage,
    showImage,
    useImage,
    chooseFiles,
    uploadFiles,
    addFiles,
    openDeskFile,
    showLinks,
    checkLink,
  ],
})
export { linkSweep } from './links/sweep.ts'
export { editorialMenu } from './menu.ts'
export { deskContentPath, editorialPath } from './paths.ts'
