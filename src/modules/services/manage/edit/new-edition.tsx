import { Button, ButtonRow, DateField, FieldGroup, Form, partName, Select, TextField } from '#ui/index.ts'
import { actionOf, errorOf, hiddenOf } from './editing.ts'
import type { PartProps } from './editing.ts'
import {
  addRow,
  keyKind,
  newKeyName,
  newValueName,
  readRows,
  removeRow,
  rowPath,
  type TypedRow,
} from './edition-rows.ts'
import { editWords } from './messages.ts'
import { keyName, sayKey, tableName, typedValue, type Table } from './table-words.ts'

type TableProps = PartProps & { readonly table: Table }

/** The rows as they are being written: on the page, in what was saved, or in the last edition. */
function rowsOf({ view, editing, trouble, table }: TableProps): readonly TypedRow[] {
  const typed =
    trouble?.values.get('table') === table.id ? readRows((name) => trouble.values.get(name) ?? '', table) : []
  if (typed.length > 0) return typed
  const last =
    editing.edits.editions[table.id] ?? table.editions.toSorted((a, b) => a.from.localeCompare(b.from)).at(-1)
  return (last?.rows ?? []).map(({ keys, value }) => ({ keys, value: typedValue(table, value, view.locale) }))
}

/** The values of a table from a day on: those of the last edition to begin with, with rows more or less. */
export function NewEdition(props: TableProps) {
  const { view, editing, shown, trouble, table } = props
  const { locale } = view
  const t = editWords(locale)
  const path = `editions.${table.id}`
  const written = editing.edits.editions[table.id]
  const typed = (name: string) => trouble?.values.get(`${path}.${name}`)
  const day = typed('from-day')
  const title = t('newEdition', { name: tableName(editing.edited, table, locale) })
  return (
    <Form
      view={view}
      // so that a row that was added or taken away leaves one where one was
      action={`${actionOf(props)}#${path}`}
      label={title}
      hidden={{ what: 'edition', table: table.id, base: editing.base, ...hiddenOf(shown) }}
    >
      <button type="submit" class="visually-hidden" tabindex={-1} aria-hidden="true"></button>
      <h4 class="h5" id={path}>
        {title}
      </h4>
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
      <Rows {...props} />
      <NewRow {...props} />
      <ButtonRow>
        <Button>{t('saveEdition')}</Button>
      </ButtonRow>
    </Form>
  )
}

function Rows(props: TableProps) {
  const { view, editing, trouble, table } = props
  const { locale } = view
  const t = editWords(locale)
  const rows = rowsOf(props)
  return (
    <>
      {rows.map(({ keys, value }, index) => {
        const name = keys.map((key) => sayKey(editing.edited, key, locale)).join(', ')
        return (
          <div class="portico-table-row">
            <input type="hidden" name={`${rowPath(table, index)}.keys`} value={JSON.stringify(keys)} />
            <TextField
              locale={locale}
              name={`${rowPath(table, index)}.value`}
              label={name}
              error={errorOf(trouble, `${rowPath(table, index)}.value`)}
              required
              inputmode={table.value === 'text' ? 'text' : 'decimal'}
              width="medium"
              value={value}
            />
            {rows.length === 1 ? null : (
              <Button kind="link" name="_do" value={removeRow(index)} icon="it-delete" label={t('removeOne', { name })}>
                {t('removeRow')}
              </Button>
            )}
          </div>
        )
      })}
    </>
  )
}

/** What a row is found by, and its value. */
function NewRow({ view, editing, trouble, table }: TableProps) {
  const { locale } = view
  const t = editWords(locale)
  const typed = (name: string) => trouble?.values.get(name) ?? ''
  const question = {
    locale,
    name: `editions.${table.id}.new`,
    label: t('newRow'),
    hint: t('rowsNotSaved'),
    required: true,
  }
  return (
    <FieldGroup props={question} parts>
      {table.keys.map((key, index) => {
        const name = newKeyName(table, index)
        const props = {
          locale,
          name,
          label: keyName(editing.edited, table, key, locale),
          error: errorOf(trouble, name),
          required: true,
        }
        const asked = keyKind(editing.edited, table, index, locale)
        if (asked.kind === 'choice') return <Select {...props} options={asked.options} value={typed(name)} />
        if (asked.kind !== 'date')
          return (
            <TextField
              {...props}
              inputmode={asked.kind === 'number' ? 'decimal' : 'text'}
              width="medium"
              value={typed(name)}
            />
          )
        const part = (one: 'day' | 'month' | 'year') => typed(partName(name, one))
        return <DateField {...props} value={{ day: part('day'), month: part('month'), year: part('year') }} />
      })}
      <TextField
        locale={locale}
        name={newValueName(table)}
        label={t('value')}
        error={errorOf(trouble, newValueName(table))}
        required
        inputmode={table.value === 'text' ? 'text' : 'decimal'}
        width="medium"
        value={typed(newValueName(table))}
      />
      <p>
        <Button kind="secondary" name="_do" value={addRow} icon="it-plus">
          {t('addRow')}
        </Button>
      </p>
    </FieldGroup>
  )
}
