import { isRecord } from '../fields/check-field.ts'
import { propsOf } from './asking.ts'
import type { ControlProps } from './asking.ts'

/** Name of the input that carries what was drawn, as GeoJSON. */
export const geometryPart = 'geometry'

/**
 * What was drawn on the map, kept with the form; `portico-place` draws the map around it where the browser can, and
 * without it the written place is enough.
 */
export function DrawnPlace({ given }: { given: ControlProps }) {
  const { field, value } = given
  const { name } = propsOf(given)
  const drawn = isRecord(value) ? value[geometryPart] : undefined
  return (
    <portico-place data-draws={(field.geometry ?? ['point']).join(' ')}>
      <input type="hidden" name={`${name}.${geometryPart}`} value={drawn === undefined ? '' : JSON.stringify(drawn)} />
    </portico-place>
  )
}
