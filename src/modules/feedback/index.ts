import { defineModule } from '#ui/web/module.ts'
import { listRatingsOperation, rateOperation } from './operations.ts'
import { rate, thanks } from './pages/rate.tsx'
import { ratings } from './pages/ratings.tsx'

export const feedback = defineModule({
  name: 'feedback',
  operations: [rateOperation, listRatingsOperation],
  routes: [rate, thanks, ratings],
})
export { feedbackMenu } from './menu.ts'
