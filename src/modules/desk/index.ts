import { defineModule } from '#ui/web/module.ts'
import { deskOperations } from './operations.ts'
import { deskRoutes } from './pages/index.ts'
import { deskPrivacy } from './privacy.ts'

export const desk = defineModule({
  name: 'desk',
  operations: deskOperations,
  routes: deskRoutes,
  privacy: deskPrivacy,
})
export { deskMenu } from './menu.ts'
