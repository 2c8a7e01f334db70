import { defineModule } from '#ui/web/module.ts'
import { identityRoutes } from './pages.ts'

export const identity = defineModule({ name: 'identity', operations: [], routes: identityRoutes })
export { signInPath, signOutPath } from './paths.ts'
