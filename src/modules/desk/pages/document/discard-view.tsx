import { translator } from '#platform/i18n/index.ts'
import { ConfirmPanel, href, Page, type PageView } from '#ui/index.ts'
import { caseMessages, listMessages } from '../../messages.ts'
import { deskCasePath, deskDocumentDiscardPath, deskDocumentPath, deskPath } from '../../paths.ts'
import type { OfficeCase, OfficeDocument } from '../../schema.ts'
import { documentMessages } from './messages.ts'

interface DiscardViewProps {
  readonly view: PageView
  readonly office: OfficeCase
  readonly document: OfficeDocument
}

/** Asked before a document is deleted. */
export function DiscardView({ view, office, document }: DiscardViewProps) {
  const { locale } = view
  const t = translator(documentMessages, locale)
  const caseTitle = translator(caseMessages, locale)('title', { number: office.number })
  const where = { caseId: office.id, documentId: document.id }
  return (
    <Page
      view={view}
      title={`${t('discard')}, ${caseTitle}`}
      breadcrumb={[
        { label: translator(listMessages, locale)('desk'), path: deskPath.to() },
        { label: caseTitle, path: deskCasePath.to({ caseId: office.id }) },
        { label: document.title, path: deskDocumentPath.to(where) },
        { label: t('discard') },
      ]}
      noIndex
    >
      <h1>{document.title}</h1>
      <p class="lead">
        {caseTitle}, {office.applicant.name}
      </p>
      <ConfirmPanel
        view={view}
        action={href(view, deskDocumentDiscardPath.to(where))}
        title={t('discardTitle')}
        consequences={[t('discardGone'), t('discardBack')]}
        confirmLabel={t('discard')}
        cancelHref={href(view, deskDocumentPath.to(where))}
        danger
      />
    </Page>
  )
}
