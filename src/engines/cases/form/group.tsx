import { Button, FieldGroup } from '#ui/index.ts'
import { isRecord, isVisible, within } from '../fields/check-field.ts'
import { maxRowsOf } from '#kernel/form/shape.ts'
import type { Field } from '../fields/field.ts'
import { AskedFields } from './asked-fields.tsx'
import { propsOf, textKey } from './asking.ts'
import type { ControlProps } from './asking.ts'
import { rowsName, shownName } from '#kernel/form/read-form.ts'
import { addRow, doName, removeRow } from './row-edit.ts'
import { textIfAny } from './words.ts'

const words = {
  it: { row: 'Voce', add: 'Aggiungi', remove: 'Togli', none: 'Per ora non c’è nessuna voce.' },
  en: { row: 'Entry', add: 'Add', remove: 'Remove', none: 'There is no entry yet.' },
} as const

/** Rows that repeat, each with its fields; buttons of the form add and remove them, and keep what was typed. */
export function GroupControl(given: ControlProps & { readonly field: Field }) {
  const { field, path, value, asking } = given
  const { locale, texts } = asking
  const said = (key: 'row' | 'add' | 'none') =>
    textIfAny(texts, locale, `${textKey(path)}.${key}`) ?? words[locale][key]
  const given_ = Array.isArray(value) ? value.filter(isRecord) : []
  // what must be there is asked at once, and not after an error
  const missing = Math.max(0, (field.minRows ?? 0) - given_.length)
  const rows = [...given_, ...Array.from({ length: missing }, () => ({}))]
  const props = propsOf(given)
  return (
    <FieldGroup props={{ ...props, required: true }} parts>
      <input type="hidden" name={`${props.name}.${rowsName}`} value={rows.length} />
      {rows.length === 0 ? <p>{said('none')}</p> : null}
      {rows.map((row, index) => (
        <Row given={given} row={row} index={index} title={`${said('row')} ${index + 1}`} />
      ))}
      {rows.length < maxRowsOf(field) ? (
        <Button kind="secondary" name={doName} value={addRow(props.name)} icon="it-plus" skipChecks>
          {said('add')}
        </Button>
      ) : null}
    </FieldGroup>
  )
}

interface RowProps {
  readonly given: ControlProps & { readonly field: Field }
  readonly row: Readonly<Record<string, unknown>>
  readonly index: number
  readonly title: string
}

function Row({ given, row, index, title }: RowProps) {
  const { field, path, asking } = given
  const { control: Control } = asking
  const at = `${path}.${index}`
  const inner = { ...asking, facts: within(asking.facts, row) }
  const { remove } = words[asking.locale]
  const shown = (field.fields ?? []).filter((one) => isVisible(one, inner.facts))
  return (
    <fieldset class="portico-row" id={`${asking.prefix}${at}`} tabindex={-1}>
      <legend class="h6">{title}</legend>
      <input
        type="hidden"
        name={`${asking.prefix}${at}.${shownName}`}
        value={shown.map(({ stableId }) => stableId).join(' ')}
      />
      <AskedFields
        fields={field.fields ?? []}
        asking={inner}
        at={`${at}.`}
        control={(one) => (
          <Control field={one} path={`${at}.${one.stableId}`} value={row[one.stableId]} asking={inner} />
        )}
      />
      <Button
        kind="link"
        name={doName}
        value={removeRow(`${asking.prefix}${path}`, index)}
        label={`${remove}: ${title}`}
        icon="it-delete"
        skipChecks
      >
        {remove}
      </Button>
    </fieldset>
  )
}
