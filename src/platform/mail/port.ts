/** A mail to one person. */
export interface MailMessage {
  /** Id of the notice: the Message-ID comes from it, so that a receiver recognises a repetition. */
  readonly id: string
  readonly to: string
  readonly fromName: string
  readonly subject: string
  readonly text: string
  readonly locale: 'it' | 'en'
  readonly attachments: readonly { readonly name: string; readonly mediaType: string; readonly content: Buffer }[]
}

/** The answer of the mail server: taken, or refused for good. What may still go well is thrown, and tried again. */
export interface MailAnswer {
  readonly accepted: boolean
  readonly response: string
}

export interface MailPort {
  send: (message: MailMessage) => Promise<MailAnswer>
  close: () => void
}
