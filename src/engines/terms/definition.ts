import { z } from 'zod'

const FactName = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,60}$/)
  .describe('Name of a fact that matters in law, such as received or refusal-delivered')
const Name = z.string().regex(/^[a-z][a-z0-9-]{1,60}$/)
const Days = z.int().min(0).max(3650)
const Norm = z.string().min(1).max(300).describe('The norm that the rule follows')

export const TextSchema = z.strictObject({ it: z.string().min(1), en: z.string().min(1) })

export const TermSchema = z.strictObject({
  count: z.int().min(1).max(3650).describe('Number of days'),
  unit: z.enum(['calendar', 'working']).describe('Which days are counted'),
  rollover: z.boolean().describe('Whether an end on a holiday moves on (civil code art. 2963)'),
})

const StartSchema = z.union([
  z.strictObject({ fact: FactName }),
  z
    .strictObject({ fact: FactName, clock: Name, states: z.array(Name).min(1) })
    .describe('Starts on a fact only while another clock is in one of these states'),
  z
    .strictObject({ expiryOf: Name })
    .describe('Starts when another clock expires; its due date is the day of the event'),
])

const SuspensionSchema = z.strictObject({
  id: Name.describe('Also names the refusal of one too many: second-<id>'),
  cause: TextSchema,
  norm: Norm,
  startOn: FactName,
  endOn: FactName.optional().describe('The answer that ends it before its time'),
  maximumDays: Days.describe('Days after which time alone ends it'),
  afterEndDays: Days.optional().describe('Days for which it goes on after the answer'),
  answerRollover: z.boolean().optional().describe('Whether an answer is in time on the next day that is no holiday'),
  timeEndedOn: FactName.optional().describe('Fact that may record that time ended it; it never changes the result'),
  times: z.int().min(1).optional().describe('How many times it may be used in a case; unlimited if absent'),
  late: z.enum(['allowed', 'ineffective']).optional().describe('The opening fact after expiry: refused if absent'),
})

const RestartSchema = z.strictObject({
  id: Name,
  cause: TextSchema,
  norm: Norm,
  startOn: FactName.describe('From this fact the clock waits and has no due date'),
  endOn: FactName.describe('On this fact the whole term starts anew'),
  state: Name.describe('State while it waits'),
  within: TermSchema.describe('Time from the start within which the first fact must happen'),
  times: z.int().min(1).optional(),
})

const PreventionSchema = z.strictObject({
  fact: FactName,
  state: Name.describe('State from then on'),
  norm: Norm,
})

const EndSchema = z.strictObject({
  fact: FactName,
  state: Name,
  act: Name.optional().describe('What the act is, named when it has no effect'),
  from: z.array(Name).optional().describe('States it may follow; "open" is any before expiry. Default: open, expired'),
  late: z.enum(['allowed', 'ineffective']).describe('Its worth after expiry'),
  requires: z.array(FactName).optional().describe('Facts that must come before it'),
  effectiveFrom: z.enum(['start', 'event']).optional(),
})

const ExpirySchema = z.strictObject({
  effect: z.enum(['refuses', 'approves', 'escalates', 'deems-true', 'overdue', 'proceeds']),
  state: Name,
  norm: Norm,
  text: TextSchema.describe('What the expiry means, for the applicant'),
  effectiveFrom: z.enum(['start', 'event']).optional(),
})

/** A legal clock as data: it travels in service packs as JSON and holds no function. */
export const ClockDefinition = z
  .strictObject({
    id: Name,
    title: TextSchema,
    norm: Norm,
    startOn: StartSchema,
    term: z.union([TermSchema, z.strictObject({ halfOf: Name })]).describe('A length, or half that of another clock'),
    repeats: z
      .literal(true)
      .optional()
      .describe('Whether, once ended, it starts again each time its first fact happens again'),
    suspensions: z.array(SuspensionSchema),
    restarts: z.array(RestartSchema),
    preventions: z.array(PreventionSchema).describe('Facts that keep the expiry from having its effect'),
    ends: z.array(EndSchema),
    onExpiry: ExpirySchema,
    warnAt: z.array(Days).describe('Days before the due date at which to warn'),
    of: z
      .enum(['case', 'opinion'])
      .optional()
      .describe(
        'Whose time it is: of the case itself, unless said, or of a third party whose due date is not that of the case',
      ),
  })
  .describe('Definition of a legal clock')
export type ClockDefinition = z.infer<typeof ClockDefinition>

export type Suspension = ClockDefinition['suspensions'][number]
export type Restart = ClockDefinition['restarts'][number]
export type End = ClockDefinition['ends'][number]

/** The clocks that a definition refers to: those that must come before it in the list of its case. */
export function referencesOf({ startOn, term }: ClockDefinition): string[] {
  const found: string[] = []
  if ('expiryOf' in startOn) found.push(startOn.expiryOf)
  if ('clock' in startOn) found.push(startOn.clock)
  if ('halfOf' in term) found.push(term.halfOf)
  return found
}

/** The clocks of one case: ids differ, and each refers only to clocks before it, so that there is no circle. */
export const ClockDefinitions = z.array(ClockDefinition).superRefine((clocks, context) => {
  const known = new Set<string>()
  for (const [index, clock] of clocks.entries()) {
    const missing = referencesOf(clock).filter((id) => !known.has(id))
    for (const id of missing) context.addIssue({ code: 'custom', path: [index], message: `no clock ${id} before it` })
    if (known.has(clock.id)) context.addIssue({ code: 'custom', path: [index, 'id'], message: 'same id twice' })
    known.add(clock.id)
  }
})
export type ClockDefinitions = readonly ClockDefinition[]
