import { defineError } from '#kernel/errors.ts'

/** The message may still leave later. Details: `code`, the server's number or the system's word; never an address. */
export const mailNotSent = defineError({
  code: 'mail-not-sent',
  status: 503,
  sentence: {
    it: 'Il server di posta non ha preso il messaggio ({code}). L’invio sarà ripetuto.',
    en: 'The mail server did not take the message ({code}). It will be sent again.',
  },
})
