import { translator } from '#platform/i18n/index.ts'
import { Alert, href, type PageView } from '#ui/index.ts'
import { caseMessages } from '../../messages.ts'
import { deskDocumentPath } from '../../paths.ts'
import type { OfficeCase } from '../../schema.ts'
import { sayInstant } from '../say.ts'

interface UndeliveredProps {
  readonly view: PageView
  readonly office: OfficeCase
}

/** Notices that did not arrive by mail, each with what the office can do about it. */
export function Undelivered({ view, office }: UndeliveredProps) {
  const { locale } = view
  const { undelivered } = office
  if (undelivered.length === 0) return null
  const t = translator(caseMessages, locale)
  return (
    <Alert locale={locale} kind="warning" title={t('undelivered', { count: undelivered.length })}>
      <ul class="mb-0">
        {undelivered.map(({ subject, email, at, recipient, documentId }) => (
          <li>
            {t('refusedMail', { subject, email, date: sayInstant(at, locale) })}{' '}
            {t(recipient === 'applicant' ? 'tellApplicant' : 'tellOther')}
            {documentId === null || !waits(office, documentId) ? null : (
              <>
                {' '}
                <a href={href(view, deskDocumentPath.to({ caseId: office.id, documentId }))}>{t('openRefused')}</a>.
              </>
            )}
          </li>
        ))}
      </ul>
    </Alert>
  )
}

/** Whether the delivery of this document is still to come. */
function waits({ documents }: OfficeCase, documentId: string): boolean {
  return documents.some(({ id, state }) => id === documentId && state === 'issued')
}

/** That the applicant can be told nothing by mail: what is written to them waits in their personal area. */
export function Unreachable({ view, office }: UndeliveredProps) {
  const { email, phone } = office.applicant
  if (email !== null || office.stateKind === 'end') return null
  const t = translator(caseMessages, view.locale)
  return (
    <Alert locale={view.locale} kind="warning" title={t('noMail')}>
      <p class="mb-0">{phone === null ? t('noMailNorPhone') : t('noMailButPhone', { phone })}</p>
    </Alert>
  )
}
