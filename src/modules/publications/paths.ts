import { definePath } from '#platform/http/paths.ts'

export const publicationsPath = definePath('/albo-e-trasparenza')
export const noticeBoardPath = definePath('/albo-pretorio')
export const noticePath = definePath('/albo-pretorio/{year}/{number}')
export const noticeRegisterPath = definePath('/ufficio/albo')
export const noticeCertificatePath = definePath('/ufficio/albo/{year}/{number}/certificato')
