import { defineError } from '#kernel/errors.ts'
import type { PaymentPort } from './port.ts'

export const paymentsUnavailable = defineError({
  code: 'payments-unavailable',
  status: 503,
  sentence: {
    it: 'Il sistema dei pagamenti non risponde. Riprova tra qualche minuto: il tuo debito resta, e non ne nasce un altro.',
    en: 'The payment system does not answer. Try again in a few minutes: what you owe stays, and is not doubled.',
  },
})

const refuse = () => Promise.reject(paymentsUnavailable.with())

/** For an installation without a payment system: nothing can be charged until it has one. */
export const noPayments: PaymentPort = { create: refuse, statusOf: refuse, checkout: refuse }
