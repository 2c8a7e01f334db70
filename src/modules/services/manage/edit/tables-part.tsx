import { formatDate, plainDate } from '#kernel/dates.ts'
import { Button, DataTable, DateField, Form, TextField } from '#ui/index.ts'
import { actionOf, errorOf, hiddenOf } from './editing.ts'
import type { PartProps } from './editing.ts'
import { editWords } from './messages.ts'
import { editionOn, sayKey, sayValue, typedValue } from './table-words.ts'
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

const tableName = ({ view, editing }: PartProps, { id }: Table) =>
  editing.edited.texts[view.locale][`tables.${id}.name`] ?? id

function OneTable(props: PartProps & { readonly table: Table }) {
  const { view, editing, table } = props
  const { locale } = view
  const t = editWords(locale)
  const name = tableName(props, table)
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

function NewEdition(props: PartProps & { readonly table: Table }) {
  const { view, editing, shown, trouble, table } = props
  const { locale } = view
  const t = editWords(locale)
  const path = `editions.${table.id}`
  const written = editing.edits.editions[table.id]
  const rows = (written ?? table.editions.toSorted((a, b) => a.from.localeCompare(b.from)).at(-1))?.rows ?? []
  const typed = (name: string) => trouble?.values.get(`${path}.${name}`)
  const day = typed('from-day')
  return (
    <Form
      view={view}
      action={actionOf(props)}
      label={t('newEdition', { name: tableName(props, table) })}
      hidden={{ what: 'edition', table: table.id, base: editing.base, ...hiddenOf(shown) }}
    >
      <h4 class="h5">{t('newEdition', { name: tableName(props, table) })}</h4>
      <DateField
        locale={locale}
        name={`${path}.from`}
        label={t('firstDay')}
        hint={t('firstDayHint')}
        error={errorOf(trouble, `${path}.from`)}
        required
        value={
          day === undefined ? written?.from : { day, month: typed('from-month') ?? '', year: typed('from-year') ?? '' }
        }
      />
      <TextField
        locale={locale}
        name={`${path}.norm`}
        label={t('norm')}
        error={errorOf(trouble, `${path}.norm`)}
        required
        value={typed('norm') ?? written?.norm ?? ''}
      />
      {rows.map(({ keys, value }, index) => (
        <TextField
          locale={locale}
          name={`${path}.rows.${index}.value`}
          label={keys.map((key) => sayKey(editing.edited, key, locale)).join(', ')}
          error={errorOf(trouble, `${path}.rows.${index}.value`)}
          required
          inputmode={table.value === 'text' ? 'text' : 'decimal'}
          width="medium"
          value={typed(`rows.${index}.value`) ?? typedValue(table, value, locale)}
        />
      ))}
      <Button kind="secondary">{t('saveEdition')}</Button>
    </Form>
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
