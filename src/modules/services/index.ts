import { editOperations } from './manage/edit/operations.ts'
import { editRoutes } from './manage/edit/pages.tsx'
import { manageOperations } from './manage/operations.ts'
import { manageRoutes } from './manage/pages.tsx'
import { defineModule } from '#ui/web/module.ts'
import { serviceOperations } from './operations.ts'
import { serviceRoutes } from './pages/index.ts'

export const services = defineModule({
  name: 'services',
  operations: [...serviceOperations, ...manageOperations, ...editOperations],
  routes: [...serviceRoutes, ...manageRoutes, ...editRoutes],
})
export { BookingLink } from './pages/booking-link.tsx'
export { showService } from './pages/service.tsx'
export { findServices } from './pages/find-services.ts'
export { managePath, servicePath, servicesPath } from './paths.ts'
export { publishingMenu } from './manage/menu.ts'
