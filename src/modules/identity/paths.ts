import { definePath } from '#platform/http/paths.ts'

export const signInPath = definePath('/accesso')
export const signInReturnPath = definePath('/accesso/ritorno')
export const signOutPath = definePath('/uscita')
