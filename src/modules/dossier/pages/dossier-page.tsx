import type { Child } from 'hono/jsx'
import { href, Page, SubNav } from '#ui/index.ts'
import type { PageView } from '#ui/index.ts'
import { dossierWords } from '../messages.ts'
import {
  accessesPath,
  appointmentsPath,
  casesPath,
  dataPath,
  dossierPath,
  messagesPath,
  profilePath,
} from '../paths.ts'

const sections = [
  { id: 'overview', path: dossierPath },
  { id: 'cases', path: casesPath },
  { id: 'appointments', path: appointmentsPath },
  { id: 'messages', path: messagesPath },
  { id: 'profile', path: profilePath },
  { id: 'data', path: dataPath },
  { id: 'accesses', path: accessesPath },
] as const

interface DossierPageProps {
  readonly view: PageView
  readonly section: (typeof sections)[number]['id']
  /** Title of the page in the browser; that of its section unless said. */
  readonly title?: string | undefined
  /** What is inside a section: the case, the action. */
  readonly inside?: readonly { readonly label: string; readonly path?: string | undefined }[] | undefined
  readonly children: Child
}

/** The frame of the personal area: where one is, and the other sections. */
export function DossierPage({ view, section, title, inside = [], children }: DossierPageProps) {
  const t = dossierWords(view.locale)
  const here = sections.find(({ id }) => id === section)
  const trail = section === 'overview' ? [] : [{ label: t(section), path: here?.path.to() }, ...inside]
  const name = section === 'overview' ? t('title') : `${title ?? t(section)} – ${t('title')}`
  return (
    <Page view={view} title={name} breadcrumb={[{ label: t('title'), path: dossierPath.to() }, ...trail]} noIndex>
      <div class="portico-wide-block">
        <SubNav
          label={t('sections')}
          items={sections.map(({ id, path }) => ({
            label: t(id),
            href: href(view, path.to()),
            current: id === section,
          }))}
        />
      </div>
      {children}
    </Page>
  )
}
