import { formatDate, plainDate } from '#kernel/dates.ts'
import { formatMoney } from '#kernel/money.ts'
import { DataTable } from '#ui/index.ts'
import type { PartProps } from './editing.ts'
import { editWords } from './messages.ts'

type Costs = NonNullable<PartProps['editing']['costs']>
type Cost = Costs['samples'][number]['fees'][number]['before']
type Props = Pick<PartProps, 'view' | 'editing'>

/** What the stories of the service cost before and after the changes, side by side. */
export function CostsPart({ view, editing: { costs } }: Props) {
  if (costs === null) return null
  const { locale } = view
  const t = editWords(locale)
  const date = formatDate(plainDate(costs.day), locale)
  const rows = costs.samples.flatMap(({ answers, fees }) => fees.map((fee) => ({ answers, ...fee })))
  const amount = ({ amountCents, working }: Cost) => (
    <>
      {amountCents === null ? t('notDue') : formatMoney(amountCents, locale)}
      {/[×+−÷]/.test(working) ? <span class="d-block small text-muted text-wrap">{working}</span> : null}
    </>
  )
  return (
    <section id="costs" class="mt-4">
      <h3 class="h4">{t('costs')}</h3>
      {rows.length === 0 ? (
        <p>{t('costsSame')}</p>
      ) : (
        <>
          <p>{t('costsLead', { date })}</p>
          <DataTable
            caption={t('costs')}
            hideCaption
            rows={rows}
            columns={[
              {
                header: t('sample'),
                rowHeader: true,
                cell: ({ answers, name }) => (
                  <>
                    <span class="d-block">{name}</span>
                    {answers.map(({ label, value }) => (
                      <span class="d-block small fw-normal">
                        {/[?!.:]$/.test(label) ? label : `${label}:`} <bdi>{value}</bdi>
                      </span>
                    ))}
                  </>
                ),
              },
              { header: t('before'), numeric: true, cell: ({ before }) => amount(before) },
              { header: t('after'), numeric: true, cell: ({ after }) => <strong>{amount(after)}</strong> },
            ]}
          />
          {costs.unchanged === 0 ? null : <p>{t('costsUnchanged', { count: costs.unchanged })}</p>}
        </>
      )}
    </section>
  )
}
