import type { Child } from 'hono/jsx'
import { isVisible } from '../fields/check-field.ts'
import type { Field, InnerField } from '../fields/field.ts'
import type { Asking } from './asking.ts'

interface Props<F> {
  readonly fields: readonly F[]
  readonly asking: Asking
  /** Before the path of each field: `members.0.` in a row. */
  readonly at?: string | undefined
  readonly control: (field: F) => Child
}

/**
 * The fields that are asked now. One that the page itself may show or hide is marked for the browser; until it is asked
 * it lies in a template, which nobody sees and which sends nothing.
 */
export function AskedFields<F extends Field | InnerField>({ fields, asking, at = '', control }: Props<F>) {
  return (
    <>
      {fields.map((field) => {
        const isShown = isVisible(field, asking.facts)
        if (!asking.isLive(field)) return isShown ? control(field) : null
        const path = `${at}${field.stableId}`
        if (isShown) return <div data-asked={path}>{control(field)}</div>
        return <template data-asked={path}>{control(field)}</template>
      })}
    </>
  )
}
