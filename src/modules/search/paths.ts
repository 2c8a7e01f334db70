import { definePath } from '#platform/http/paths.ts'

export const searchPath = definePath('/cerca')
export const missesPath = definePath('/ufficio/ricerche')
