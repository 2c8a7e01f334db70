/** Types of content of the national model, by their names in this program. */
export const contentTypeIds = [
  'unit',
  'person',
  'appointment',
  'place',
  'news',
  'event',
  'service',
  'document',
  'dataset',
  'contact-point',
  'page',
] as const

export type ContentTypeId = (typeof contentTypeIds)[number]
