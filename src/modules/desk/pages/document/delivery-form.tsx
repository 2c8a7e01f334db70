import { translator } from '#platform/i18n/index.ts'
import { Button, DateField, Form, href, TextField, type PageView } from '#ui/index.ts'
import { deskDocumentDeliveryPath } from '../../paths.ts'
import type { OfficeCase, OfficeDocument } from '../../schema.ts'
import { documentMessages } from './messages.ts'
import type { DeliveryState } from './states.ts'

interface DeliveryFormProps {
  readonly view: PageView
  readonly office: OfficeCase
  readonly document: OfficeDocument
  readonly state: DeliveryState | undefined
}

/** Records a delivery that the software did not see: at the counter, by registered letter, by PEC. */
export function DeliveryForm({ view, office, document, state }: DeliveryFormProps) {
  if (document.state !== 'issued') return null
  const { locale } = view
  const t = translator(documentMessages, locale)
  const errors = state?.errors ?? {}
  return (
    <>
      <h2 class="h3" id="consegna">
        {t('deliveryTitle')}
      </h2>
      <p>{t('deliveryLead')}</p>
      <Form
        view={view}
        action={href(view, deskDocumentDeliveryPath.to({ caseId: office.id, documentId: document.id }))}
      >
        <DateField
          locale={locale}
          name="date"
          label={t('deliveryDate')}
          required
          value={state?.date}
          error={errors['date']}
        />
        <TextField
          locale={locale}
          name="time"
          label={t('deliveryTime')}
          hint={t('deliveryTimeHint')}
          required
          width="short"
          value={state?.time}
          error={errors['time']}
        />
        <TextField
          locale={locale}
          name="proof"
          label={t('deliveryProof')}
          hint={t('deliveryProofHint')}
          required
          value={state?.proof}
          error={errors['proof']}
        />
        <Button kind="secondary">{t('deliver')}</Button>
      </Form>
    </>
  )
}
