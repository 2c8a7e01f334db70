import { defineModule } from '#ui/web/module.ts'
import {
  discardImportOperation,
  getImportOperation,
  listImportsOperation,
  reportFileOperation,
  reportOperation,
  resumeImportOperation,
  startImportOperation,
  stopImportOperation,
  uploadExportOperation,
} from './operations.ts'
import { discardImport, resumeImport, showImport, startImport, stopImport } from './pages/import.tsx'
import { importReport, showItems } from './pages/report.tsx'
import { showImports, uploadExport } from './pages/uploads.tsx'

/** Contents brought from the sites that this one takes the place of. */
export const imports = defineModule({
  name: 'imports',
  operations: [
    listImportsOperation,
    uploadExportOperation,
    getImportOperation,
    startImportOperation,
    stopImportOperation,
    resumeImportOperation,
    discardImportOperation,
    reportOperation,
    reportFileOperation,
  ],
  routes: [
    showImports,
    uploadExport,
    showImport,
    startImport,
    stopImport,
    resumeImport,
    discardImport,
    showItems,
    importReport,
  ],
})
export { importJob } from './run.ts'
export { importsMenu } from './menu.ts'
