import { definePath } from '#platform/http/paths.ts'

/** Where services are looked for, and where applying for one begins: cases, drafts and empty lists lead there. */
export const servicesPath = definePath('/servizi')
export const applyPath = definePath('/servizi/{serviceId}/richiesta')
