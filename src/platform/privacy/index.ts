export { definePrivacy } from './privacy.ts'
export type { FileReference, Holding, Privacy, PrivacyScope } from './privacy.ts'
export { asDataSubject, eraseParts, exportParts, listHoldings, mostExported } from './personal-data.ts'
export type { PersonalData } from './personal-data.ts'
