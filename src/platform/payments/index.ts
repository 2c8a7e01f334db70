export type { Checkout, Debt, DebtAnswer, DebtStatus, PaymentPort } from './port.ts'
export { noPayments, paymentsUnavailable } from './unavailable.ts'
export { iuvOf, noticeNumber } from './iuv.ts'
