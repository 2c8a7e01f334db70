import { ServiceId } from '#kernel/ids.ts'
import { ExpressionSchema } from '#kernel/language/expression-schema.ts'
import { z } from 'zod'
import { Field, stableId as id } from './fields/field.ts'

/** A document that an action writes from a template of the pack. */
const Writing = z
  .object({
    template: id.describe('templates/<template>.typ'),
    signature: z.boolean().describe('Whether the person in charge must sign it before it can be delivered.'),
    recipient: z.enum(['applicant', 'third-party']),
    repeats: z
      .array(z.string().regex(/^[a-z][a-z0-9-]{1,40}(\.[a-z][a-z0-9-]{1,40})?$/))
      .min(1)
      .optional()
      .describe('Answers of the application that it says again: a field, or `group.field` for that of each row.'),
  })
  .strict()

const Flags = z.union([id, z.array(id).min(1)])

/**
 * What may happen to a case; `actions.<id>.name`, `.done` (in the past, for the timeline), `.help`. An action that
 * writes a document takes effect (state, fact, outcome, flags) when the document is delivered; any other at once.
 */
export const Action = z
  .object({
    id,
    by: z.enum(['applicant', 'handler', 'responsible', 'consulted', 'system']),
    from: z.array(id).min(1),
    to: id.optional(),
    fact: z.string().optional().describe('The fact it records for the clocks.'),
    form: z.array(Field).default([]),
    attachments: id.optional().describe('Document slot whose files it can carry.'),
    writes: Writing.optional(),
    outcome: id.optional(),
    needsFlag: Flags.optional().describe('Every one of them must stand.'),
    unlessFlag: Flags.optional().describe('None of them may stand.'),
    guard: ExpressionSchema.optional().describe('What the application must fulfil; `actions.<id>.guard` says why not.'),
    asks: z.array(id).min(1).optional().describe('Opinions that it asks for, all at once.'),
    gives: id.optional().describe('For by consulted: the opinion that it gives.'),
    awaits: z
      .array(id)
      .min(1)
      .optional()
      .describe('Opinions that must have been given first, or whose silence lets the case proceed.'),
    charges: z
      .object({
        fees: z.array(id).min(1),
        days: z.number().int().min(1).max(365).describe('Days until they are due.'),
        supplement: z
          .literal(true)
          .optional()
          .describe('Only what they come to more than was charged already; nothing when it is less.'),
      })
      .strict()
      .optional()
      .describe('Fees that it makes due, as the answers of the case make them.'),
    amends: z
      .record(id, id)
      .optional()
      .describe(
        'Answers of the case that it puts in place of others when it takes effect: the field, and the field of this form or of an earlier one that says it anew.',
      ),
    opens: z
      .object({
        service: ServiceId.describe('Service of the other case.'),
        answers: z
          .record(id, id)
          .optional()
          .describe('Fields of its form, each with the field of this case that fills it in.'),
      })
      .strict()
      .optional()
      .describe(
        'Draft of another service that it puts ready for the applicant; once that is sent the two cases are linked.',
      ),
    ground: z
      .enum(['takes', 'frees'])
      .optional()
      .describe(
        'Whether it takes the ground that the case `occupies`, refused where another case holds it, or frees it.',
      ),
    tells: z
      .union([z.literal('applicant'), z.literal('office'), z.object({ opinion: id }).strict()])
      .default('applicant')
      .describe('Whom its notice is for: the applicant, the office of the case, or the one whose opinion is asked.'),
    setFlag: id.optional(),
    clearFlag: id.optional(),
    assigns: z
      .literal('actor')
      .optional()
      .describe('Whether the officer who does it becomes the one who works on the case.'),
    when: z
      .discriminatedUnion('event', [
        z.object({ event: z.literal('expired'), clock: id }).strict(),
        z.object({ event: z.literal('suspension-ended'), clock: id, suspension: id.optional() }).strict(),
        z.object({ event: z.literal('warned'), clock: id, days: z.number().int().min(0) }).strict(),
        z.object({ event: z.literal('paid') }).strict(),
      ])
      .optional()
      .describe(
        'For system actions: what makes them happen, at the instant the clock says; any suspension of it unless one is named; paid: when all that was charged has been paid.',
      ),
    notice: id.optional().describe('Notice to the applicant: `notices.<id>.subject`, `.body`.'),
    group: z.enum(['decision', 'instruction', 'applicant', 'system']).describe('Where the officer finds it.'),
    costly: z.boolean().default(false).describe('Whether a slip would be costly: then it is confirmed first.'),
  })
  .strict()

export type Action = z.output<typeof Action>
/** An action as it is written, before defaults. */
export type ActionInput = z.input<typeof Action>
