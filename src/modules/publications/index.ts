import { defineModule } from '#ui/web/module.ts'
import { listPublicationsOperation } from './operations.ts'
import { publicationsPage } from './pages/publications.tsx'

export const publications = defineModule({
  name: 'publications',
  operations: [listPublicationsOperation],
  routes: [publicationsPage],
})
export { publicationsPath } from './paths.ts'
export { publicationsMenu } from './menu.ts'
