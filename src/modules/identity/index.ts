import { defineModule } from '#ui/web/module.ts'
import { getMeOperation } from './operations.ts'
import { identityRoutes } from './pages.ts'

export const identity = defineModule({ name: 'identity', operations: [getMeOperation], routes: identityRoutes })
export { getMeOperation } from './operations.ts'
export { signInPath, signOutPath } from './paths.ts'
