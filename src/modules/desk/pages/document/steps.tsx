import { translator } from '#platform/i18n/index.ts'
import { Badge, Stepper, SummaryList, type PageView } from '#ui/index.ts'
import type { OfficeDocument } from '../../schema.ts'
import { sayInstant } from '../say.ts'
import { documentMessages } from './messages.ts'
import { sayChannel, stateOfDocument } from './state.ts'

interface StepsProps {
  readonly view: PageView
  readonly document: OfficeDocument
}

/** How far a document has come: written, signed where it must be, sent, delivered. */
export function DocumentSteps({ view, document }: StepsProps) {
  const { locale } = view
  const t = translator(documentMessages, locale)
  const steps = [
    { state: 'draft', label: t('draft') },
    ...(document.needsSignature ? [{ state: 'signed', label: t('signed') }] : []),
    { state: 'issued', label: t('issued') },
    { state: 'delivered', label: t('deliveredStep') },
  ]
  const { tone, word } = stateOfDocument(document)
  const at = (instant: string | null) => (instant === null ? undefined : sayInstant(instant, locale))
  const { signedAt, issuedAt, deliveredAt, deliveryChannel, deliveryProof } = document
  return (
    <>
      <Stepper
        locale={locale}
        label={t('steps')}
        steps={steps}
        current={steps.findIndex(({ state }) => state === document.state)}
      />
      <p>
        <Badge tone={tone} text={t(word)} />
        <span class="ms-2 d-inline-block">
          {document.recipient === 'applicant' ? t('toApplicant') : t('toThirdParty')}
        </span>
      </p>
      <SummaryList
        locale={locale}
        rows={[
          { label: t('signed'), value: at(signedAt) },
          { label: t('issued'), value: at(issuedAt) },
          { label: t('deliveredStep'), value: at(deliveredAt) },
          { label: t('channel'), value: deliveryChannel === null ? undefined : sayChannel(deliveryChannel, locale) },
          {
            label: t('proof'),
            value: deliveryChannel === 'recorded-by-officer' ? (deliveryProof ?? undefined) : undefined,
          },
        ].filter(({ value }) => value !== undefined)}
      />
    </>
  )
}
