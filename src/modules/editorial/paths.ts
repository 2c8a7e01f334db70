import { definePath } from '#platform/http/paths.ts'

export const editorialPath = definePath('/redazione')
export const newContentPath = definePath('/redazione/nuovo')
export const deskContentPath = definePath('/redazione/contenuti/{contentId}')
export const editContentPath = definePath('/redazione/contenuti/{contentId}/modifica')
export const contentImagePath = definePath('/redazione/contenuti/{contentId}/immagine')
export const useImagePath = definePath('/redazione/contenuti/{contentId}/immagine/scelta')
export const contentFilesPath = definePath('/redazione/contenuti/{contentId}/allegati')
export const addFilesPath = definePath('/redazione/contenuti/{contentId}/allegati/scelti')
export const deskFilePath = definePath('/redazione/file/{fileId}')
export const contentVersionPath = definePath('/redazione/contenuti/{contentId}/versioni/{number}')
export const linksPath = definePath('/redazione/collegamenti')
export const checkLinkPath = definePath('/redazione/collegamenti/controllo')
