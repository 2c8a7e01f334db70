import { labelled } from '#engines/cases/index.ts'
import type { Answers, FileView } from '#engines/cases/index.ts'
import { Alert, ErrorSummary } from '#ui/index.ts'
import type { FieldError, PageView } from '#ui/index.ts'
import { dossierWords } from '../messages.ts'
import type { OwnCase } from '../operations.ts'
import { casePath } from '../paths.ts'
import { CostlyForm, FormWithFiles, PlainForm } from './action-forms.tsx'
import { Story } from './case-story.tsx'
import { DossierPage } from './dossier-page.tsx'

export type OwnAction = OwnCase['actions'][number]

/** An action that somebody is filling in. */
export interface ActionPageProps {
  readonly view: PageView
  readonly own: OwnCase
  readonly action: OwnAction
  readonly answers: Answers
  readonly errors?: Readonly<Record<string, string>> | undefined
  /** Files here already and ticked. */
  readonly files?: readonly FileView[] | undefined
  /** Those not ticked. */
  readonly leftOut?: readonly FileView[] | undefined
  /** What was wrong with the files just sent. */
  readonly refused?: readonly string[] | undefined
  /** How many files have just been taken. */
  readonly added?: number | undefined
  /** Revision that the person had seen, when the case has moved on meanwhile. */
  readonly seen?: number | undefined
}

export function ActionPage(props: ActionPageProps) {
  const { view, own, action, errors = {}, refused = [], added = 0, seen } = props
  const t = dossierWords(view.locale)
  const summary: FieldError[] = [
    ...action.form.flatMap(({ stableId }) => {
      const text = errors[stableId]
      return text === undefined
        ? []
        : [{ field: stableId, text: labelled(own.texts[`fields.${stableId}.label`] ?? '', text) }]
    }),
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
