import { translator } from '#platform/i18n/index.ts'
import { Button, Form, href, Select, type PageView } from '#ui/index.ts'
import { caseMessages } from '../../messages.ts'
import { deskAssignPath } from '../../paths.ts'
import type { OfficeCase } from '../../schema.ts'

interface AssignmentProps {
  readonly view: PageView
  readonly office: OfficeCase
  readonly errors: Readonly<Record<string, string>>
}

/** For the head of the office: who works on the case, and who answers for it. */
export function Assignment({ view, office, errors }: AssignmentProps) {
  if (!office.iAmHead || office.stateKind === 'end') return null
  const t = translator(caseMessages, view.locale)
  const options = office.colleagues.map(({ id, name }) => ({ value: id, label: name }))
  const common = { locale: view.locale, options, required: true } as const
  const send = {
    view,
    action: href(view, deskAssignPath.to({ caseId: office.id })),
    revision: office.revision,
  } as const
  return (
    <details class="portico-details mb-4" open={Object.keys(errors).length > 0}>
      <summary class="mb-3">{t('changeAssignment')}</summary>
      <Form {...send} hidden={{ as: 'officer' }}>
        <Select
          {...common}
          name="officer"
          label={t('assignTo')}
          value={office.officerId ?? ''}
          error={errors['officer']}
        />
        <Button kind="secondary">{t('assign')}</Button>
      </Form>
      <div class="mt-4">
        <Form {...send} hidden={{ as: 'person-in-charge' }}>
          <Select
            {...common}
            name="person-in-charge"
            label={t('putInChargeOf')}
            value={office.responsibleId ?? ''}
            error={errors['person-in-charge']}
          />
          <Button kind="secondary">{t('putInCharge')}</Button>
        </Form>
      </div>
    </details>
  )
}
