import { defineError } from '#kernel/errors.ts'

export const paymentsNotSet = defineError({
  code: 'payments-not-set',
  status: 409,
  sentence: {
    it: 'Il Comune non ha ancora indicato il conto e i codici per incassare con pagoPA: vanno scritti nei suoi dati.',
    en: 'The municipality has not yet given its account and codes for pagoPA: they belong in its data.',
  },
})

export const paymentNotFound = defineError({
  code: 'payment-not-found',
  status: 404,
  sentence: { it: 'Questo pagamento non esiste.', en: 'There is no such payment.' },
})

export const paymentNotDue = defineError({
  code: 'payment-not-due',
  status: 409,
  sentence: {
    it: 'Questo pagamento non si può fare adesso: è già stato fatto, oppure non è ancora pronto.',
    en: 'This payment cannot be made now: it has been made already, or it is not ready yet.',
  },
})
