import { z } from 'zod'
import type { InputIssue } from '#kernel/errors.ts'
import type { PlainDate } from '#kernel/dates.ts'
import { Answers } from '../answer-value.ts'
import { checkFields } from '../answers.ts'
import { factsOfForm } from '../facts.ts'
import { Field } from '../fields/field.ts'

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

/** The applicant as a form asks for them. */
export const applicantField: Field = Field.parse({
  stableId: 'message-applicant',
  type: 'person',
  purpose: 'applicant',
})
const emailField: Field = Field.parse({
  stableId: 'message-email',
  type: 'email',
  required: false,
  purpose: 'applicant',
})

/** Fields by which an officer puts the applicant right. */
export const applicantFields: readonly Field[] = [applicantField, emailField]

/** The applicant as the answers of their form. */
export function answersOfApplicant(applicant: Applicant): Answers {
  const { fiscalCode, givenName, familyName, birthDate, birthPlace = '', email } = applicant
  return {
    [applicantField.stableId]: {
      'given-name': givenName,
      'family-name': familyName,
      'fiscal-code': fiscalCode,
      born: birthDate,
      birthplace: birthPlace,
    },
    ...(email === undefined ? {} : { [emailField.stableId]: email }),
  }
}

/** The applicant from the answers of their form. */
export function applicantOf(answers: Answers): Applicant {
  const person = z.record(z.string(), z.string()).catch({}).parse(answers[applicantField.stableId])
  const email = z.string().optional().catch(undefined).parse(answers[emailField.stableId])
  return {
    fiscalCode: (person['fiscal-code'] ?? '').trim().toUpperCase(),
    givenName: (person['given-name'] ?? '').trim(),
    familyName: (person['family-name'] ?? '').trim(),
    birthDate: person['born'] ?? '',
    birthPlace: (person['birthplace'] ?? '').trim(),
    ...(email === undefined || email.trim() === '' ? {} : { email: email.trim() }),
  }
}

/** Where the fiscal code stands in that form. */
export const fiscalCodePath = `${applicantField.stableId}.fiscal-code`

const noFiscalCode = {
  it: 'Manca il codice fiscale: senza, la pratica non avrebbe un titolare.',
  en: 'The tax code is missing: without it the case would be nobody’s.',
}

/** What is wrong with the applicant, by the parts of their form. */
export function applicantIssues(applicant: Applicant, today: PlainDate): InputIssue[] {
  const answers = answersOfApplicant(applicant)
  return [
    ...(applicant.fiscalCode === '' ? [{ path: fiscalCodePath, message: noFiscalCode }] : []),
    ...checkFields(applicantFields, answers, factsOfForm(applicantFields, answers, today))
      // the registry may not say where; the identity will, at the first sign-in
      .filter((issue) => issue.path !== `${applicantField.stableId}.birthplace`),
  ]
}
