import { fillText, type Text, type TextParams } from '#kernel/text.ts'

/** An error declared once: its code, its HTTP status and its sentence for a person. */
export type ErrorDescriptor = {
  readonly code: string
  readonly status: number
  readonly sentence: Text
  /** Creates the error to throw. `details` fill the sentence and are logged: never personal data. */
  readonly with: (details?: TextParams) => PorticoError
}

export type ErrorDeclaration = Pick<ErrorDescriptor, 'code' | 'status' | 'sentence'>

export class PorticoError extends Error {
  override readonly name: string = 'PorticoError'
  readonly code: string
  readonly status: number
  readonly descriptor: ErrorDescriptor
  readonly details?: TextParams

  constructor(descriptor: ErrorDescriptor, details?: TextParams) {
    super(descriptor.code)
    this.code = descriptor.code
    this.status = descriptor.status
    this.descriptor = descriptor
    if (details) this.details = details
  }

  /** The sentence for a person, its placeholders filled, in both languages. */
  get sentence(): Text {
    return fillText(this.descriptor.sentence, this.details)
  }
}

/** Declares an error. The code is kebab-case and, once published, never changes meaning. */
export function defineError(declaration: ErrorDeclaration): ErrorDescriptor {
  const descriptor: ErrorDescriptor = Object.freeze({
    ...declaration,
    with: (details?: TextParams) => new PorticoError(descriptor, details),
  })
  return descriptor
}

export const invalidInput = defineError({
  code: 'invalid-input',
  status: 422,
  sentence: {
    it: 'Alcuni dati mancano o non sono corretti. Controlla i campi indicati.',
    en: 'Some data are missing or not correct. Check the fields shown.',
  },
})

/** What is wrong with one field: its path from the root of the input, and a sentence for the person. */
export type InputIssue = { readonly path: string; readonly message: Text }

/** Input that does not satisfy its schema or its rules: status 422, one issue for each field. */
export class InvalidInput extends PorticoError {
  override readonly name = 'InvalidInput'
  readonly issues: readonly InputIssue[]

  constructor(issues: readonly InputIssue[]) {
    super(invalidInput)
    this.issues = issues
  }
}
