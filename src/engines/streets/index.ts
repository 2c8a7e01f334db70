export { readStreets } from './read-file.ts'
export { notInRegistry, oneOfSeveral, resolveAddress, type CityAddress } from './resolve.ts'
export { findStreets } from './search.ts'
export { hasStreets, loadRegistry, replaceStreets, type Registry } from './store.ts'

/** Where the browser asks for streets, under the address of the API. */
export const streetsPath = '/streets'
