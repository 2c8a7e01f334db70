import { formatDate, plainDate, romeDate } from '#kernel/dates.ts'
import { formatMoney } from '#kernel/money.ts'
import { Badge, Button, Form, href } from '#ui/index.ts'
import type { PageView } from '#ui/index.ts'
import { dossierWords } from '../messages.ts'
import type { OwnCase } from '../operations.ts'
import { paymentPath } from '../paths.ts'

type Payment = OwnCase['payments'][number]

/** What is owed for the case, and what was paid. */
export function Payments({ view, own }: { view: PageView; own: OwnCase }) {
  const t = dossierWords(view.locale)
  if (own.payments.length === 0) return null
  return (
    <>
      <h2>{t('payments')}</h2>
      {own.payments.map((payment) => (
        <OnePayment view={view} own={own} payment={payment} />
      ))}
    </>
  )
}

function OnePayment({ view, own, payment }: { view: PageView; own: OwnCase; payment: Payment }) {
  const { locale } = view
  const t = dossierWords(locale)
  const amount = formatMoney(payment.amountCents, locale)
  return (
    <div class="portico-panel mb-3">
      <p class="fw-semibold mb-1">
        {payment.description}: {amount}
      </p>
      {payment.state === 'paid' && payment.paidAt !== null ? (
        <Badge tone="success" text={t('paidOn', { date: formatDate(romeDate(new Date(payment.paidAt)), locale) })} />
      ) : (
        <p>{t('payBy', { date: formatDate(plainDate(payment.dueOn), locale) })}</p>
      )}
      {payment.state === 'wanted' ? <p>{t('paymentBeingMade')}</p> : null}
      {payment.state === 'refused' ? <p>{t('paymentRefused')}</p> : null}
      {payment.state === 'due' ? (
        <>
          <Form view={view} action={href(view, paymentPath.to({ caseId: own.id, paymentId: payment.id }))}>
            <Button label={t('payAmount', { amount, description: payment.description })}>{t('pay')}</Button>
          </Form>
          <p class="mt-3 mb-0">{t('payElsewhere', { notice: spaced(payment.noticeNumber) })}</p>
        </>
      ) : null}
    </div>
  )
}

/** A long number in groups of four, as paper notices show it. */
const spaced = (digits: string) => digits.replace(/(\d{4})(?=\d)/g, '$1\u00a0')
