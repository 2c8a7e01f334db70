import { defineModule } from '#ui/web/module.ts'
import { identityRoutes } from './pages.ts'
import { identityPrivacy } from './privacy.ts'

export const identity = defineModule({
  name: 'identity',
  operations: [],
  routes: identityRoutes,
  privacy: identityPrivacy,
})
export { signInPath, signOutPath } from './paths.ts'
