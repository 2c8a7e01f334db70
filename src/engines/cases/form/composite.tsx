import { FieldGroup } from '#ui/index.ts'
import { isRecord, within } from '../fields/check-field.ts'
import { partsOf } from '../fields/parts.ts'
import { propsOf } from './asking.ts'
import type { ControlProps } from './asking.ts'
import { DrawnPlace } from './place.tsx'

/** An answer in parts under one question: a period, an address, a person, a parcel, a place. */
export function CompositeControl(given: ControlProps) {
  const { field, path, value, asking } = given
  const answers = isRecord(value) ? value : {}
  const { control: Control } = asking
  const inner = { ...asking, facts: within(asking.facts, answers) }
  return (
    <FieldGroup props={propsOf(given)} parts>
      {partsOf(field).map((part) => (
        <Control
          field={part.field}
          path={`${path}.${part.field.stableId}`}
          value={answers[part.field.stableId]}
          asking={inner}
          part={part}
        />
      ))}
      {field.type === 'place' ? <DrawnPlace given={given} /> : null}
    </FieldGroup>
  )
}
