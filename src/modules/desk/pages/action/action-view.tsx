import { FieldControls } from '#engines/cases/index.ts'
import { translator } from '#platform/i18n/index.ts'
import { Alert, ErrorSummary, href, LinkButton, Page, type PageView } from '#ui/index.ts'
import { caseMessages, listMessages } from '../../messages.ts'
import { deskCasePath, deskPath } from '../../paths.ts'
import type { OfficeCase } from '../../schema.ts'
import { namedErrors } from '../named-errors.ts'
import { Story } from '../case/story.tsx'
import { ActionForm } from './action-form.tsx'
import { allowedAction, type ActionFormState } from './outcome.ts'

interface ActionViewProps {
  readonly view: PageView
  readonly office: OfficeCase
  readonly actionId: string
  readonly state: ActionFormState
}

/** An action of the case: its form, or why it cannot be done now. What was typed is always there. */
export function ActionView({ view, office, actionId, state }: ActionViewProps) {
  const { locale } = view
  const t = translator(caseMessages, locale)
  const action = allowedAction(office, actionId)
  const refused = office.refusedActions.find(({ id }) => id === actionId)
  const title = action?.name ?? refused?.name ?? t('notNow')
  const caseTitle = t('title', { number: office.number })
  const casePath = deskCasePath.to({ caseId: office.id })
  const refusal =
    state.refusal ??
    (action === undefined ? (refused?.reason ?? t('notNowStage', { state: office.stateName })) : undefined)
  return (
    <Page
      view={view}
      title={`${title}, ${caseTitle}`}
      breadcrumb={[
        { label: translator(listMessages, locale)('desk'), path: deskPath.to() },
        { label: caseTitle, path: casePath },
        { label: title },
      ]}
      noIndex
    >
      <ErrorSummary locale={locale} errors={namedErrors(view, office, office.forms[actionId] ?? [], state.errors)} />
      <h1>{title}</h1>
      <p class="lead">
        {caseTitle}, {office.title}, {office.applicant.name}
      </p>
      {refusal === undefined ? null : (
        <Refusal view={view} office={office} refusal={refusal} state={state} again={action !== undefined} />
      )}
      {action === undefined ? (
        <FieldControls
          view={view}
          fields={Object.keys(state.answers).length === 0 ? [] : (office.forms[actionId] ?? [])}
          texts={office.texts}
          today={office.today}
          answers={state.answers}
        />
      ) : (
        <>
          <p>{action.help}</p>
          <ActionForm view={view} office={office} action={action} {...state} />
        </>
      )}
    </Page>
  )
}

interface RefusalProps {
  readonly view: PageView
  readonly office: OfficeCase
  readonly refusal: string
  readonly state: ActionFormState
  readonly again: boolean
}

function Refusal({ view, office, refusal, state, again }: RefusalProps) {
  const t = translator(caseMessages, view.locale)
  const { seen } = state
  const news = seen === undefined ? [] : office.timeline.filter(({ seq }) => seq > seen)
  return (
    <>
      <Alert locale={view.locale} kind="warning" title={state.refusal === undefined ? t('notNow') : t('notDone')} live>
        <p>{refusal.charAt(0).toLocaleUpperCase(view.locale) + refusal.slice(1)}</p>
        {again ? <p>{t('keptWords')}</p> : null}
        <LinkButton href={href(view, deskCasePath.to({ caseId: office.id }))} kind="secondary">
          {t('seeCase')}
        </LinkButton>
      </Alert>
      {news.length === 0 ? null : (
        <>
          <h2 class="h4">{t('meanwhile')}</h2>
          <Story view={view} entries={news} />
        </>
      )}
    </>
  )
}
