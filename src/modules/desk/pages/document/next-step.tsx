import { translator } from '#platform/i18n/index.ts'
import { Callout, ConfirmPanel, href, type PageView } from '#ui/index.ts'
import { deskCasePath, deskDocumentSendPath, deskDocumentSignPath } from '../../paths.ts'
import type { OfficeCase, OfficeDocument } from '../../schema.ts'
import { sayInstant } from '../say.ts'
import { documentMessages } from './messages.ts'

interface NextStepProps {
  readonly view: PageView
  readonly office: OfficeCase
  readonly document: OfficeDocument
}

/** The one thing that brings a document further, with what it brings about. */
export function NextStep({ view, office, document }: NextStepProps) {
  const t = translator(documentMessages, view.locale)
  const toSign = document.state === 'draft' && document.needsSignature
  if (toSign && office.iAmInCharge) return <Sign view={view} office={office} document={document} />
  if (toSign)
    return (
      <Callout title={t('mustSign', { name: office.responsible })}>
        <p class="mb-0">{t('mustSignText')}</p>
      </Callout>
    )
  if (document.state === 'draft' || document.state === 'signed')
    return <Send view={view} office={office} document={document} />
  if (document.state !== 'issued' || document.issuedAt === null) return null
  const date = sayInstant(document.issuedAt, view.locale)
  return (
    <Callout title={t('waiting')}>
      <p class="mb-0">
        {document.recipient === 'applicant' ? t('waitingText', { date }) : t('waitingThirdParty', { date })}
      </p>
    </Callout>
  )
}

function Sign({ view, office, document }: NextStepProps) {
  const t = translator(documentMessages, view.locale)
  return (
    <ConfirmPanel
      view={view}
      action={href(view, deskDocumentSignPath.to({ caseId: office.id, documentId: document.id }))}
      title={t('signTitle')}
      consequences={[t('signAs'), t('signFixes'), t('signThenSend')]}
      confirmLabel={t('sign')}
      cancelHref={href(view, deskCasePath.to({ caseId: office.id }))}
      revision={document.revision}
    />
  )
}

function Send({ view, office, document }: NextStepProps) {
  const t = translator(documentMessages, view.locale)
  return (
    <ConfirmPanel
      view={view}
      action={href(view, deskDocumentSendPath.to({ caseId: office.id, documentId: document.id }))}
      title={t('sendTitle')}
      consequences={[
        t('sendRegisters'),
        document.recipient === 'applicant' ? t('sendReaches') : t('sendReachesOther'),
        t('sendEffect'),
        t('sendFinal'),
      ]}
      confirmLabel={t('send')}
      cancelHref={href(view, deskCasePath.to({ caseId: office.id }))}
    />
  )
}
