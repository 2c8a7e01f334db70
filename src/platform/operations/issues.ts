import type { InputIssue } from '#kernel/errors.ts'
import type { z } from 'zod'

type Sentence = InputIssue['message']

const missing: Sentence = {
  it: 'Manca un dato: compila questo campo.',
  en: 'Something is missing: fill in this field.',
}

const formats: Readonly<Record<string, Sentence>> = {
  email: {
    it: 'Scrivi un indirizzo e-mail, per esempio nome@esempio.it.',
    en: 'Write an e-mail address, such as name@example.org.',
  },
  uuid: { it: 'Questo identificativo non è valido.', en: 'This identifier is not valid.' },
  date: { it: 'Scrivi una data, per esempio 22/11/2026.', en: 'Write a date, such as 22/11/2026.' },
}

const wrongFormat: Sentence = {
  it: 'Il valore non ha la forma attesa.',
  en: 'The value does not have the expected form.',
}
const wrongType: Sentence = { it: 'Il valore non è del tipo atteso.', en: 'The value is not of the expected type.' }
const notInList: Sentence = { it: 'Scegli una delle voci proposte.', en: 'Choose one of the options given.' }
const unknownField: Sentence = { it: 'Questo campo non esiste.', en: 'There is no such field.' }

function limit(bound: number | bigint, few: boolean, text: boolean): Sentence {
  if (few) return text && bound === 1 ? missing : { it: `Serve almeno ${bound}.`, en: `At least ${bound} is needed.` }
  return text
    ? {
        it: `Il testo è troppo lungo: al massimo ${bound} caratteri.`,
        en: `The text is too long: ${bound} characters at the most.`,
      }
    : { it: `Al massimo ${bound}.`, en: `${bound} at the most.` }
}

function sentenceOf(issue: z.core.$ZodIssue): Sentence {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? missing : wrongType
    case 'invalid_format':
      return formats[issue.format] ?? wrongFormat
    case 'too_small':
      return limit(issue.minimum, true, issue.origin === 'string')
    case 'too_big':
      return limit(issue.maximum, false, issue.origin === 'string')
    case 'invalid_value':
      return notInList
    case 'unrecognized_keys':
      return unknownField
    default:
      return wrongFormat
  }
}

/** The issues of a schema in words for a person: never a raw validator message. */
export function issuesOf(error: z.ZodError): InputIssue[] {
  return error.issues.flatMap((issue) => {
    const message = sentenceOf(issue)
    const path = issue.path.map(String)
    return issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ path: [...path, key].join('.'), message }))
      : [{ path: path.join('.'), message }]
  })
}
