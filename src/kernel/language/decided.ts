import type { StableId } from './expression.ts'
import type { Worked } from './value.ts'

const isTruth = ({ value }: Worked, wanted: boolean) => value.kind === 'truth' && value.value === wanted

/** Whether a field, by its stable id, may still be answered. */
export type IsOpen = (field: StableId) => boolean

const rootOf = (field: StableId) => field.split('.', 1)[0] ?? field

/** The parts of an expression on which its result still hangs; none when nothing that is open can change it. */
function openParts(worked: Worked, isOpen: IsOpen): readonly Worked[] {
  const { expression, parts } = worked
  const undecided = parts.filter((part) => !isDecided(part, isOpen))
  switch (expression.op) {
    case 'and':
      return parts.some((part) => isTruth(part, false) && isDecided(part, isOpen)) ? [] : undecided
    case 'or':
      return parts.some((part) => isTruth(part, true) && isDecided(part, isOpen)) ? [] : undecided
    case 'if': {
      const [condition, taken] = parts
      if (!condition || !taken) return undecided
      // what is taken while the condition is open says nothing of what will be
      return isDecided(condition, isOpen) ? undecided : [condition]
    }
    default:
      return undecided
  }
}

/** The field that an expression reads itself. */
function readBy({ expression }: Worked): StableId | undefined {
  if (expression.op === 'answer' || expression.op === 'answered') return rootOf(expression.field)
  return 'group' in expression ? expression.group : undefined
}

/** Whether what an expression came to is final, whatever is answered to the fields that are open. */
export function isDecided(worked: Worked, isOpen: IsOpen): boolean {
  const field = readBy(worked)
  if (field !== undefined && isOpen(field)) return false
  return openParts(worked, isOpen).length === 0
}

/** The open fields on which a result hangs, each once, those that come first in the expression first. */
export function hangsOn(worked: Worked, isOpen: IsOpen): StableId[] {
  const field = readBy(worked)
  const own = field !== undefined && isOpen(field) ? [field] : []
  return [...new Set([...own, ...openParts(worked, isOpen).flatMap((part) => hangsOn(part, isOpen))])]
}
