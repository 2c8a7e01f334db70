import type { Answers } from '#engines/cases/index.ts'
import type { OfficeAction, OfficeCase } from '../../schema.ts'

/** What a form that was not accepted left: what was typed, what is wrong, and why it was not done. */
export interface ActionFormState {
  readonly answers: Answers
  readonly documentId: string
  readonly errors: Readonly<Record<string, string>>
  /** Why it was not done, in words, where it is not about a field. */
  readonly refusal?: string | undefined
  /** Number of actions of the case that the officer had seen. */
  readonly seen?: number | undefined
}

/** The action of an address, where the case allows it now. */
export function allowedAction(office: OfficeCase, actionId: string): OfficeAction | undefined {
  return office.actions.find(({ id }) => id === actionId)
}
