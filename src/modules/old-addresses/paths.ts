import { definePath } from '#platform/http/paths.ts'

export const oldAddressesPath = definePath('/redazione/vecchi-indirizzi')
export const oldAddressesImportPath = definePath('/redazione/vecchi-indirizzi/elenco')
export const oldAddressRemovalPath = definePath('/redazione/vecchi-indirizzi/rimozione')
