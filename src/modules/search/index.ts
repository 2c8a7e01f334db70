import { defineModule } from '#ui/web/module.ts'
import { listMissesOperation, nearOperation, searchOperation, suggestOperation } from './operations.ts'
import { misses } from './pages/misses.tsx'
import { searchPage } from './pages/search.tsx'

export const search = defineModule({
  name: 'search',
  operations: [searchOperation, suggestOperation, nearOperation, listMissesOperation],
  routes: [searchPage, misses],
})
export { searchMenu } from './menu.ts'
export { nearOperation } from './operations.ts'
export { searchPath } from './paths.ts'
