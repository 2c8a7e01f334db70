import { z } from 'zod'
import type { InputIssue } from '#kernel/errors.ts'
import type { PlainDate } from '#kernel/dates.ts'
import { today } from '#kernel/language/expression.ts'
import { Answers } from '../answer-value.ts'
import { checkFields } from '../answers.ts'
import { factsOfForm } from '../facts.ts'
import { Field } from '../fields/field.ts'
import type { FieldInput } from '../fields/field.ts'

const line = z.string().max(2_000)

/** Whom a message is about, as the registry or an officer wrote it. */
export const Applicant = z.object({
  fiscalCode: line,
  givenName: line,
  familyName: line,
  birthDate: line,
  birthPlace: line.optional(),
  email: line.optional(),
})
export type Applicant = z.output<typeof Applicant>

/** What a message says, as it came. */
export const MessageContent = z.object({
  sender: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('citizen') }),
    z.object({ kind: z.literal('administration'), name: line }),
  ]),
  applicant: Applicant,
  facts: z.record(z.string(), z.unknown()),
})
export type MessageContent = z.output<typeof MessageContent>

/** The same as an officer put it right. */
export const MessageCorrection = z.object({ applicant: Applicant, answers: Answers })
export type MessageCorrection = z.output<typeof MessageCorrection>

/** Why a message opened no case by itself. */
export const MessageIssues = z.array(
  z.object({ path: z.string(), message: z.object({ it: z.string(), en: z.string() }) }),
)

/** Fields by which an officer puts the applicant right, each with what it is of them. */
const parts = [
  ['message-given-name', 'givenName', { type: 'text', maxLength: 100 }],
  ['message-family-name', 'familyName', { type: 'text', maxLength: 100 }],
  ['message-fiscal-code', 'fiscalCode', { type: 'fiscal-code' }],
  ['message-born', 'birthDate', { type: 'date', notAfter: today() }],
  // the registry may not say where; the identity will, at the first sign-in
  ['message-birthplace', 'birthPlace', { type: 'text', maxLength: 100, required: false }],
  ['message-email', 'email', { type: 'email', required: false }],
] as const satisfies readonly (readonly [string, keyof Applicant, Partial<FieldInput>])[]

export const applicantFields: readonly Field[] = parts.map(([stableId, , rest]) =>
  Field.parse({ stableId, purpose: 'applicant', ...rest }),
)

/** Where the fiscal code stands in that form. */
export const fiscalCodePath = 'message-fiscal-code'

/** The applicant as the answers of their form. */
export function answersOfApplicant(applicant: Applicant): Answers {
  return Object.fromEntries(
    parts.flatMap(([stableId, name]) => {
      const said = applicant[name]
      return said === undefined || said === '' ? [] : [[stableId, said] as const]
    }),
  )
}

/** The applicant from the answers of their form. */
export function applicantOf(answers: Answers): Applicant {
  const of = (stableId: (typeof parts)[number][0]) => {
    const said = answers[stableId]
    return typeof said === 'string' ? said.trim() : ''
  }
  const [birthPlace, email] = [of('message-birthplace'), of('message-email')]
  return {
    fiscalCode: of('message-fiscal-code').toUpperCase(),
    givenName: of('message-given-name'),
    familyName: of('message-family-name'),
    birthDate: of('message-born'),
    ...(birthPlace === '' ? {} : { birthPlace }),
    ...(email === '' ? {} : { email }),
  }
}

/** What is wrong with the applicant, by the fields of their form. */
export function applicantIssues(applicant: Applicant, on: PlainDate): InputIssue[] {
  const answers = answersOfApplicant(applicant)
  return checkFields(applicantFields, answers, factsOfForm(applicantFields, answers, on))
}
