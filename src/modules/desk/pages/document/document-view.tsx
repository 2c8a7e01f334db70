import { translator } from '#platform/i18n/index.ts'
import { Alert, ButtonRow, ErrorSummary, href, LinkButton, Page, type PageView } from '#ui/index.ts'
import { caseMessages, listMessages } from '../../messages.ts'
import { deskCasePath, deskDocumentDiscardPath, deskDocumentFilePath, deskPath } from '../../paths.ts'
import type { OfficeCase, OfficeDocument } from '../../schema.ts'
import { namedErrors } from '../named-errors.ts'
import { DeliveryForm } from './delivery-form.tsx'
import { documentMessages } from './messages.ts'
import { NextStep } from './next-step.tsx'
import type { DocumentFormState } from './states.ts'
import { DocumentSteps } from './steps.tsx'
import { DocumentText } from './text.tsx'

interface DocumentViewProps {
  readonly view: PageView
  readonly office: OfficeCase
  readonly document: OfficeDocument
  readonly state?: DocumentFormState | undefined
}

/** A document of the case: read it, bring it further, change it or delete it. */
export function DocumentView({ view, office, document, state = {} }: DocumentViewProps) {
  const { locale } = view
  const t = translator(documentMessages, locale)
  const c = translator(caseMessages, locale)
  const caseTitle = c('title', { number: office.number })
  const where = { caseId: office.id, documentId: document.id }
  const casePath = deskCasePath.to({ caseId: office.id })
  const errors = { ...state.errors, ...state.delivery?.errors }
  const removable = document.state === 'draft' || document.state === 'signed'
  return (
    <Page
      view={view}
      title={`${document.title}, ${caseTitle}`}
      breadcrumb={[
        { label: translator(listMessages, locale)('desk'), path: deskPath.to() },
        { label: caseTitle, path: casePath },
        { label: document.title },
      ]}
      noIndex
    >
      <ErrorSummary
        locale={locale}
        errors={namedErrors(view, office, office.forms[document.actionId ?? ''] ?? [], errors)}
      />
      <h1>{document.title}</h1>
      <p class="lead">
        {caseTitle}, {office.applicant.name}
      </p>
      {state.refusal === undefined ? null : (
        <Alert locale={locale} kind="warning" title={t('notDone')} live>
          <p class="mb-0">{state.refusal}</p>
        </Alert>
      )}
      <DocumentSteps view={view} document={document} />
      <ButtonRow>
        <LinkButton href={href(view, deskDocumentFilePath.to(where))} icon="it-file-pdf" kind="secondary">
          {document.state === 'draft' ? t('readPreview') : t('readDocument')}
        </LinkButton>
        <LinkButton href={href(view, casePath)} kind="secondary">
          {c('backToCase', { number: office.number })}
        </LinkButton>
      </ButtonRow>
      <NextStep view={view} office={office} document={document} />
      <DeliveryForm view={view} office={office} document={document} state={state.delivery} />
      <DocumentText view={view} office={office} document={document} answers={state.answers} errors={state.errors} />
      {removable ? (
        <p class="mt-4">
          <a href={href(view, deskDocumentDiscardPath.to(where))}>{t('discard')}</a>
        </p>
      ) : null}
    </Page>
  )
}
