import type { Child } from 'hono/jsx'
import { ErrorSummary, href, Page, SubNav } from '#ui/index.ts'
import type { FieldError, PageView } from '#ui/index.ts'
import { officeWords } from '../../office-messages.ts'
import { appointmentsDeskPath, calendarsPath } from '../../paths.ts'

interface FrameProps {
  readonly view: PageView
  readonly section: 'day' | 'calendars'
  readonly title: string
  readonly inside?: readonly { readonly label: string; readonly path?: string }[]
  readonly errors?: readonly FieldError[]
  readonly children: Child
}

/** The frame of the officers' pages on appointments. */
export function Frame({ view, section, title, inside = [], errors = [], children }: FrameProps) {
  const t = officeWords(view.locale)
  return (
    <Page
      view={view}
      title={title}
      breadcrumb={[{ label: t('desk'), path: appointmentsDeskPath.to() }, ...inside]}
      width="wide"
      noIndex
    >
      <SubNav
        label={t('lists')}
        items={[
          { label: t('dayTitle'), href: href(view, appointmentsDeskPath.to()), current: section === 'day' },
          { label: t('calendars'), href: href(view, calendarsPath.to()), current: section === 'calendars' },
        ]}
      />
      <ErrorSummary locale={view.locale} errors={errors} />
      {children}
    </Page>
  )
}
