import { formatDate, romeDate } from '#kernel/dates.ts'
import { Badge, fileSize, href, Icon } from '#ui/index.ts'
import type { PageView } from '#ui/index.ts'
import { dossierWords } from '../messages.ts'
import type { OwnCase } from '../operations.ts'
import { documentPath } from '../paths.ts'

type Document = OwnCase['documents'][number]

/** The documents that the office wrote to the person, newest last; those not opened yet say so. */
export function Documents({ view, own }: { view: PageView; own: OwnCase }) {
  const t = dossierWords(view.locale)
  return (
    <>
      <h2>{t('documents')}</h2>
      {own.documents.length === 0 ? (
        <p>{t('noDocuments')}</p>
      ) : (
        <ul class="portico-files">
          {own.documents.map((document) => (
            <OneDocument view={view} caseId={own.id} document={document} />
          ))}
        </ul>
      )}
    </>
  )
}

function OneDocument({ view, caseId, document }: { view: PageView; caseId: string; document: Document }) {
  const { locale } = view
  const t = dossierWords(locale)
  const { id, title, issuedAt, deliveredAt, signed, bytes, kind } = document
  const unread = kind !== 'receipt' && issuedAt !== null && deliveredAt === null
  return (
    <li>
      <span>
        <Icon name="it-file-pdf" />{' '}
        {bytes === null ? title : <a href={href(view, documentPath.to({ caseId, documentId: id }))}>{title}</a>}{' '}
        {issuedAt === null ? null : t('issuedOn', { date: formatDate(romeDate(new Date(issuedAt)), locale) })}{' '}
        <span class="text-muted">
          ({bytes === null ? t('preparing') : t('pdf', { size: fileSize(bytes, locale) })})
        </span>
      </span>
      {signed ? <Badge tone="success" text={t('signedBadge')} /> : null}
      {unread ? (
        <>
          <Badge tone="warning" text={t('newBadge')} />
          <span>{t('opensDelivery')}</span>
        </>
      ) : null}
    </li>
  )
}
