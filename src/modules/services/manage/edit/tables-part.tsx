import { formatDate, plainDate } from '#kernel/dates.ts'
import { Button, DataTable, Form, TextField } from '#ui/index.ts'
import { actionOf, errorOf, hiddenOf } from './editing.ts'
import type { PartProps } from './editing.ts'
import { NewEdition } from './new-edition.tsx'
import { editWords } from './messages.ts'
import { editionOn, sayKey, sayValue, tableName, typedValue } from './table-words.ts'
import type { Table } from './table-words.ts'

/** The dated tables of a service, each with the edition in force and the form of a new one; and its prices. */
export function TablesPart(props: PartProps) {
  const { view, editing } = props
  const t = editWords(view.locale)
  const { tables = [], fees } = editing.pack.definition
  const prices = fees.filter((fee) => 'amountCents' in fee)
  if (tables.length + prices.length === 0) return <p>{t('noTables')}</p>
  return (
    <>
      {tables.map((table) => (
        <OneTable {...props} table={table} />
      ))}
      {prices.length === 0 ? null : <h3 class="h4">{t('fees')}</h3>}
      {prices.map((fee) => (
        <Price {...props} code={fee.code} />
      ))}
    </>
  )
}

function OneTable(props: PartProps & { readonly table: Table }) {
  const { view, editing, table } = props
  const { locale } = view
  const t = editWords(locale)
  const name = tableName(editing.edited, table, locale)
  const inForce = editionOn(table, editing.today)
  const says = (key: string) => editing.edited.texts[locale][`tables.${table.id}.keys.${key}`] ?? key
  const on = (day: string) => formatDate(plainDate(day), locale)
  const planned = table.editions.filter(({ from }) => from > editing.today)
  return (
    <section class="mb-5">
      <h3 class="h4">{name}</h3>
      {inForce === undefined ? (
        <p>{t('noneInForce', { name })}</p>
      ) : (
        <DataTable
          caption={t('inForceFrom', { name, date: on(inForce.from), norm: inForce.norm })}
          rows={inForce.rows}
          columns={[
            ...table.keys.map((key, index) => ({
              header: says(key),
              rowHeader: index === 0,
              cell: (row: (typeof inForce.rows)[number]) => sayKey(editing.edited, row.keys[index] ?? null, locale),
            })),
            {
              header: t('value'),
              numeric: table.value !== 'text',
              cell: (row: (typeof inForce.rows)[number]) => sayValue(table, row.value, locale),
            },
          ]}
        />
      )}
      {planned.map(({ from, norm }) => (
        <p>{t('planned', { date: on(from), norm })}</p>
      ))}
      <NewEdition {...props} />
    </section>
  )
}

function Price(props: PartProps & { readonly code: string }) {
  const { view, editing, shown, trouble, code } = props
  const { locale } = view
  const t = editWords(locale)
  const fee = editing.edited.definition.fees.find((one) => one.code === code)
  const cents = fee && 'amountCents' in fee ? fee.amountCents : 0
  const field = `fees.${code}`
  return (
    <Form view={view} action={actionOf(props)} hidden={{ what: 'fee', code, base: editing.base, ...hiddenOf(shown) }}>
      <TextField
        locale={locale}
        name={field}
        label={t('fee', { name: editing.edited.texts[locale][`fees.${code}.text`] ?? code })}
        hint={t('feeHint')}
        error={errorOf(trouble, field)}
        required
        inputmode="decimal"
        width="short"
        value={trouble?.values.get(field) ?? typedValue({ value: 'money' }, cents, locale)}
      />
      <Button kind="secondary">{t('saveFee')}</Button>
    </Form>
  )
}
