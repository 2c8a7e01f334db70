import { defineModule } from '#ui/web/module.ts'
import { deskOperations } from './operations.ts'
import { deskRoutes } from './pages/index.ts'

export const desk = defineModule({ name: 'desk', operations: deskOperations, routes: deskRoutes })
export { deskMenu } from './menu.ts'
