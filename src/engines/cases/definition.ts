import { ConditionSchema } from '#kernel/condition-schema.ts'
import { ServiceId } from '#kernel/ids.ts'
import { ClockDefinitions } from '#engines/terms/index.ts'
import { z } from 'zod'

// what a service is written with, besides this file: packs import nothing else
export { and, answer, answered, eq, isIn, ne, not, or } from '#kernel/conditions.ts'
export { standardClocks } from '#engines/terms/index.ts'

const id = z.string().regex(/^[a-z][a-z0-9-]{1,40}$/)

/** A field of a form. Its words are texts of the pack: `fields.<stableId>.label`, `.hint`, `.options.<option>`. */
export const Field = z
  .object({
    stableId: id.describe('Never changes meaning, in any version.'),
    type: z.enum(['text', 'long-text', 'choice', 'choices', 'date', 'yes-no', 'email', 'phone']),
    required: z.union([z.boolean(), ConditionSchema]).default(true).describe('Whether, or when, an answer is needed.'),
    visibleIf: ConditionSchema.optional(),
    options: z.array(id).min(2).optional().describe('For choice and choices.'),
    maxLength: z
      .number()
      .int()
      .min(1)
      .max(20_000)
      .optional()
      .describe('Characters; 200 for text and 4,000 for long-text unless said.'),
    source: z
      .enum(['applicant', 'profile'])
      .default('applicant')
      .describe('Where the value comes from before the person changes it.'),
    purpose: id.describe('Why it is asked: a text `purposes.<purpose>`.'),
    sensitive: z.string().optional().describe('Ground for special categories of data (GDPR art. 9).'),
  })
  .strict()

/** A page of the form; its words are `pages.<id>.title` and `.text`. */
export const Page = z.object({ id, fields: z.array(Field) }).strict()

/** A document that the applicant may or must attach; `documents.<stableId>.label`, `.hint`. */
export const DocumentSlot = z
  .object({
    stableId: id,
    required: z.union([z.boolean(), ConditionSchema]).default(false),
    accept: z.array(z.string()).min(1).describe('Media types, checked by content.'),
    maxBytes: z.number().int().min(1),
    maxFiles: z.number().int().min(1).max(50),
  })
  .strict()

/** Stages of a case; `states.<id>.name`, `.text` in plain words. */
export const State = z
  .object({ id, kind: z.enum(['draft', 'task', 'citizen', 'third', 'system', 'end']) })
  .strict()
  .describe('task: the office owes; citizen: the applicant owes; third: somebody else; end: closed.')

/** A document that an action writes from a template of the pack. */
export const Writing = z
  .object({
    template: id.describe('templates/<template>.typ'),
    signature: z.boolean().describe('Whether the person in charge must sign it before it can be delivered.'),
    recipient: z.enum(['applicant', 'third-party']),
  })
  .strict()

/**
 * What may happen to a case; `actions.<id>.name`, `.done` (in the past, for the timeline), `.help`. An action that
 * writes a document takes effect (state, fact, outcome, flags) when the document is delivered; any other at once.
 */
export const Action = z
  .object({
    id,
    by: z.enum(['applicant', 'handler', 'responsible', 'system']),
    from: z.array(id).min(1),
    to: id.optional(),
    fact: z.string().optional().describe('The fact it records for the clocks.'),
    form: z.array(Field).default([]),
    attachments: id.optional().describe('Document slot whose files it can carry.'),
    writes: Writing.optional(),
    outcome: id.optional(),
    needsFlag: id.optional(),
    unlessFlag: id.optional(),
    setFlag: id.optional(),
    clearFlag: id.optional(),
    assigns: z
      .literal('actor')
      .optional()
      .describe('Whether the officer who does it becomes the one who works on the case.'),
    when: z
      .object({
        clock: id,
        event: z.enum(['expired', 'suspension-ended']),
        suspension: id
          .optional()
          .describe('For suspension-ended: which suspension of the clock; any of them unless said.'),
      })
      .strict()
      .optional()
      .describe('For system actions: what makes them happen, at the instant the clock says.'),
    notice: id.optional().describe('Notice to the applicant: `notices.<id>.subject`, `.body`.'),
    group: z.enum(['decision', 'instruction', 'applicant', 'system']).describe('Where the officer finds it.'),
    costly: z.boolean().default(false).describe('Whether a slip would be costly: then it is confirmed first.'),
  })
  .strict()

/** How a case ends; `outcomes.<id>.name`, `.text`. Retention in years; a city checks it against its own plan. */
export const Outcome = z.object({ id, retentionYears: z.number().int().min(1), favourable: z.boolean() }).strict()

/** A fee shown before applying; `fees.<code>.text`. */
export const Fee = z.object({ code: id, amountCents: z.number().int().min(0), unit: id }).strict()

/** A service: everything that differs from one procedure to another. The words are in the pack's texts. */
export const ServiceDefinition = z
  .object({
    format: z.literal(1),
    id: ServiceId,
    catalogue: z
      .object({
        topics: z.array(z.string()),
        lifeEvents: z.array(z.string()),
        legalBasis: z.array(z.object({ norm: z.string(), text: id }).strict()).min(1),
        channels: z.array(z.enum(['online', 'counter', 'post', 'pec'])).min(1),
      })
      .strict(),
    applicants: z
      .object({
        kinds: z.array(z.enum(['person'])).min(1),
        identityLevel: z.union([z.literal(1), z.literal(2), z.literal(3)]),
      })
      .strict(),
    pages: z.array(Page).min(1),
    documents: z.array(DocumentSlot),
    fees: z.array(Fee),
    states: z.array(State).min(2),
    initialState: id,
    actions: z.array(Action).min(1),
    clocks: ClockDefinitions,
    otherFacts: z
      .array(z.object({ fact: id, norm: z.string().min(1) }).strict())
      .optional()
      .describe('Facts that matter in law and move no clock.'),
    outcomes: z.array(Outcome).min(1),
    receipt: z.object({ template: id, notice: id }).strict(),
    retention: z.object({ basis: z.string() }).strict(),
  })
  .strict()

/** Words of the pack in one language: flat keys to ICU messages. */
export const Texts = z.record(z.string(), z.string())

/** A story that the pack promises: facts in order and what must come of them. */
export const Scenario = z
  .object({
    name: z.string(),
    submittedAt: z.iso.datetime(),
    steps: z.array(
      z
        .object({
          at: z.iso.datetime(),
          action: id,
          answers: z.record(z.string(), z.unknown()).optional(),
          refused: z.literal(true).optional(),
        })
        .strict(),
    ),
    expect: z
      .object({ at: z.iso.datetime(), state: id, outcome: id.optional(), due: z.iso.date().optional() })
      .strict(),
  })
  .strict()

/** A service pack as it is published: one JSON, identified by the SHA-256 of its canonical form (RFC 8785). */
export const ServicePack = z
  .object({
    definition: ServiceDefinition,
    texts: z.object({ it: Texts, en: Texts }).strict(),
    templates: z.record(id, z.string()),
    scenarios: z.array(Scenario).min(1),
  })
  .strict()

export type Field = z.output<typeof Field>
export type Page = z.output<typeof Page>
export type DocumentSlot = z.output<typeof DocumentSlot>
export type State = z.output<typeof State>
export type Action = z.output<typeof Action>
export type ServiceDefinition = z.output<typeof ServiceDefinition>
/** A field and an action as they are written, before defaults. */
export type FieldInput = z.input<typeof Field>
export type ActionInput = z.input<typeof Action>
export type ServicePack = z.output<typeof ServicePack>
export type Scenario = z.output<typeof Scenario>

/** Writes a service with the help of the compiler; there is no function anywhere in it. */
export function defineService(definition: z.input<typeof ServiceDefinition>): z.input<typeof ServiceDefinition> {
  return definition
}
