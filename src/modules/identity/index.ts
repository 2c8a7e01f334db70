import { defineModule } from '#ui/web/module.ts'
import { getMeOperation } from './operations.ts'
import { identityRoutes } from './pages.ts'
import { identityPrivacy } from './privacy.ts'

export const identity = defineModule({
  name: 'identity',
  operations: [getMeOperation],
  routes: identityRoutes,
  privacy: identityPrivacy,
})
export { getMeOperation } from './operations.ts'
export { signInPath, signOutPath } from './paths.ts'
