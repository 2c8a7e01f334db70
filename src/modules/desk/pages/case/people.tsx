import { translator } from '#platform/i18n/index.ts'
import { SummaryList, type PageView } from '#ui/index.ts'
import { caseMessages } from '../../messages.ts'
import type { OfficeCase } from '../../schema.ts'
import { sayDate } from '../say.ts'

/** Who answers for the case, who works on it, and who asked. */
export function People({ view, office }: { view: PageView; office: OfficeCase }) {
  const { locale } = view
  const t = translator(caseMessages, locale)
  const { applicant } = office
  const born = sayDate(applicant.birthDate, locale)
  const mail = (address: string) => <a href={`mailto:${address}`}>{address}</a>
  return (
    <SummaryList
      locale={locale}
      rows={[
        {
          label: t('inCharge'),
          value: office.iAmInCharge ? t('you', { name: office.responsible }) : office.responsible,
        },
        { label: t('officer'), value: office.officer ?? t('nobody') },
        { label: t('office'), value: office.office },
        { label: t('applicant'), value: applicant.name },
        { label: t('fiscalCode'), value: applicant.fiscalCode },
        {
          label: t('born'),
          value: applicant.birthPlace === null ? born : t('bornOn', { date: born, place: applicant.birthPlace }),
        },
        { label: t('email'), value: applicant.email === null ? undefined : mail(applicant.email) },
        {
          label: t('phone'),
          value: applicant.phone === null ? undefined : <a href={`tel:${applicant.phone}`}>{applicant.phone}</a>,
        },
      ]}
    />
  )
}
