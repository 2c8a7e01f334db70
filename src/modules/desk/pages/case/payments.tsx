import { formatDate, plainDate, romeDate } from '#kernel/dates.ts'
import { formatMoney } from '#kernel/money.ts'
import { translator } from '#platform/i18n/index.ts'
import { DataTable, type PageView } from '#ui/index.ts'
import { caseMessages } from '../../messages.ts'
import type { OfficeCase } from '../../schema.ts'

type Payment = OfficeCase['payments'][number]

/** What the applicant owes for the case, and what was paid. */
export function Payments({ view, office }: { view: PageView; office: OfficeCase }) {
  const { locale } = view
  const t = translator(caseMessages, locale)
  if (office.payments.length === 0) return null
  const states = { wanted: 'paymentWanted', due: 'paymentDue', refused: 'paymentRefused', paid: 'paymentPaid' } as const
  const standing = ({ state, paidAt, dueOn }: Payment) => {
    const day = paidAt === null ? plainDate(dueOn) : romeDate(new Date(paidAt))
    return t(states[state], { date: formatDate(day, locale) })
  }
  return (
    <>
      <h2 class="h3 mt-5">{t('payments')}</h2>
      <DataTable
        caption={t('payments')}
        hideCaption
        rows={office.payments}
        columns={[
          { header: t('paymentFor'), rowHeader: true, cell: ({ description }) => description },
          { header: t('noticeNumber'), cell: ({ noticeNumber }) => noticeNumber },
          { header: t('paymentState'), cell: standing },
          { header: t('amount'), numeric: true, cell: ({ amountCents }) => formatMoney(amountCents, locale) },
        ]}
      />
    </>
  )
}
