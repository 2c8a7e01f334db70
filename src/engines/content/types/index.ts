import type { ContentType } from '../field.ts'
import type { ContentTypeId } from '../type-ids.ts'
import { event, news, page, place } from './life.ts'
import { appointment, contactPoint, person, unit } from './people.ts'
import { dataset, document, service } from './work.ts'

/** Every type of content, by its id. */
export const contentTypes: Readonly<Record<ContentTypeId, ContentType>> = {
  unit,
  person,
  appointment,
  place,
  news,
  event,
  service,
  document,
  dataset,
  'contact-point': contactPoint,
  page,
}
