import { defineError } from '#kernel/errors.ts'

/** The template is wrong, or the data does not fit it. Details: `diagnostics`, one sentence each. */
export const documentRefused = defineError({
  code: 'document-refused',
  status: 500,
  sentence: {
    it: 'Il documento non può essere composto: il modello contiene un errore. L’ufficio ne è stato informato.',
    en: 'The document cannot be composed: its template has an error. The office has been told.',
  },
})

/** Details: `timeoutMs`. */
export const documentTooSlow = defineError({
  code: 'document-too-slow',
  status: 503,
  sentence: {
    it: 'La composizione del documento ha superato il tempo concesso. Riprovare più tardi.',
    en: 'Composing the document took longer than allowed. Please try again later.',
  },
})

/** Details: `memoryMegabytes`. */
export const documentTooLarge = defineError({
  code: 'document-too-large',
  status: 500,
  sentence: {
    it: 'La composizione del documento ha superato la memoria concessa.',
    en: 'Composing the document took more memory than allowed.',
  },
})

/** The process ended by itself, twice, on the same document. Details: `reason`. */
export const rendererCrashed = defineError({
  code: 'document-renderer-crashed',
  status: 503,
  sentence: {
    it: 'Il programma che compone i documenti si è interrotto. Riprovare più tardi.',
    en: 'The program that composes documents stopped. Please try again later.',
  },
})

export const rendererClosed = defineError({
  code: 'document-renderer-closed',
  status: 503,
  sentence: {
    it: 'Il servizio si sta fermando: il documento sarà composto alla ripartenza.',
    en: 'The service is stopping: the document will be composed when it starts again.',
  },
})
