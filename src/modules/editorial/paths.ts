import { definePath } from '#platform/http/paths.ts'

export const editorialPath = definePath('/redazione')
export const newContentPath = definePath('/redazione/nuovo')
export const deskContentPath = definePath('/redazione/contenuti/{contentId}')
export const editContentPath = definePath('/redazione/contenuti/{contentId}/modifica')
export const contentVersionPath = definePath('/redazione/contenuti/{contentId}/versioni/{number}')
