import type { Answers } from '#engines/cases/index.ts'
import type { DateParts } from '#ui/index.ts'

/** A delivery as it was typed, and what is wrong with it. */
export interface DeliveryState {
  readonly date: string | DateParts
  readonly time: string
  readonly proof: string
  readonly errors: Readonly<Record<string, string>>
}

/** What a form of the document left on its page when it was not accepted. */
export interface DocumentFormState {
  /** Words typed into the document, and what is wrong with them. */
  readonly answers?: Answers | undefined
  readonly errors?: Readonly<Record<string, string>> | undefined
  readonly delivery?: DeliveryState | undefined
  /** Why it was not done, in words, where it is not about a field. */
  readonly refusal?: string | undefined
}
