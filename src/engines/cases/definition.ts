import { ServiceId } from '#kernel/ids.ts'
import { ExpressionSchema } from '#kernel/language/expression-schema.ts'
import { DatedTableSchema } from '#kernel/language/tables-schema.ts'
import { unitNames } from '#kernel/language/units.ts'
import { transparencyCodes } from '#kernel/lists/transparency.ts'
import { ClockDefinitions } from '#engines/terms/index.ts'
import { z } from 'zod'
import { Action } from './action.ts'
import type { ActionInput } from './action.ts'
import { Field, stableId as id } from './fields/field.ts'
import type { FieldInput } from './fields/field.ts'

// what a service is written with, besides this file: packs import nothing else
export * from '#kernel/language/expression.ts'
export { opinionClock, standardClocks } from '#engines/terms/index.ts'
export { Field }
export { Action }
export type { ActionInput }
export { standardActions } from './standard-actions.ts'
export type { FieldInput }

/** A page of the form; its words are `pages.<id>.title` and `.text`. */
export const Page = z.object({ id, fields: z.array(Field) }).strict()

/** A document that the applicant may or must attach; `documents.<stableId>.label`, `.hint`. */
export const DocumentSlot = z
  .object({
    stableId: id,
    required: z.union([z.boolean(), ExpressionSchema]).default(false),
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

/**
 * An opinion of another office; `opinions.<id>.name`. Its time is a clock with the same id, started when it is asked for
 * (`opinionClock`).
 */
export const Opinion = z
  .object({
    id,
    office: id.describe('Whom it is asked of, as the municipality names them in its data: `consults`.'),
    silence: z
      .enum(['proceeds', 'awaits'])
      .describe('Whether the case may be decided without it once its term is over.'),
    norm: z.string().min(1),
  })
  .strict()

/** A message of the national registry from which a case opens by itself, with no draft. */
export const Opening = z
  .object({
    message: id.describe('Kind of the message, such as `anpr-residence-declaration`.'),
    answers: z
      .record(
        id,
        z.union([
          id,
          z
            .object({
              fact: id,
              values: z.record(id, id).describe('Options of the fact, each with that of the field.'),
            })
            .strict(),
        ]),
      )
      .describe('Fields of the application, each with the fact of the message that answers it.'),
  })
  .strict()

/** How a case ends; `outcomes.<id>.name`, `.text`. Retention in years; a city checks it against its own plan. */
export const Outcome = z
  .object({
    id,
    retentionYears: z.number().int().min(1),
    favourable: z.boolean(),
    publish: z
      .object({
        where: z.enum(['albo', 'trasparenza']).describe('The official notice board, or the lists of transparency.'),
        days: z
          .number()
          .int()
          .min(1)
          .max(3_660)
          .describe('Days on which it is public: the first included in transparency, and not counted on the board.'),
        node: z
          .enum(transparencyCodes)
          .optional()
          .describe('Place in the tree of transparency (D.lgs. 33/2013, annex A); decisions of offices unless said.'),
        norm: z.string().min(1),
        fields: z
          .array(id)
          .min(1)
          .optional()
          .describe('Answers of the application that are published with it; none unless said.'),
        afterDisposal: z
          .enum(['removed', 'kept'])
          .optional()
          .describe('Whether its entry stays when the content of the case is disposed of; it is removed unless said.'),
      })
      .strict()
      .optional()
      .describe('Where it is made public, for how long, and the norm that asks it; nowhere unless said.'),
  })
  .strict()

/** A fee shown before applying; `fees.<code>.text`. Either a price by the piece, or an amount that the answers make. */
export const Fee = z.union([
  z.object({ code: id, amountCents: z.number().int().min(0), unit: id }).strict(),
  z
    .object({
      code: id,
      amount: ExpressionSchema.describe('Comes to an amount.'),
      when: ExpressionSchema.optional().describe('Whether it is due; always unless said.'),
      norm: z.string().min(1),
    })
    .strict(),
])

/** A value that a service works out from the answers and names; `computed.<id>.label`. */
export const Computed = z
  .object({
    id,
    value: ExpressionSchema,
    unit: z.enum(unitNames).optional(),
    values: z.array(id).min(1).optional().describe('What a value in words may be; `computed.<id>.values.<value>`.'),
    internal: z.literal(true).optional().describe('Only a step towards other values: people are not told of it.'),
  })
  .strict()

/** What must hold between answers of several fields; `rules.<id>.error` says what to do when it does not. */
export const Rule = z.object({ id, holds: ExpressionSchema, fields: z.array(id).min(1) }).strict()

/** Who, or what, the service is for; `eligibility.<id>.name`, and `.otherwise` when it does not hold. */
export const Eligibility = z
  .object({
    id,
    holds: ExpressionSchema,
    norm: z.string().min(1),
    otherwise: z
      .enum(['refuses', 'warns'])
      .describe('Whether an application that does not fulfil it cannot be sent, or is only told.'),
  })
  .strict()

/** A service: everything that differs from one procedure to another. The words are in the pack's texts. */
export const ServiceDefinition = z
  .object({
    format: z.literal(1),
    id: ServiceId,
    catalogue: z
      .object({
        topics: z.array(z.string()).describe('Topics of the national model, by their Italian names.'),
        category: id.optional().describe('Category of services of the national model that its lists put it in.'),
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
    opensFrom: z
      .array(Opening)
      .min(1)
      .max(20)
      .optional()
      .describe('Messages of the national registry that open a case.'),
    pages: z.array(Page).min(1),
    documents: z.array(DocumentSlot),
    occupies: z
      .object({ place: id, period: id })
      .strict()
      .optional()
      .describe('Fields with the area that a case takes and the days on which it does.'),
    tables: z.array(DatedTableSchema).max(50).optional(),
    computed: z.array(Computed).max(100).optional().describe('Each may use those named before it.'),
    rules: z.array(Rule).max(100).optional(),
    eligibility: z.array(Eligibility).max(50).optional(),
    fees: z.array(Fee),
    states: z.array(State).min(2),
    initialState: id,
    actions: z.array(Action).min(1),
    clocks: ClockDefinitions,
    opinions: z.array(Opinion).max(30).optional(),
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
    application: z
      .record(z.string(), z.unknown())
      .optional()
      .describe('Answers of the application, where a guard reads them.'),
    message: z
      .object({ kind: id, facts: z.record(z.string(), z.unknown()) })
      .strict()
      .optional()
      .describe('The message of the national registry that opens the case, in place of an application.'),
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

export type Fee = z.output<typeof Fee>
export type Page = z.output<typeof Page>
export type DocumentSlot = z.output<typeof DocumentSlot>
export type State = z.output<typeof State>
export type Opinion = z.output<typeof Opinion>
export type Opening = z.output<typeof Opening>
export type ServiceDefinition = z.output<typeof ServiceDefinition>
export type ServicePack = z.output<typeof ServicePack>
export type Scenario = z.output<typeof Scenario>

/** Writes a service with the help of the compiler; there is no function anywhere in it. */
export function defineService(definition: z.input<typeof ServiceDefinition>): z.input<typeof ServiceDefinition> {
  return definition
}
