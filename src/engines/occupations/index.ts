export { listOccupations, mustBeFree, occupy, overlaps, vacate } from './occupations.ts'
export type { Occupation, Overlap } from './occupations.ts'
export type { Area } from './shared-area.ts'
export { placeTaken } from './errors.ts'
