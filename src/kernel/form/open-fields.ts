import { isDecided, type IsOpen } from '#kernel/language/decided.ts'
import { workOut } from '#kernel/language/evaluate.ts'
import type { Facts } from '#kernel/language/value.ts'
import type { Shape } from './shape.ts'

/** Fields that could still be answered: neither asked already nor ruled out by what was. */
export function openFields(
  fields: readonly Pick<Shape, 'stableId' | 'visibleIf'>[],
  asked: ReadonlySet<string>,
  facts: Facts,
): IsOpen {
  const byId = new Map(fields.map((field) => [field.stableId, field]))
  const known = new Map<string, boolean>()
  const isOpen: IsOpen = (id) => {
    const found = known.get(id)
    if (found !== undefined) return found
    const field = byId.get(id)
    // a field that waits for itself is refused by the check of a service
    known.set(id, false)
    const worked = field?.visibleIf && workOut(field.visibleIf, facts)
    const ruledOut =
      worked !== undefined && isDecided(worked, isOpen) && !(worked.value.kind === 'truth' && worked.value.value)
    const open = field !== undefined && !asked.has(id) && !ruledOut
    known.set(id, open)
    return open
  }
  return isOpen
}
