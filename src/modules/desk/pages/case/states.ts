/** A note that was not accepted, as it was typed. */
export interface NoteState {
  readonly noteId: string
  readonly text: string
  readonly error: string
}

/** What a form of the case left on its page when it was not accepted. */
export interface CaseFormState {
  readonly note?: NoteState | undefined
  /** Errors of the assignment, by field. */
  readonly assignment?: Readonly<Record<string, string>> | undefined
}
