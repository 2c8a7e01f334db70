import { formatMoney } from '#kernel/money.ts'
import type { Assessment } from '#engines/cases/index.ts'
import type { Locale } from '#platform/i18n/index.ts'
import { Alert, DataTable } from '#ui/index.ts'
import { serviceWords } from '../messages.ts'

interface Props {
  readonly assessment: Assessment
  readonly locale: Locale
}

/** The conditions that do not hold, with their reasons: those that stop the application, and those it is as well to know. */
export function Eligibility({ assessment, locale }: Props) {
  const t = serviceWords(locale)
  return (
    <>
      {assessment.eligibility
        .filter(({ holds }) => !holds)
        .map(({ name, otherwise, why, refuses, norm }) => (
          <Alert locale={locale} kind={refuses ? 'danger' : 'warning'} title={name}>
            <p>{otherwise}</p>
            {why.length === 0 ? null : (
              <ul>
                {why.map((reason) => (
                  <li>{reason}</li>
                ))}
              </ul>
            )}
            <p class="mb-0 small">{t('byNorm', { norm })}</p>
          </Alert>
        ))}
    </>
  )
}

/** What the answers make due, and how each amount comes about. */
export function Fees({ assessment, locale }: Props) {
  const t = serviceWords(locale)
  const { fees, totalCents } = assessment
  if (fees.length === 0) return null
  return (
    <>
      <DataTable
        caption={t('feesOfAnswers')}
        rows={fees}
        columns={[
          {
            header: t('feeFor'),
            rowHeader: true,
            cell: ({ name, working, steps, norm }) => (
              <>
                <span>{name}</span>
                {working === '' ? null : <span class="d-block small fw-normal">{working}</span>}
                {steps.map(({ label, text }) => (
                  <span class="d-block small fw-normal">
                    {label}: {text}
                  </span>
                ))}
                <span class="d-block small fw-normal">{norm}</span>
              </>
            ),
          },
          {
            header: t('amount'),
            numeric: true,
            cell: ({ amountCents }) => (amountCents === null ? t('notKnownYet') : formatMoney(amountCents, locale)),
          },
        ]}
      />
      {totalCents === null || fees.length < 2 ? null : (
        <p>
          <strong>{t('total', { amount: formatMoney(totalCents, locale) })}</strong>
        </p>
      )}
    </>
  )
}
