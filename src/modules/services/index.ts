import { defineModule } from '#ui/web/module.ts'
import { serviceOperations } from './operations.ts'
import { serviceRoutes } from './pages/index.ts'

export const services = defineModule({ name: 'services', operations: serviceOperations, routes: serviceRoutes })
export { applyPath, servicePath, servicesPath } from './paths.ts'
export { listDraftsOperation } from './operations.ts'
