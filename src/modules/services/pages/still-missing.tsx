import { Alert, href } from '#ui/index.ts'
import type { PageView } from '#ui/index.ts'
import { serviceWords } from '../messages.ts'
import { filesStep, stepPath } from './journey.ts'
import type { Journey } from './journey.ts'

/** What keeps the application from being sent, each with the link to where it is put right. */
export function StillMissing({ view, journey }: { view: PageView; journey: Journey }) {
  const { service, draft } = journey
  if (draft.issues.length === 0) return null
  const whereOf = (path: string) => {
    const page = service.definition.pages.find(({ fields }) => fields.some(({ stableId }) => stableId === path))
    return page
      ? { label: service.say(`fields.${path}.label`), address: `${stepPath(journey, page.id)}#${path}` }
      : { label: service.say(`documents.${path}.label`), address: `${stepPath(journey, filesStep)}#file-${path}` }
  }
  return (
    <Alert
      locale={view.locale}
      kind="warning"
      title={serviceWords(view.locale)('stillMissing', { count: draft.issues.length })}
    >
      <ul>
        {draft.issues.map(({ path, message }) => {
          const { label, address } = whereOf(path)
          return (
            <li>
              <a href={href(view, address)}>{label}</a>
              {/[?!.]$/.test(label) ? ' ' : ': '}
              {message}
            </li>
          )
        })}
      </ul>
    </Alert>
  )
}
