import { FieldGroup } from '#ui/index.ts'
import { isRecord, within } from '../fields/check-field.ts'
import type { Field } from '../fields/field.ts'
import { propsOf } from './asking.ts'
import type { ControlProps } from './asking.ts'
import { textOf } from './words.ts'

/** Fixed rows, each with the same fields: under each other, so that it is read on a telephone too. */
export function TableControl(given: ControlProps & { readonly field: Field }) {
  const { field, path, value, asking } = given
  const { control: Control } = asking
  const lines = isRecord(value) ? value : {}
  return (
    <FieldGroup props={propsOf(given)} parts>
      {(field.rows ?? []).map((row) => {
        const cells = isRecord(lines[row]) ? lines[row] : {}
        const inner = { ...asking, facts: within(asking.facts, cells) }
        return (
          <fieldset class="portico-row">
            <legend class="h6">{textOf(asking.texts, asking.locale, `fields.${path}.rows.${row}`)}</legend>
            {(field.fields ?? []).map((cell) => (
              <Control
                field={cell}
                path={`${path}.${row}.${cell.stableId}`}
                value={cells[cell.stableId]}
                asking={inner}
              />
            ))}
          </fieldset>
        )
      })}
    </FieldGroup>
  )
}
