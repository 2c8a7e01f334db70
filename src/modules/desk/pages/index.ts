import type { PageRoute } from '#ui/web/route.ts'
import { actionRoutes } from './action-page.tsx'
import { caseRoutes } from './case-page.tsx'
import { deliveryRoutes } from './delivery-page.tsx'
import { documentRoutes } from './document-page.tsx'
import { documentStepRoutes } from './document-steps-page.tsx'
import { registerPage } from './register-page.tsx'
import { registryMessagesPage } from '../registry-messages/list-page.tsx'
import { registryMessageRoutes } from '../registry-messages/message-page.tsx'
import { worklistPage } from './worklist-page.tsx'

/** Every page and form of the desk. */
export const deskRoutes: readonly PageRoute[] = [
  worklistPage,
  registerPage,
  registryMessagesPage,
  ...registryMessageRoutes,
  ...caseRoutes,
  ...actionRoutes,
  ...documentRoutes,
  ...documentStepRoutes,
  ...deliveryRoutes,
]
