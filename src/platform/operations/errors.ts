import { defineError } from '#kernel/errors.ts'

export const signInNeeded = defineError({
  code: 'sign-in-needed',
  status: 401,
  sentence: {
    it: 'Per continuare devi accedere con la tua identità digitale.',
    en: 'To go on you need to sign in with your digital identity.',
  },
})

export const identityLevelTooLow = defineError({
  code: 'identity-level-too-low',
  status: 403,
  sentence: {
    it: 'Per questo servizio serve un accesso più sicuro: accedi di nuovo con identità di livello {level}.',
    en: 'This service needs a more secure sign-in: sign in again with an identity of level {level}.',
  },
})

export const notAllowed = defineError({
  code: 'not-allowed',
  status: 403,
  sentence: {
    it: 'Questa pagina è riservata al personale incaricato.',
    en: 'This page is reserved for the officers in charge.',
  },
})

export const notFound = defineError({
  code: 'not-found',
  status: 404,
  sentence: {
    it: 'Non troviamo quello che cerchi. Forse l’indirizzo è sbagliato, o non riguarda te.',
    en: 'We cannot find what you are looking for. The address may be wrong, or it may not concern you.',
  },
})

export const malformedBody = defineError({
  code: 'malformed-body',
  status: 400,
  sentence: {
    it: 'La richiesta non è leggibile: non è JSON ben formato.',
    en: 'The request cannot be read: it is not well-formed JSON.',
  },
})

export const bodyTooLarge = defineError({
  code: 'body-too-large',
  status: 413,
  sentence: {
    it: 'La richiesta è troppo grande: al massimo {megabytes} MB.',
    en: 'The request is too large: {megabytes} MB at the most.',
  },
})

export const unsupportedMediaType = defineError({
  code: 'unsupported-media-type',
  status: 415,
  sentence: {
    it: 'Il formato della richiesta non è quello atteso: {expected}.',
    en: 'The format of the request is not the one expected: {expected}.',
  },
})

export const crossSiteRequest = defineError({
  code: 'cross-site-request',
  status: 403,
  sentence: {
    it: 'La richiesta non arriva da una pagina di questo sito, o la pagina è rimasta aperta troppo a lungo. Torna alla pagina, ricaricala e riprova.',
    en: 'The request does not come from a page of this site, or the page was open for too long. Go back to the page, reload it and try again.',
  },
})

export const tooManyRequests = defineError({
  code: 'too-many-requests',
  status: 429,
  sentence: {
    it: 'Troppe richieste in poco tempo. Riprova tra {seconds} secondi.',
    en: 'Too many requests in a short time. Try again in {seconds} seconds.',
  },
})

export const unknownHost = defineError({
  code: 'unknown-host',
  status: 421,
  sentence: { it: 'Nessun Comune risponde a questo indirizzo.', en: 'No municipality answers at this address.' },
})

export const internalError = defineError({
  code: 'internal-error',
  status: 500,
  sentence: {
    it: 'Qualcosa non ha funzionato, e non per colpa tua. Quello che avevi già salvato è al sicuro: riprova tra poco.',
    en: 'Something went wrong, and it is not your fault. What you had saved is safe: try again shortly.',
  },
})

/** What any operation may answer, whatever it does. */
export const commonErrors = [malformedBody, tooManyRequests, internalError] as const
