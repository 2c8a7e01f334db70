import { streetCodePart } from '#kernel/form/read-form.ts'
import { FieldGroup } from '#ui/index.ts'
import { isRecord, within } from '../fields/check-field.ts'
import { partsOf } from '../fields/parts.ts'
import { propsOf } from './asking.ts'
import type { ControlProps } from './asking.ts'
import { TypedCorners } from './corners.tsx'
import { DrawnPlace } from './place.tsx'
import { StreetControl } from './street.tsx'

/** An answer in parts under one question: a period, an address, a person, a parcel, a place. */
export function CompositeControl(given: ControlProps) {
  const { field, path, value, asking } = given
  const answers = isRecord(value) ? value : {}
  const { control: Control } = asking
  const inner = { ...asking, facts: within(asking.facts, answers) }
  return (
    <FieldGroup props={propsOf(given)} parts>
      {partsOf(field).map((part) => {
        const { stableId } = part.field
        const at = `${path}.${stableId}`
        const own = { field: part.field, path: at, value: answers[stableId], asking: inner, part }
        return field.type === 'address' && field.within === 'city' && stableId === 'street' ? (
          <StreetControl given={own} address={path} code={answers[streetCodePart]} />
        ) : (
          <Control {...own} />
        )
      })}
      {field.type === 'place' ? (
        <>
          <DrawnPlace given={given} />
          <TypedCorners given={given} />
        </>
      ) : null}
    </FieldGroup>
  )
}
