import { labelOfPath } from '#engines/cases/index.ts'
import { Alert, href } from '#ui/index.ts'
import type { PageView } from '#ui/index.ts'
import { serviceWords } from '../messages.ts'
import { filesStep, stepPath } from './journey.ts'
import type { Journey } from './journey.ts'

/** What keeps the application from being sent, each with the link to where it is put right. */
export function StillMissing({ view, journey }: { view: PageView; journey: Journey }) {
  const { service, draft } = journey
  // what makes the person not eligible is said beside, with its reasons
  const issues = draft.issues.filter(({ path }) => !path.startsWith('eligibility.'))
  if (issues.length === 0) return null
  const whereOf = (path: string) => {
    const [root = path] = path.split('.')
    const page = service.definition.pages.find(({ fields }) => fields.some(({ stableId }) => stableId === root))
    const label = page && labelOfPath(page.fields, path, service.texts, view.locale)
    return page && label !== undefined
      ? { label, address: `${stepPath(journey, page.id)}#${path}` }
      : { label: service.say(`documents.${path}.label`), address: `${stepPath(journey, filesStep)}#file-${path}` }
  }
  return (
    <Alert
      locale={view.locale}
      kind="warning"
      title={serviceWords(view.locale)('stillMissing', { count: issues.length })}
    >
      <ul>
        {issues.map(({ path, message }) => {
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
