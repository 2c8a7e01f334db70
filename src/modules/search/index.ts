import { defineModule } from '#ui/web/module.ts'
import { listMissesOperation, searchOperation, suggestOperation } from './operations.ts'
import { misses } from './pages/misses.tsx'
import { searchPage } from './pages/search.tsx'

export const search = defineModule({
  name: 'search',
  operations: [searchOperation, suggestOperation, listMissesOperation],
  routes: [searchPage, misses],
})
export { searchMenu } from './menu.ts'
export { searchPath } from './paths.ts'
