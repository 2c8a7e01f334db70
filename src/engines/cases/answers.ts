import type { Bounds } from '#kernel/bounds.ts'
import type { InputIssue } from '#kernel/errors.ts'
import { isTrue } from '#kernel/language/evaluate.ts'
import type { Facts } from '#kernel/language/value.ts'
import type { PlainDate } from '#kernel/dates.ts'
import type { Text } from '#kernel/text.ts'
import type { Answers, AnswerValue } from './answer-value.ts'
import type { Field, Page, ServiceDefinition } from './definition.ts'
import { factsOf } from './facts.ts'
import type { CheckFacts } from './fields/check-field.ts'
import { checkRecord, isEmpty, isRecord, isRequired, isVisible } from './fields/check-field.ts'
import type { AttachedFile } from './fields/files.ts'

const words = {
  unknown: { it: 'Questo campo non esiste.', en: 'There is no such field.' },
  file: {
    it: 'Manca un allegato: caricalo prima di continuare.',
    en: 'An attachment is missing: upload it before you go on.',
  },
} as const

/** What is wrong with the answers to these fields, in words, in the order of the fields. */
export function checkFields(fields: readonly Field[], answers: Answers, facts: CheckFacts): InputIssue[] {
  return checkRecord(fields, answers, facts)
}

/** Answers to fields that are not among these. */
export function unknownFields(fields: readonly Field[], answers: Answers): InputIssue[] {
  const known = new Set(fields.map(({ stableId }) => stableId))
  return Object.keys(answers)
    .filter((stableId) => !known.has(stableId))
    .map((path) => ({ path, message: words.unknown }))
}

/** An answer without spaces around its texts and without its empty parts. */
export function tidy(value: AnswerValue): AnswerValue
export function tidy(value: unknown): unknown
export function tidy(value: unknown): unknown {
  if (typeof value === 'string') return value.trim()
  if (Array.isArray(value)) return value.map((one: unknown) => tidy(one))
  if (!isRecord(value)) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([part, inner]) => (isEmpty(inner) ? [] : [[part, tidy(inner)]])),
  )
}

/** Answers to fields that are asked, trimmed; the rest was typed on a road not taken and is not submitted. */
export function askedAnswers(pages: readonly Page[], answers: Answers, facts: Facts): Answers {
  const asked = pages.flatMap(({ fields }) => fields).filter((field) => isVisible(field, facts))
  return Object.fromEntries(
    asked.flatMap(({ stableId }) => {
      const value = answers[stableId]
      return value === undefined || isEmpty(value) ? [] : [[stableId, tidy(value)]]
    }),
  )
}

/** Rules between fields that do not hold, each told at its first field that is asked. */
export function brokenRules(
  definition: ServiceDefinition,
  fields: readonly Field[],
  facts: Facts,
  say: SayText,
): InputIssue[] {
  return (definition.rules ?? []).flatMap((rule) => {
    const at = rule.fields.find((id) => fields.some((field) => field.stableId === id && isVisible(field, facts)))
    return at === undefined || isTrue(rule.holds, facts) ? [] : [{ path: at, message: say(`rules.${rule.id}.error`) }]
  })
}

/** A text of the pack by its key, in both languages. */
export type SayText = (key: string) => Text

/** Why whoever applies cannot have the service, told at `eligibility.<id>`. */
function refusals(definition: ServiceDefinition, facts: Facts, say: SayText): InputIssue[] {
  return (definition.eligibility ?? [])
    .filter((one) => one.otherwise === 'refuses' && !isTrue(one.holds, facts))
    .map(({ id }) => ({ path: `eligibility.${id}`, message: say(`eligibility.${id}.otherwise`) }))
}

/** What is wrong with a whole application: every page, every rule, every document. `files` are those attached. */
export function checkApplication(
  definition: ServiceDefinition,
  answers: Answers,
  files: readonly AttachedFile[],
  today: PlainDate,
  say: SayText,
  territory?: Bounds,
): InputIssue[] {
  const facts = { ...factsOf(definition, answers, today), territory, files }
  const fields = definition.pages.flatMap((page) => page.fields)
  const issues = checkFields(fields, answers, facts)
  const missing = definition.documents
    .filter((slot) => isRequired(slot, facts) && !files.some((file) => file.slot === slot.stableId))
    .map(({ stableId }) => ({ path: stableId, message: words.file }))
  // rules are asked of answers that are right each by itself
  const between =
    issues.length > 0 ? [] : [...brokenRules(definition, fields, facts, say), ...refusals(definition, facts, say)]
  return [...issues, ...between, ...missing]
}
