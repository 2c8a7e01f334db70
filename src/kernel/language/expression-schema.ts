import { z } from 'zod'
import { MAX_DEPTH, type Expression } from './expression.ts'

const MAX_BRANCHES = 64

const Field = z
  .string()
  .regex(/^[a-z][a-zA-Z0-9_.-]{0,80}$/)
  .describe('Stable id of a form field; after a dot, of a part of its answer')
const Name = z.string().regex(/^[a-z][a-z0-9-]{0,60}$/)
const Amount = z.number().min(-1e15).max(1e15)
const Scalar = z.union([z.string().max(1000), Amount, z.boolean(), z.null()])

const Nested: z.ZodType<Expression> = z
  .lazy(() =>
    z.discriminatedUnion('op', [
      z.strictObject({ op: z.enum(['always', 'today', 'submitted-on']) }),
      z.strictObject({ op: z.literal('literal'), value: Scalar }),
      z.strictObject({ op: z.literal('money'), cents: Amount.int() }),
      z.strictObject({ op: z.enum(['answer', 'item', 'answered']), field: Field }),
      z.strictObject({ op: z.literal('computed'), id: Name }),
      z.strictObject({ op: z.enum(['eq', 'ne', 'gt', 'gte', 'lt', 'lte']), left: Nested, right: Nested }),
      z.strictObject({ op: z.literal('in'), value: Nested, list: z.array(Scalar).max(1000) }),
      z.strictObject({ op: z.literal('not'), of: Nested }),
      z.strictObject({
        op: z.enum(['and', 'or', 'add', 'multiply', 'min', 'max']),
        of: z.array(Nested).max(MAX_BRANCHES),
      }),
      z.strictObject({ op: z.enum(['subtract', 'divide']), left: Nested, right: Nested }),
      z.strictObject({
        op: z.literal('round'),
        value: Nested,
        to: z.number().positive().max(1e12).describe('The step: of the unit, or of cents for money'),
        mode: z.enum(['half-up', 'half-even', 'up', 'down']),
      }),
      z.strictObject({ op: z.literal('if'), condition: Nested, yes: Nested, no: Nested }),
      z.strictObject({ op: z.enum(['days', 'months', 'years']), from: Nested, to: Nested }),
      z.strictObject({ op: z.enum(['add-days', 'add-months']), date: Nested, count: Nested }),
      z.strictObject({ op: z.enum(['count', 'any', 'every']), group: Field, where: Nested.optional() }),
      z.strictObject({ op: z.enum(['least', 'greatest']), group: Field, value: Nested, where: Nested.optional() }),
      z.strictObject({
        op: z.literal('sum'),
        group: Field,
        value: Nested,
        as: z.enum(['number', 'money']),
        where: Nested.optional(),
      }),
      z.strictObject({
        op: z.literal('lookup'),
        table: Name,
        keys: z.array(Nested).max(8),
        on: Nested.optional(),
      }),
    ]),
  )
  .meta({ id: 'Expression' })

/** Nesting, counted without recursion: the input is not trusted yet and may be deep enough to end the stack. */
function isShallow(input: unknown): boolean {
  let level: unknown[] = [input]
  // an expression stands in a member of another, or in a list of it: two levels of JSON for one of nesting at the most
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) return false
    level = level
      .flatMap((node) => (node !== null && typeof node === 'object' ? Object.values(node) : []))
      .flatMap((member: unknown) => (Array.isArray(member) ? (member as unknown[]) : [member]))
      .filter((node) => node !== null && typeof node === 'object')
  }
  return true
}

/** Schema of an expression: at most 24 levels deep, 64 branches a level. Separate so that a browser need not load Zod. */
export const ExpressionSchema: z.ZodType<Expression> = z
  .unknown()
  .refine(isShallow, { message: 'expression nested too deeply', abort: true })
  .pipe(Nested)
  .describe('Expression over the answers of a form')
