import type { PageView } from '#ui/index.ts'
import type { ShownContent } from '../schema.ts'
import { FieldWords } from './fields.tsx'

/** Contact points of a content, each with what it tells. */
export function ContentContacts({ view, contacts }: { view: PageView; contacts: ShownContent['contacts'] }) {
  return (
    <>
      {contacts.map(({ title, fields }) => (
        <address class="mb-4">
          <h3 class="h5">{title}</h3>
          {fields.map((field) => (
            <>
              <strong>{field.label}</strong>
              <FieldWords view={view} field={field} />
            </>
          ))}
        </address>
      ))}
    </>
  )
}
