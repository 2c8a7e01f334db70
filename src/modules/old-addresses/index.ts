import { defineModule } from '#ui/web/module.ts'
import {
  countMissOperation,
  importAddressesOperation,
  keepAddressOperation,
  listAddressesOperation,
  removeAddressOperation,
  resolveAddressOperation,
} from './operations.ts'
import { importList, keepAddress, removeAddress, showAddresses } from './pages/addresses.tsx'

/** The addresses of the sites that this one takes the place of. */
export const oldAddresses = defineModule({
  name: 'old-addresses',
  operations: [
    resolveAddressOperation,
    countMissOperation,
    listAddressesOperation,
    keepAddressOperation,
    removeAddressOperation,
    importAddressesOperation,
  ],
  routes: [showAddresses, keepAddress, importList, removeAddress],
})
export { oldAddressesMenu } from './menu.ts'
export { countMissOperation, leadAddress, resolveAddressOperation } from './operations.ts'
