import { defineError } from '#kernel/errors.ts'

/** The bytes are no PDF that can be signed: damaged, encrypted, or without a page. */
export const pdfUnreadable = defineError({
  code: 'pdf-unreadable',
  status: 422,
  sentence: {
    it: 'Il file PDF non si può leggere: è danneggiato o protetto da password.',
    en: 'The PDF file cannot be read: it is damaged or protected by a password.',
  },
})
