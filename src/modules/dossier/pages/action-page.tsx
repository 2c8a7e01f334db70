import { summaryOf } from '#engines/cases/index.ts'
import { Alert, ErrorSummary } from '#ui/index.ts'
import type { FieldError, PageView } from '#ui/index.ts'
import { dossierWords } from '../messages.ts'
import type { OwnCase } from '../operations.ts'
import { casePath } from '../paths.ts'
import type { ActionPageProps } from './action-props.ts'
import { CostlyForm, FormWithFiles, PlainForm } from './action-forms.tsx'
import { Story } from './case-story.tsx'
import { DossierPage } from './dossier-page.tsx'

export function ActionPage(props: ActionPageProps) {
  const { view, own, action, errors = {}, refused = [], added = 0, seen } = props
  const t = dossierWords(view.locale)
  const summary: FieldError[] = [
    ...summaryOf(action.form, errors, own.texts, view.locale),
    ...refused.map((text) => ({ field: 'file', text })),
  ]
  const title = summary.length > 0 ? t('errorsIn', { title: action.name }) : action.name
  return (
    <DossierPage
      view={view}
      section="cases"
      title={title}
      inside={[
        { label: t('caseNumber', { number: own.number }), path: casePath.to({ caseId: own.id }) },
        { label: action.name },
      ]}
    >
      <ErrorSummary locale={view.locale} errors={summary} />
      <p class="mb-1">
        {own.title}, {t('caseNumber', { number: own.number })}
      </p>
      <h1>{action.name}</h1>
      {seen === undefined ? null : <Changed view={view} own={own} seen={seen} />}
      {added === 0 ? null : (
        <Alert locale={view.locale} kind="success" live>
          <p>{t('filesAdded', { count: added })}</p>
        </Alert>
      )}
      {action.attachments !== null ? (
        <FormWithFiles {...props} />
      ) : action.costly ? (
        <CostlyForm {...props} />
      ) : (
        <PlainForm {...props} />
      )}
    </DossierPage>
  )
}

/** What happened to the case since the person last saw it. */
function Changed({ view, own, seen }: { view: PageView; own: OwnCase; seen: number }) {
  const t = dossierWords(view.locale)
  return (
    <Alert locale={view.locale} kind="warning" title={t('changedTitle')} live>
      <p>{t('changedText')}</p>
      <Story view={view} entries={own.timeline.filter(({ seq }) => seq > seen)} />
    </Alert>
  )
}
