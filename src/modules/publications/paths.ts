import { definePath } from '#platform/http/paths.ts'

export const publicationsPath = definePath('/albo-e-trasparenza')
