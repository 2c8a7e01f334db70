import { definePath } from '#platform/http/paths.ts'

export { ratingPath } from '#ui/index.ts'
export const thanksPath = definePath('/valutazione/grazie')
export const ratingsPath = definePath('/ufficio/valutazioni')
