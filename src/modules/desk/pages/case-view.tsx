import { GroundTakenNote, labelled } from '#engines/cases/index.ts'
import { translator } from '#platform/i18n/index.ts'
import { ErrorSummary, Page, type PageView } from '#ui/index.ts'
import { caseMessages, listMessages } from '../messages.ts'
import { deskPath } from '../paths.ts'
import type { OfficeCase } from '../schema.ts'
import { Actions } from './case/actions.tsx'
import { Application, Exchanges } from './case/application.tsx'
import { Assignment } from './case/assignment.tsx'
import { Clocks } from './case/clocks.tsx'
import { DocumentsDelivered, DocumentsUnderWay } from './case/documents.tsx'
import { CaseHead } from './case/head.tsx'
import { Notes } from './case/notes.tsx'
import { LinkedCases } from './case/links.tsx'
import { Payments } from './case/payments.tsx'
import { Colleagues } from './case/people.tsx'
import { PublishedOutcome } from './case/published.tsx'
import { Undelivered, Unreachable } from './case/undelivered.tsx'
import type { CaseFormState } from './case/states.ts'
import { Story } from './case/story.tsx'

interface CaseViewProps {
  readonly view: PageView
  readonly office: OfficeCase
  readonly state?: CaseFormState | undefined
}

/** A case on one page: what is due, what can be done, what was asked, what happened. */
export function CaseView({ view, office, state = {} }: CaseViewProps) {
  const t = translator(caseMessages, view.locale)
  const desk = translator(listMessages, view.locale)('desk')
  const assignment = state.assignment ?? {}
  const errors = [
    ...Object.entries(assignment).map(([field, text]) => ({ field, text })),
    ...(state.note === undefined ? [] : [{ field: 'text', text: labelled(t('newNote'), state.note.error) }]),
  ]
  const title = t('title', { number: office.number })
  return (
    <Page
      view={view}
      title={`${title}, ${office.title}`}
      breadcrumb={[{ label: desk, path: deskPath.to() }, { label: title }]}
      width="wide"
      noIndex
    >
      <ErrorSummary locale={view.locale} errors={errors} />
      <CaseHead view={view} office={office} />
      <div class="row mt-4">
        <div class="col-12 col-lg-4">
          <h2 class="h4">{t('dueTitle')}</h2>
          <Clocks view={view} office={office} />
          <h2 class="h4">{t('people')}</h2>
          <Colleagues view={view} office={office} />
          <Assignment view={view} office={office} errors={assignment} />
        </div>
        <div class="col-12 col-lg-8">
          <Undelivered view={view} office={office} />
          <Unreachable view={view} office={office} />
          <DocumentsUnderWay view={view} office={office} />
          <GroundTakenNote taken={office.taken} locale={view.locale} />
          <h2 class="h3">{t('todo')}</h2>
          <Actions view={view} office={office} />
          <Application view={view} office={office} />
          <Exchanges view={view} office={office} />
          <Payments view={view} office={office} />
          <PublishedOutcome view={view} office={office} />
          <LinkedCases view={view} office={office} />
          <h2 class="h3 mt-5">{t('happened')}</h2>
          <DocumentsDelivered view={view} office={office} />
          <p>{t('newestFirst')}</p>
          <Story view={view} entries={office.timeline} />
          {office.ofMyOffice ? <Notes view={view} office={office} note={state.note} /> : null}
        </div>
      </div>
    </Page>
  )
}
