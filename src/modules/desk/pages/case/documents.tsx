import { translator } from '#platform/i18n/index.ts'
import { Badge, ButtonRow, href, LinkButton, type PageView } from '#ui/index.ts'
import { deskDocumentFilePath, deskDocumentPath } from '../../paths.ts'
import type { OfficeCase, OfficeDocument } from '../../schema.ts'
import { documentMessages } from '../document/messages.ts'
import { sayChannel, stateOfDocument } from '../document/state.ts'
import { sayInstant } from '../say.ts'

interface DocumentsProps {
  readonly view: PageView
  readonly office: OfficeCase
}

/** Documents that wait for somebody: the office to complete them, or the addressee to receive them. */
export function DocumentsUnderWay({ view, office }: DocumentsProps) {
  const documents = office.documents.filter(({ state }) => state !== 'delivered')
  if (documents.length === 0) return null
  const t = translator(documentMessages, view.locale)
  return (
    <section class="mb-5" aria-labelledby="under-way">
      <h2 class="h3" id="under-way">
        {t('underWay')}
      </h2>
      {documents.map((document) => (
        <UnderWay view={view} office={office} document={document} />
      ))}
    </section>
  )
}

function UnderWay({ view, office, document }: DocumentsProps & { document: OfficeDocument }) {
  const { locale } = view
  const t = translator(documentMessages, locale)
  const { tone, word } = stateOfDocument(document)
  const where = { caseId: office.id, documentId: document.id }
  const toSign = document.state === 'draft' && document.needsSignature
  const next =
    document.state === 'issued'
      ? t('recordDelivery')
      : !toSign
        ? t('goToSend')
        : office.iAmInCharge
          ? t('goToSign')
          : t('continueDraft')
  return (
    <div class="portico-panel">
      <h3 class="h5">{document.title}</h3>
      <p>
        <Badge tone={tone} text={t(word)} />
      </p>
      <p>{document.recipient === 'applicant' ? t('toApplicant') : t('toThirdParty')}</p>
      {toSign && !office.iAmInCharge ? <p>{t('mustSign', { name: office.responsible })}.</p> : null}
      {document.issuedAt === null ? null : <p>{t('waitingSince', { date: sayInstant(document.issuedAt, locale) })}</p>}
      <ButtonRow>
        <LinkButton href={href(view, deskDocumentPath.to(where))}>{next}</LinkButton>
        <LinkButton href={href(view, deskDocumentFilePath.to(where))} kind="secondary" icon="it-file-pdf">
          {document.state === 'draft' ? t('readPreview') : t('readDocument')}
        </LinkButton>
      </ButtonRow>
    </div>
  )
}

/** Documents that reached whom they are for. */
export function DocumentsDelivered({ view, office }: DocumentsProps) {
  const documents = office.documents.filter(({ state }) => state === 'delivered')
  if (documents.length === 0) return null
  const { locale } = view
  const t = translator(documentMessages, locale)
  return (
    <>
      <h3 class="h5">{t('delivered')}</h3>
      <ul>
        {documents.map(({ id, title, issuedAt, deliveredAt, deliveryChannel }) => (
          <li>
            <a href={href(view, deskDocumentPath.to({ caseId: office.id, documentId: id }))}>{title}</a>
            {deliveredAt !== null
              ? `: ${t('deliveredAt', { date: sayInstant(deliveredAt, locale) })}`
              : issuedAt !== null && ` ${t('ofDate', { date: sayInstant(issuedAt, locale) })}`}
            {deliveryChannel === null ? null : ` (${sayChannel(deliveryChannel, locale)})`}
          </li>
        ))}
      </ul>
    </>
  )
}
