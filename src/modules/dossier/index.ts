import { defineModule } from '#ui/web/module.ts'
import { dossierOperations } from './operations.ts'
import { dossierRoutes } from './pages/index.ts'
import { dossierPrivacy } from './privacy.ts'

export const dossier = defineModule({
  name: 'dossier',
  operations: dossierOperations,
  routes: dossierRoutes,
  privacy: dossierPrivacy,
})
export { casePath, dossierPath, profilePath, sentParameter } from './paths.ts'
export { getProfileOperation, listCasesOperation, listDraftsOperation } from './operations.ts'
