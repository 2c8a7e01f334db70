import { evaluate } from '#kernel/conditions.ts'
import { isPlainDate } from '#kernel/dates.ts'
import type { InputIssue } from '#kernel/errors.ts'
import { z } from 'zod'
import type { DocumentSlot, Field, Page, ServiceDefinition } from './definition.ts'

/** One answer: text, a list of choices, or yes/no. */
export const AnswerValue = z.union([z.string().max(20_000), z.array(z.string().max(100)).max(100), z.boolean()])

/** Answers by the stableId of their field. */
export const Answers = z.record(z.string().max(60), AnswerValue)

export type Answers = z.output<typeof Answers>

type Sentence = InputIssue['message']

const words = {
  missing: { it: 'Manca una risposta: compila questo campo.', en: 'An answer is missing: fill in this field.' },
  option: { it: 'Scegli una delle voci proposte.', en: 'Choose one of the options given.' },
  date: { it: 'Scrivi una data che esiste: giorno, mese, anno.', en: 'Write a date that exists: day, month, year.' },
  email: {
    it: 'Scrivi un indirizzo e-mail, per esempio nome@esempio.it.',
    en: 'Write an e-mail address, such as name@example.org.',
  },
  phone: {
    it: 'Scrivi un numero di telefono: solo cifre, spazi e +.',
    en: 'Write a telephone number: digits, spaces and + only.',
  },
  type: { it: 'Il valore non è del tipo atteso.', en: 'The value is not of the expected type.' },
  unknown: { it: 'Questo campo non esiste.', en: 'There is no such field.' },
  file: {
    it: 'Manca un allegato: caricalo prima di continuare.',
    en: 'An attachment is missing: upload it before you go on.',
  },
} as const satisfies Record<string, Sentence>

const emailSchema = z.email()

/** Longest text of a field, in characters. */
export function maxLengthOf(field: Field): number {
  return field.maxLength ?? (field.type === 'long-text' ? 4_000 : 200)
}

/** Whether a field is asked, given the other answers. */
export function isVisible(field: Pick<Field, 'visibleIf'>, answers: Answers): boolean {
  return field.visibleIf === undefined || evaluate(field.visibleIf, answers)
}

/** Whether an answer, or a document, is needed, given the other answers. */
export function isRequired(item: Pick<Field | DocumentSlot, 'required'>, answers: Answers): boolean {
  return typeof item.required === 'boolean' ? item.required : evaluate(item.required, answers)
}

function textIssue(field: Field, value: string): Sentence | undefined {
  const limit = maxLengthOf(field)
  if (value.length > limit)
    return {
      it: `Il testo è troppo lungo: al massimo ${limit} caratteri.`,
      en: `The text is too long: ${limit} characters at the most.`,
    }
  if (field.type === 'choice' && !field.options?.includes(value)) return words.option
  if (field.type === 'date' && !isPlainDate(value)) return words.date
  if (field.type === 'email' && !emailSchema.safeParse(value).success) return words.email
  if (field.type === 'phone' && !/^\+?[\d ./-]{5,25}$/.test(value)) return words.phone
  return undefined
}

function issueOf(field: Field, value: Answers[string]): Sentence | undefined {
  switch (field.type) {
    case 'yes-no':
      return typeof value === 'boolean' ? undefined : words.type
    case 'choices':
      if (!Array.isArray(value)) return words.type
      return value.every((option) => field.options?.includes(option)) ? undefined : words.option
    default:
      return typeof value === 'string' ? textIssue(field, value) : words.type
  }
}

function isEmpty(value: Answers[string] | undefined): boolean {
  return (
    value === undefined ||
    (typeof value === 'string' && value.trim() === '') ||
    (Array.isArray(value) && value.length === 0)
  )
}

/** What is wrong with the answers to these fields, in words, in the order of the fields. */
export function checkFields(fields: readonly Field[], answers: Answers, all: Answers = answers): InputIssue[] {
  return fields
    .filter((field) => isVisible(field, all))
    .flatMap((field) => {
      const value = answers[field.stableId]
      if (value === undefined || isEmpty(value))
        return isRequired(field, all) ? [{ path: field.stableId, message: words.missing }] : []
      const message = issueOf(field, value)
      return message ? [{ path: field.stableId, message }] : []
    })
}

/** Answers to fields that are not among these. */
export function unknownFields(fields: readonly Field[], answers: Answers): InputIssue[] {
  const known = new Set(fields.map(({ stableId }) => stableId))
  return Object.keys(answers)
    .filter((stableId) => !known.has(stableId))
    .map((path) => ({ path, message: words.unknown }))
}

/** Answers to fields that are asked, trimmed; the rest was typed on a road not taken and is not submitted. */
export function askedAnswers(pages: readonly Page[], answers: Answers): Answers {
  const asked = pages.flatMap(({ fields }) => fields).filter((field) => isVisible(field, answers))
  return Object.fromEntries(
    asked.flatMap(({ stableId }) => {
      const value = answers[stableId]
      return value === undefined || isEmpty(value) ? [] : [[stableId, typeof value === 'string' ? value.trim() : value]]
    }),
  )
}

/** What is wrong with a whole application: every page, every document. `files` counts the files in each slot. */
export function checkApplication(
  definition: ServiceDefinition,
  answers: Answers,
  files: Readonly<Record<string, number>>,
): InputIssue[] {
  const issues = definition.pages.flatMap(({ fields }) => checkFields(fields, answers))
  const missing = definition.documents
    .filter((slot) => isRequired(slot, answers) && (files[slot.stableId] ?? 0) === 0)
    .map(({ stableId }) => ({ path: stableId, message: words.file }))
  return [...issues, ...missing]
}
