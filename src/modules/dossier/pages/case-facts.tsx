import { formatInstant } from '#kernel/dates.ts'
import { SummaryList } from '#ui/index.ts'
import type { PageView } from '#ui/index.ts'
import { dossierWords } from '../messages.ts'
import type { OwnCase } from '../operations.ts'

/** The particulars of the case: number, office, who answers for it. */
export function Facts({ view, own }: { view: PageView; own: OwnCase }) {
  const { locale } = view
  const t = dossierWords(locale)
  return (
    <>
      <h2>{t('contact')}</h2>
      <SummaryList
        locale={locale}
        rows={[
          { label: t('number'), value: own.number },
          { label: t('received'), value: formatInstant(new Date(own.receivedAt), locale) },
          { label: t('office'), value: own.office },
          { label: t('responsible'), value: own.responsible },
          ...(own.officer === null ? [] : [{ label: t('officer'), value: own.officer }]),
          ...(own.outcomeName === null ? [] : [{ label: t('outcome'), value: own.outcomeName }]),
          { label: t('email'), value: <a href={`mailto:${own.officeEmail}`}>{own.officeEmail}</a> },
        ]}
      />
    </>
  )
}
