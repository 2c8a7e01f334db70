import { z } from 'zod'
import { MAX_CONDITION_DEPTH, type Condition } from '#kernel/conditions.ts'

const MAX_BRANCHES = 64

const StableIdSchema = z
  .string()
  .regex(/^[a-z][a-zA-Z0-9_.-]{0,80}$/)
  .describe('Stable id of a form field')
const ScalarSchema = z.union([z.string().max(1000), z.number(), z.boolean(), z.null()])
const OperandSchema = z.discriminatedUnion('op', [
  z.strictObject({ op: z.literal('literal'), value: ScalarSchema }),
  z.strictObject({ op: z.literal('answer'), field: StableIdSchema }),
])

const Nested: z.ZodType<Condition> = z
  .lazy(() =>
    z.discriminatedUnion('op', [
      z.strictObject({ op: z.literal('always') }),
      z.strictObject({
        op: z.enum(['eq', 'ne', 'gt', 'gte', 'lt', 'lte']),
        left: OperandSchema,
        right: OperandSchema,
      }),
      z.strictObject({ op: z.literal('in'), value: OperandSchema, list: z.array(ScalarSchema).max(1000) }),
      z.strictObject({ op: z.literal('answered'), field: StableIdSchema }),
      z.strictObject({ op: z.literal('not'), of: Nested }),
      z.strictObject({ op: z.enum(['and', 'or']), of: z.array(Nested).max(MAX_BRANCHES) }),
    ]),
  )
  .meta({ id: 'Condition' })

/** Nesting of `of`, counted without recursion: the input is not trusted yet and may be deep enough to end the stack. */
function isShallow(input: unknown): boolean {
  let level: unknown[] = [input]
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > MAX_CONDITION_DEPTH) return false
    level = level.flatMap((node) => (node !== null && typeof node === 'object' && 'of' in node ? node.of : []))
  }
  return true
}

/** Schema of a condition: at most 16 levels deep, 64 branches a level. Separate so that a browser need not load Zod. */
export const ConditionSchema: z.ZodType<Condition> = z
  .unknown()
  .refine(isShallow, { message: 'condition nested too deeply', abort: true })
  .pipe(Nested)
  .describe('Condition on the answers of a form')
