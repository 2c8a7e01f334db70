import { defineModule } from '#ui/web/module.ts'
import { serviceOperations } from './operations.ts'
import { serviceRoutes } from './pages/index.ts'

export const services = defineModule({ name: 'services', operations: serviceOperations, routes: serviceRoutes })
export { servicesPath } from './paths.ts'
