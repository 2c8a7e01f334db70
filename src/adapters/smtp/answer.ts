import type { MailAnswer } from '#platform/mail/index.ts'
import { mailNotSent } from './errors.ts'

interface SmtpFailure {
  readonly code?: unknown
  readonly responseCode?: unknown
  readonly response?: unknown
}

// What the server may refuse for good: the sender or the recipient (EENVELOPE) and the message (EMESSAGE).
// A 5xx to the greeting or to our password says nothing about the message, which waits for us to repair that.
const aboutTheMessage = new Set<unknown>(['EENVELOPE', 'EMESSAGE'])

/** The refusal in a failure of the transport. Throws `mail-not-sent` when trying again may help. */
export function answerOf(failure: unknown): MailAnswer {
  const { code, responseCode, response } = (failure ?? {}) as SmtpFailure
  if (typeof responseCode === 'number' && responseCode >= 500 && aboutTheMessage.has(code)) {
    return { accepted: false, response: typeof response === 'string' ? response : String(responseCode) }
  }
  // The transport's own message quotes the recipient: only numbers and words of the system go on.
  throw mailNotSent.with({ code: typeof responseCode === 'number' ? responseCode : wordOf(code) })
}

function wordOf(code: unknown): string {
  return typeof code === 'string' && /^[A-Z_]{2,40}$/.test(code) ? code : 'unknown'
}
