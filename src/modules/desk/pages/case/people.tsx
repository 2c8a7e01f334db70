import { translator } from '#platform/i18n/index.ts'
import { SummaryList, type PageView } from '#ui/index.ts'
import { caseMessages } from '../../messages.ts'
import type { OfficeCase } from '../../schema.ts'
import { sayDate } from '../say.ts'

interface PeopleProps {
  readonly view: PageView
  readonly office: OfficeCase
}

/** Who answers for the case, and who works on it. */
export function Colleagues({ view, office }: PeopleProps) {
  const t = translator(caseMessages, view.locale)
  return (
    <SummaryList
      locale={view.locale}
      rows={[
        {
          label: t('inCharge'),
          value: office.iAmInCharge ? t('you', { name: office.responsible }) : office.responsible,
        },
        { label: t('officer'), value: office.officer ?? t('nobody') },
        { label: t('office'), value: office.office },
      ]}
    />
  )
}

/** Who asked, and how to reach them. */
export function Applicant({ view, office: { applicant } }: PeopleProps) {
  const { locale } = view
  const t = translator(caseMessages, locale)
  const born = sayDate(applicant.birthDate, locale)
  const { birthPlace, email, phone } = applicant
  return (
    <>
      <h3 class="h5">{t('applicant')}</h3>
      <SummaryList
        locale={locale}
        rows={[
          { label: t('name'), value: applicant.name },
          { label: t('fiscalCode'), value: applicant.fiscalCode },
          { label: t('born'), value: birthPlace === null ? born : t('bornOn', { date: born, place: birthPlace }) },
          { label: t('email'), value: email === null ? undefined : <a href={`mailto:${email}`}>{email}</a> },
          { label: t('phone'), value: phone === null ? undefined : <a href={`tel:${phone}`}>{phone}</a> },
        ]}
      />
    </>
  )
}
