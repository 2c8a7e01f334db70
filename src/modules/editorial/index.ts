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
import { editContent, saveContent } from './pages/edit.tsx'
import { actOnContent, showDeskContent } from './pages/flow.tsx'
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
  ],
})
export { editorialMenu } from './menu.ts'
