import type { Condition } from '#kernel/language/expression.ts'
import type { ServicePack } from '../definition.ts'
import { possibilities } from './explore/may-be.ts'
import { problem } from './problem.ts'
import type { PackProblem } from './problem.ts'

/** Pages of which no answer to the questions before them shows any field. Says nothing where that cannot be worked out. */
export function checkPages({ definition }: ServicePack): PackProblem[] {
  return definition.pages.flatMap(({ id, fields }, index) => {
    const conditions = fields.flatMap(({ visibleIf }): Condition[] => (visibleIf ? [visibleIf] : []))
    if (fields.length === 0) return [problem(`definition.pages.${index}`, `page ${id} asks nothing`)]
    if (conditions.length < fields.length) return []
    const possible = possibilities(definition, conditions, false)
    if (!possible || possible.cases.some((facts) => conditions.some((one) => possible.mayBe(one, true, facts))))
      return []
    return [
      problem(
        `definition.pages.${index}`,
        `page ${id} is never shown: none of its fields is visible, whatever is answered`,
      ),
    ]
  })
}
