export { near, wordsOfAddress } from './near.ts'
export {
  indexEntries,
  listMisses,
  recordMiss,
  search,
  suggest,
  type SearchEntry,
  type SearchHit,
  type SearchResult,
} from './store.ts'
export { plain } from './words.ts'
