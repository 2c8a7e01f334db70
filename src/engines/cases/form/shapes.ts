import type { Shape } from '#kernel/form/shape.ts'
import type { Field, InnerField } from '../fields/field.ts'
import { partsOf } from '../fields/parts.ts'

function shapeOf(field: Field | InnerField): Shape {
  const { stableId, type, required, visibleIf, geometry } = field
  const parts = partsOf(field).map((part) => shapeOf(part.field))
  const inner = 'fields' in field ? field.fields?.map(shapeOf) : undefined
  return {
    stableId,
    type,
    required,
    ...(visibleIf ? { visibleIf } : {}),
    ...(geometry ? { geometry } : {}),
    ...(parts.length > 0 ? { parts } : {}),
    ...(inner ? { fields: inner } : {}),
    ...('minRows' in field ? { minRows: field.minRows } : {}),
    ...('maxRows' in field ? { maxRows: field.maxRows } : {}),
    ...('rows' in field ? { rows: field.rows } : {}),
  }
}

// forms never change once parsed
const known = new WeakMap<readonly Field[], readonly Shape[]>()

/** The fields of a form as the reader of forms knows them. */
export function shapesOf(fields: readonly Field[]): readonly Shape[] {
  const shapes = known.get(fields) ?? fields.map(shapeOf)
  known.set(fields, shapes)
  return shapes
}
